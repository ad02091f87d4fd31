/** The authorization code grant with PKCE for native apps (RFC 6749 §4.1, RFC 7636, RFC 8252): a person signs on in the browser. */
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { Secret } from '../../core/secret.ts';
import { type AuthorizationAttempt, beginAttempt } from '../authorization-attempt.ts';
import {
  type AuthorizationServer,
  discoverAuthorizationServer,
  requireS256,
} from '../authorization-server.ts';
import { type CallbackListener, openCallbackListener } from '../callback-listener.ts';
import { callbackPortError } from '../callback-port.ts';
import { type AttemptSecrets, exchangeCode } from '../code-exchange.ts';
import { subjectOf } from '../id-token.ts';
import type { SignOn } from '../sign-on.ts';
import { warnOfMissingScopes } from '../token-response.ts';
import type { TokenSet } from '../token-set.ts';
import { awaitResponse, requireCode } from './await-response.ts';
import { failurePage, successPage } from './concluding-page.ts';
import type { GrantFlow, GrantOptions, GrantPorts } from './grant.ts';
import { withOpenid } from './requested-scopes.ts';
import { opensBrowser, showInBrowser } from './show-in-browser.ts';

async function authorizationUrl(
  server: AuthorizationServer,
  redirectUri: URL,
  scopes: readonly string[],
  { state, nonce, verifier }: AttemptSecrets,
): Promise<string> {
  const challenge = await calculatePKCECodeChallenge(verifier);
  const url = await server.ask('authorization', async (configuration) =>
    buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri.href,
      scope: scopes.join(' '),
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }),
  );
  return url.href;
}

async function openListener(
  signOn: SignOn,
  attempt: AuthorizationAttempt,
  ports: GrantPorts,
): Promise<CallbackListener> {
  try {
    return await openCallbackListener({
      port: signOn.redirect.port,
      path: signOn.redirect.path,
      attempt,
      clock: ports.clock,
      report: (line) => ports.say.detail(line),
    });
  } catch (cause) {
    throw callbackPortError(cause, signOn);
  }
}

/** Over SSH the listener can still be reached: its port is the same on both ends. */
function forwardingHint({ host, port }: URL): string {
  return `The browser comes back to ${host} on this computer. From another one, connect with: ssh -L ${port}:${host} <this computer>`;
}

async function obtain(signOn: SignOn, ports: GrantPorts, options: GrantOptions): Promise<TokenSet> {
  const server = await discoverAuthorizationServer(signOn, ports);
  requireS256(server, signOn);
  const scopes = withOpenid(signOn.scopes);
  const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  ports.learn(new Secret(secrets.verifier));
  const attempt = beginAttempt({
    state: secrets.state,
    issuer: signOn.issuer,
    issuerIsRequired: server.metadata.authorization_response_iss_parameter_supported === true,
  });
  const listener = await openListener(signOn, attempt, ports);
  try {
    const url = await authorizationUrl(server, listener.redirectUri, scopes, secrets);
    ports.say.line(
      opensBrowser(ports, options)
        ? 'Opening the browser to sign on. If it does not open, use this address:'
        : 'To sign on, open this address in a browser:',
    );
    ports.say.copyable(url);
    const isOpen = await showInBrowser(url, ports, options);
    if (!isOpen) ports.say.line(forwardingHint(listener.redirectUri));
    const response = await awaitResponse(attempt, listener.redirectUri, isOpen, ports);
    const parameters = requireCode(response, signOn);
    const { redirectUri } = listener;
    const exchanged = await exchangeCode({ parameters, redirectUri, secrets, scopes }, server, ports);
    const tokens = { ...exchanged.tokens, subject: subjectOf(exchanged.claims) };
    await listener.conclude(successPage(signOn, tokens));
    warnOfMissingScopes(scopes, tokens, ports.say);
    return tokens;
  } catch (error) {
    await listener.conclude(failurePage(error));
    throw error;
  } finally {
    await listener.close();
  }
}

export const authorizationCodeGrant: GrantFlow = { name: 'authorization_code', interactive: true, obtain };
