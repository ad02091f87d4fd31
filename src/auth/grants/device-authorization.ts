/** The device authorization grant (RFC 8628): a person confirms on any device, this one only waits. */
import {
  calculatePKCECodeChallenge,
  type DeviceAuthorizationResponse,
  genericGrantRequest,
  initiateDeviceAuthorization,
  randomPKCECodeVerifier,
} from 'openid-client';
import { Secret } from '../../core/secret.ts';
import { type AuthorizationServer, discoverAuthorizationServer } from '../authorization-server.ts';
import { subjectOf, verifyFreshIdToken } from '../id-token.ts';
import { invalidIdToken } from '../oauth-errors.ts';
import { oauthProblem } from '../oauth-problem.ts';
import type { SignOn } from '../sign-on.ts';
import { readTokenSet, warnOfMissingScopes } from '../token-response.ts';
import type { TokenSet } from '../token-set.ts';
import { pollForTokens } from './device-polling.ts';
import { judgeVerification } from './device-verification.ts';
import type { GrantFlow, GrantOptions, GrantPorts } from './grant.ts';
import { withOpenid } from './requested-scopes.ts';
import { showInBrowser } from './show-in-browser.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * PKCE is no part of RFC 8628, but PingOne takes it and Ping's own client sends it: it ties the device code to this
 * process. Only where the server knows it.
 */
async function pkce(server: AuthorizationServer) {
  if (!server.metadata.code_challenge_methods_supported?.includes('S256')) return undefined;
  const verifier = randomPKCECodeVerifier();
  const challenge = await calculatePKCECodeChallenge(verifier);
  return {
    verifier: new Secret(verifier),
    parameters: { code_challenge: challenge, code_challenge_method: 'S256' },
  };
}

/** SEC-30: address and code once, to copy; the code always, for comparison. */
async function showCode(
  authorization: DeviceAuthorizationResponse,
  signOn: SignOn,
  ports: GrantPorts,
  options: GrantOptions,
): Promise<void> {
  const verification = judgeVerification(authorization, signOn.issuer);
  const { say } = ports;
  say.line('To sign on, open this address in a browser on any device:');
  say.copyable(verification.address);
  say.line('and enter or compare this code:');
  say.copyable(authorization.user_code);
  if (verification.foreignHost !== undefined) {
    say.note(
      `The application sends you to ${verification.foreignHost}, which is not the host of the authorization server (${new URL(signOn.issuer).host}). Continue only if you know it.`,
    );
  }
  say.warning(
    'Only continue if you started this sign-on yourself. Never enter a code that somebody else gave you.',
  );
  if (verification.opens !== undefined) await showInBrowser(verification.opens, ports, options);
}

async function obtain(signOn: SignOn, ports: GrantPorts, options: GrantOptions): Promise<TokenSet> {
  const server = await discoverAuthorizationServer(signOn, ports);
  if (server.metadata.device_authorization_endpoint === undefined) {
    throw oauthProblem({ error: 'unsupported_grant_type' }, signOn, 'device authorization');
  }
  const scopes = withOpenid(signOn.scopes);
  const proof = await pkce(server);
  if (proof) ports.learn(proof.verifier);
  const authorization = await server.ask('device authorization', (configuration) =>
    initiateDeviceAuthorization(configuration, { scope: scopes.join(' '), ...proof?.parameters }),
  );
  const deviceCode = new Secret(authorization.device_code);
  ports.learn(deviceCode);
  await showCode(authorization, signOn, ports, options);

  const spinner = ports.say.waiting('Waiting for the code to be confirmed');
  const request = () =>
    server.ask('token', (configuration) =>
      genericGrantRequest(configuration, grantType, {
        device_code: deviceCode.open(),
        ...(proof ? { code_verifier: proof.verifier.open() } : {}),
      }),
    );
  const terms = { interval: authorization.interval, expiresIn: authorization.expires_in };
  const expired = () => oauthProblem({ error: 'expired_token' }, signOn, 'token');
  const response = await pollForTokens(request, terms, ports, expired).finally(() => spinner.done());

  const answer = server.lastTokenAnswer();
  const tokens = readTokenSet(response, { answer, scopes, learn: ports.learn });
  const claims = response.claims();
  if (claims === undefined) throw invalidIdToken('there is none');
  verifyFreshIdToken(claims, tokens.accessToken.open(), answer);
  warnOfMissingScopes(scopes, tokens, ports.say);
  return { ...tokens, subject: subjectOf(claims) };
}

export const deviceAuthorizationGrant: GrantFlow = { name: 'device_code', interactive: true, obtain };
