/** A token set as it is stored: as little as will do (SEC-63), and never the ID token. */
import { isRecord, numberAt, textAt } from '../core/json.ts';
import { Secret } from '../core/secret.ts';
import type { SignOn } from './sign-on.ts';
import { tokenBinding } from './token-key.ts';
import type { TokenSet } from './token-set.ts';

export interface TokenRecord {
  /** `tokenBinding` of the sign-on that it was granted to. */
  binding: string;
  /** Where its tokens can be revoked, and as which client, when the binding has changed since. */
  issuer: string;
  clientId: string;
  tokens: TokenSet;
}

const version = 1;

export function formatTokenRecord(signOn: SignOn, tokens: TokenSet): Secret {
  // A client that can ask again needs no refresh token; one that arrives is not kept (SEC-42, RFC 6749 §4.4.3).
  const refreshToken = signOn.grant === 'client_credentials' ? undefined : tokens.refreshToken;
  return new Secret(
    JSON.stringify({
      version,
      binding: tokenBinding(signOn),
      issuer: signOn.issuer,
      client_id: signOn.client.id,
      access_token: tokens.accessToken.open(),
      refresh_token: refreshToken?.open(),
      expires_at: tokens.expiresAt,
      granted_at: tokens.grantedAt,
      scopes: tokens.scopes,
      subject: tokens.subject,
    }),
  );
}

function subjectIn(value: unknown): TokenSet['subject'] {
  const id = textAt(value, 'id');
  if (id === undefined) return undefined;
  const name = textAt(value, 'name');
  return name === undefined ? { id } : { id, name };
}

/** `undefined` for what is not JSON, not whole, or of another version: it then counts as signed off. */
export function parseTokenRecord(secret: Secret): TokenRecord | undefined {
  let record: unknown;
  try {
    record = JSON.parse(secret.open());
  } catch {
    return undefined;
  }
  if (!isRecord(record) || record.version !== version) return undefined;
  const binding = textAt(record, 'binding');
  const issuer = textAt(record, 'issuer');
  const clientId = textAt(record, 'client_id');
  const accessToken = textAt(record, 'access_token');
  const expiresAt = numberAt(record, 'expires_at');
  const grantedAt = numberAt(record, 'granted_at');
  if (binding === undefined || issuer === undefined || clientId === undefined) return undefined;
  if (!accessToken || expiresAt === undefined || grantedAt === undefined) return undefined;
  const scopes: readonly unknown[] = Array.isArray(record.scopes) ? record.scopes : [];
  const refreshToken = textAt(record, 'refresh_token');
  const subject = subjectIn(record.subject);
  const tokens: TokenSet = {
    accessToken: new Secret(accessToken),
    expiresAt,
    grantedAt,
    scopes: scopes.filter((scope) => typeof scope === 'string'),
    ...(refreshToken ? { refreshToken: new Secret(refreshToken) } : {}),
    ...(subject === undefined ? {} : { subject }),
  };
  return { binding, issuer, clientId, tokens };
}
