/** Signs and checks access tokens as RS256 JWTs with PingOne's claims (reference/pingone-api.md §2.7). */
import { sign, verify } from 'node:crypto';
import type { AccessTokenClaims } from '../contract.ts';
import type { SigningKey } from './signing-key.ts';

export interface VerifiedToken extends AccessTokenClaims {
  jti: string;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

export function signAccessToken(key: SigningKey, claims: Record<string, unknown>): string {
  // PingOne makes `typ: at+jwt` (RFC 9068 §2.1) mandatory from March 2027.
  const input = `${encode({ alg: 'RS256', typ: 'at+jwt', kid: key.kid })}.${encode(claims)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), key.privateKey).toString('base64url')}`;
}

/** The claims of a token with a good signature, whatever its age; undefined for anything else. */
export function readAccessToken(key: SigningKey, token: string): VerifiedToken | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return undefined;
  if (decode(header)?.alg !== 'RS256') return undefined;
  const input = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', input, key.publicKey, Buffer.from(signature, 'base64url'))) return undefined;
  const { iss, client_id, env, org, exp, jti, sub } = decode(payload) ?? {};
  if (typeof iss !== 'string' || typeof client_id !== 'string' || typeof env !== 'string') return undefined;
  if (typeof org !== 'string' || typeof exp !== 'number' || typeof jti !== 'string') return undefined;
  return { iss, client_id, env, org, exp, jti, ...(typeof sub === 'string' ? { sub } : {}) };
}
