/** Opens the walk of a sign-on to an application: where its environment's authorization server is, and the two ways there. */
import type { FlowPorts, SignOnAttempt, SignOnReport } from '../auth/flow/sign-on-attempt.ts';
import type { SignOn } from '../auth/sign-on.ts';
import type { Settings } from '../config/resolved.ts';
import { configurationError } from '../core/errors.ts';
import { issuerOf, placeOf } from '../pingone/endpoints.ts';
import { apiRoot, endpointSettings } from './sign-on.ts';

/** A custom domain belongs to one environment: that of the profile (pingone-api §1). */
function endpointOf(settings: Settings, environmentId: string) {
  const own = endpointSettings(settings);
  return environmentId === own.environmentId ? own : { ...own, environmentId, customDomain: undefined };
}

function settle(settings: Settings, isActive: boolean, attempt: SignOnAttempt): SignOn {
  const { client, environmentId, scopes } = attempt;
  const endpoint = endpointOf(settings, environmentId);
  const issuer = issuerOf(endpoint);
  if (issuer === undefined) {
    throw configurationError(
      `Nothing says where the authorization server of the environment ${environmentId} is.`,
      'Set the region: pingcli config set service.pingOne.endpoint.rootDomain=<root domain>',
    );
  }
  return {
    profile: settings.profile.value,
    profileIsActive: isActive,
    grant: 'authorization_code',
    issuer,
    environmentId,
    place: placeOf(endpoint),
    apiOrigin: apiRoot(settings).origin,
    client,
    scopes,
    // Nobody listens: the redirect is read, not followed.
    redirect: { port: 0, path: '/' },
    grantIsNamed: true,
  };
}

export async function testSignOn(
  settings: Settings,
  activeProfile: string,
  attempt: SignOnAttempt,
  ports: FlowPorts,
): Promise<SignOnReport> {
  const isActive = activeProfile.toLowerCase() === settings.profile.value.toLowerCase();
  const signOn = settle(settings, isActive, attempt);
  const { walkSignOn } = await import('../auth/flow/walk-sign-on.ts');
  return walkSignOn(attempt, signOn, ports);
}
