/** How the client proves who it is at the token endpoint (RFC 6749 §2.3.1): by header or by body, never both. */
import { type ClientAuth, ClientSecretBasic, ClientSecretPost, None } from 'openid-client';
import { CliError } from '../core/errors.ts';
import type { Secret } from '../core/secret.ts';
import type { SignOn } from './sign-on.ts';
import { grantSetting } from './suggested-commands.ts';

function missingSecret(signOn: SignOn): CliError {
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code: 'CLIENT_SECRET_MISSING',
    message: `Profile '${signOn.profile}' has no client secret for client ${signOn.client.id}.`,
    reason: `its authentication method is ${signOn.client.authentication}, which needs one`,
    suggestion: `Set ${grantSetting(signOn, 'clientSecret')} from a prompt, stdin or the environment; where the application has no secret, set ${grantSetting(signOn, 'tokenEndpointAuthMethod')}=none.`,
  });
}

/**
 * Reads the secret where the method needs one, and only then; a public client never sends any (SEC-07).
 * @throws CliError (configuration) where the secret is missing.
 */
export async function authenticateClient(
  signOn: SignOn,
  learn: (secret: Secret) => void,
): Promise<ClientAuth> {
  const { authentication, secret: read } = signOn.client;
  if (authentication === 'none') return None();
  const secret = await read?.();
  if (secret === undefined || secret.open() === '') throw missingSecret(signOn);
  learn(secret);
  return authentication === 'client_secret_basic'
    ? ClientSecretBasic(secret.open())
    : ClientSecretPost(secret.open());
}
