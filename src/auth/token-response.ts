/** The successful answer of the token endpoint as a token set (RFC 6749 §5.1). */
import type { TokenEndpointResponse } from 'openid-client';
import { CliError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import type { Messages } from '../output/messages.ts';
import type { Answer } from './oauth-errors.ts';
import type { TokenSet } from './token-set.ts';

/** Seconds that a token is taken to live where the server does not say (SEC-27). */
const assumedLifetime = 300;

export interface TokenExpectations {
  answer: Answer;
  /** In force where the answer names no scopes (RFC 6749 §3.3). */
  scopes: readonly string[];
  learn(secret: Secret): void;
}

function splitScopes(scope: string): string[] {
  return scope.split(' ').filter((name) => name !== '');
}

/** @throws CliError for any token type but Bearer (SEC-23): another one would need a proof that pingcli cannot give. */
export function readTokenSet(response: TokenEndpointResponse, expected: TokenExpectations): TokenSet {
  const accessToken = new Secret(response.access_token);
  const refreshToken = response.refresh_token === undefined ? undefined : new Secret(response.refresh_token);
  for (const secret of [accessToken, refreshToken]) if (secret) expected.learn(secret);
  if (response.id_token !== undefined) expected.learn(new Secret(response.id_token));
  if (response.token_type !== 'bearer') {
    throw new CliError({
      outcome: 'failure',
      category: 'api',
      code: 'INVALID_OAUTH_RESPONSE',
      message: `The authorization server issued a token of type ${response.token_type}, and pingcli can only use the type Bearer.`,
      suggestion: 'Turn off sender-constrained tokens (DPoP) in the settings of the application.',
    });
  }
  const grantedAt = expected.answer.arrivedAt;
  return {
    accessToken,
    ...(refreshToken ? { refreshToken } : {}),
    grantedAt,
    expiresAt: grantedAt + (response.expires_in ?? assumedLifetime) * 1000,
    scopes: response.scope === undefined ? expected.scopes : splitScopes(response.scope),
  };
}

/** SEC-05: what was asked for and not granted is said, since later commands would fail for it. */
export function warnOfMissingScopes(requested: readonly string[], tokens: TokenSet, say: Messages): void {
  const missing = requested.filter((scope) => !tokens.scopes.includes(scope));
  if (missing.length === 0) return;
  say.warning(
    `Not granted: ${missing.join(', ')}. Commands that need ${missing.length === 1 ? 'this scope' : 'these scopes'} will fail.`,
  );
}
