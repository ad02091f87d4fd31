/** Tells the authorization server that tokens are no longer wanted (RFC 7009). Best effort: a failure is reported, never thrown. */
import { tokenRevocation } from 'openid-client';
import { CliError, describeCause } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import {
  type AuthorizationServer,
  discoverAuthorizationServer,
  type ServerPorts,
} from '../authorization-server.ts';
import type { LogoutReport } from '../session.ts';
import type { SignOn } from '../sign-on.ts';
import type { TokenSet } from '../token-set.ts';

export type RevocationReport = Exclude<LogoutReport['revocation'], 'not-needed'>;

function describeFailure(error: unknown): string {
  if (!(error instanceof CliError)) return describeCause(error);
  const { message, reason } = error.facts;
  return reason === undefined ? message : `${message} (${reason})`;
}

async function revokeOne(
  server: AuthorizationServer,
  token: Secret,
  hint: 'refresh_token' | 'access_token',
): Promise<string | undefined> {
  try {
    // An unknown token is answered with 200 (RFC 7009 §2.2), so success needs no look into the answer.
    await server.ask('revocation', (configuration) =>
      tokenRevocation(configuration, token.open(), { token_type_hint: hint }),
    );
    return undefined;
  } catch (error) {
    return describeFailure(error);
  }
}

/**
 * The refresh token first, because it outlives the other (SEC-57); the access token even if that failed.
 * @returns `validUntil` only where a token is known to stay usable until then.
 */
export async function revokeTokens(
  signOn: SignOn,
  tokens: TokenSet,
  ports: ServerPorts,
): Promise<RevocationReport> {
  for (const secret of [tokens.accessToken, tokens.refreshToken]) if (secret) ports.learn(secret);
  let server: AuthorizationServer;
  try {
    server = await discoverAuthorizationServer(signOn, ports);
  } catch (error) {
    return { failed: describeFailure(error), validUntil: tokens.expiresAt };
  }
  if (server.metadata.revocation_endpoint === undefined) {
    return {
      failed: `The authorization server (${signOn.place}) offers no revocation.`,
      validUntil: tokens.expiresAt,
    };
  }
  const refreshFailure =
    tokens.refreshToken && (await revokeOne(server, tokens.refreshToken, 'refresh_token'));
  const accessFailure = await revokeOne(server, tokens.accessToken, 'access_token');
  const failed = refreshFailure ?? accessFailure;
  if (failed === undefined) return 'revoked';
  return { failed, ...(accessFailure === undefined ? {} : { validUntil: tokens.expiresAt }) };
}
