/** Trades a refresh token for a new token set (RFC 6749 §6). The caller serialises this across processes (SEC-50). */
import { refreshTokenGrant } from 'openid-client';
import type { Secret } from '../../core/secret.ts';
import { discoverAuthorizationServer, type ServerPorts } from '../authorization-server.ts';
import { subjectOf, verifyRefreshedIdToken } from '../id-token.ts';
import type { SignOn } from '../sign-on.ts';
import { readTokenSet } from '../token-response.ts';
import type { TokenSet } from '../token-set.ts';

/**
 * The old refresh token stays in the set where the server sent no new one (SEC-51).
 * @throws CliError with code `INVALID_GRANT` (not-signed-in) where the refresh token is spent, `INVALID_ID_TOKEN` for
 * another user's ID token, and outcome `unavailable` where the server could not be asked: the stored tokens are then still good.
 */
export async function refreshTokens(
  signOn: SignOn,
  refreshToken: Secret,
  previous: TokenSet,
  ports: ServerPorts,
): Promise<TokenSet> {
  ports.learn(refreshToken);
  const server = await discoverAuthorizationServer(signOn, ports);
  const response = await server.ask('refresh', (configuration) =>
    refreshTokenGrant(configuration, refreshToken.open()),
  );
  const tokens = readTokenSet(response, {
    answer: server.lastTokenAnswer(),
    scopes: previous.scopes,
    learn: ports.learn,
  });
  const claims = response.claims();
  if (claims) verifyRefreshedIdToken(claims, previous);
  const subject = claims ? { ...previous.subject, ...subjectOf(claims) } : previous.subject;
  return { refreshToken, ...tokens, ...(subject ? { subject } : {}) };
}
