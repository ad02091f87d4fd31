/** The tokens of a sign-on that was tried out, and what they say. */
import { isJsonObject, type JsonObject, parseJson } from '../../core/json.ts';
import type { ExchangedCode } from '../code-exchange.ts';
import type { IssuedTokens } from './sign-on-attempt.ts';

/** The payload of a JWT (RFC 7519 §3) as it stands; undefined for an opaque token. */
function claimsOf(token: string): JsonObject | undefined {
  const [, payload, ...rest] = token.split('.');
  if (payload === undefined || rest.length !== 1) return undefined;
  try {
    const claims = parseJson(Buffer.from(payload, 'base64url').toString('utf8'));
    return isJsonObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

export function issuedTokens({ tokens, idToken }: ExchangedCode): IssuedTokens {
  const { accessToken, refreshToken, expiresAt, scopes } = tokens;
  return {
    accessToken,
    idToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    expiresAt,
    scopes,
    claims: { accessToken: claimsOf(accessToken.open()), idToken: claimsOf(idToken.open()) ?? {} },
  };
}
