/** What a grant answers: the tokens, and what they were granted for. */
import type { Secret } from '../core/secret.ts';

export interface TokenSet {
  accessToken: Secret;
  refreshToken?: Secret;
  /** Milliseconds since the epoch, computed from `expires_in` and the arrival of the answer (RFC 6749 §5.1). */
  expiresAt: number;
  /** Milliseconds since the epoch. */
  grantedAt: number;
  /** Scopes as granted; the requested ones where the server did not say otherwise (RFC 6749 §3.3). */
  scopes: readonly string[];
  /** Who signed on, from the validated ID token; absent for client credentials. */
  subject?: { id: string; name?: string };
}
