/** What openid-client leaves open about an ID token: times by the injected clock, `at_hash`, and whom it names (SEC-25, SEC-26). */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IDToken } from 'openid-client';
import { CliError } from '../core/errors.ts';
import { textAt } from '../core/json.ts';
import { type Answer, invalidIdToken } from './oauth-errors.ts';
import type { TokenSet } from './token-set.ts';

/** Seconds that two clocks may differ. */
const tolerance = 300;

/**
 * OIDC Core §3.1.3.6: the left half of the hash of the access token. SHA-256 throughout,
 * since only algorithms that end in 256 are accepted at all.
 */
function accessTokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken, 'ascii').digest().subarray(0, 16).toString('base64url');
}

function checkAccessTokenHash(claims: IDToken, accessToken: string): void {
  const stated = claims.at_hash;
  if (stated === undefined) return;
  const expected = Buffer.from(accessTokenHash(accessToken));
  const found = Buffer.from(String(stated));
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) {
    throw invalidIdToken('its at_hash belongs to another access token');
  }
}

function describeDifference(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** SEC-26: both clocks and their difference, because nobody looks for the fault in his own clock. */
function clockError(problem: string, answer: Answer, issuedAt: number): CliError {
  const serverTime = answer.serverTime ?? issuedAt * 1000;
  const local = new Date(answer.arrivedAt).toISOString();
  const remote = new Date(serverTime).toISOString();
  const source = answer.serverTime === undefined ? ' (from the token; it sent no Date header)' : '';
  return new CliError({
    outcome: 'not-signed-in',
    category: 'authentication',
    code: 'CLOCK_SKEW',
    message: `The ID token ${problem}; nothing was stored.`,
    reason: `this computer's clock says ${local}, the authorization server's ${remote}${source}: a difference of ${describeDifference(serverTime - answer.arrivedAt)}, and at most 5 min are tolerated`,
    suggestion: "Set this computer's clock (turn on network time), then sign on again.",
  });
}

/** An `iat` long past is refused too (OIDC Core §3.1.3.7, 10): a token minted for this request is as old as the request. */
function checkTimes(claims: IDToken, answer: Answer): void {
  const now = Math.floor(answer.arrivedAt / 1000);
  const fail = (problem: string): never => {
    throw clockError(problem, answer, claims.iat);
  };
  if (claims.exp <= now - tolerance) fail('has expired');
  if (claims.iat > now + tolerance) fail('was issued in the future');
  if (claims.iat < now - tolerance) fail('was issued too long ago');
  if (typeof claims.nbf === 'number' && claims.nbf > now + tolerance) fail('is not valid yet');
}

/**
 * Completes openid-client's checks (signature, alg, iss, aud, azp, nonce) of a token minted for this very request.
 * @throws CliError not-signed-in.
 */
export function verifyFreshIdToken(claims: IDToken, accessToken: string, answer: Answer): void {
  checkAccessTokenHash(claims, accessToken);
  checkTimes(claims, answer);
}

/**
 * SEC-55, OIDC Core §12.2: a refreshed ID token names the same user. `iss` and `aud` openid-client has compared with
 * the values that the session is bound to. Its times are not checked: nothing relies on it any more, and a session
 * must not end because a clock has drifted since.
 */
export function verifyRefreshedIdToken(claims: IDToken, previous: TokenSet): void {
  if (previous.subject !== undefined && claims.sub !== previous.subject.id) {
    throw invalidIdToken('it names another user than the one who signed on');
  }
}

export function subjectOf(claims: IDToken): { id: string; name?: string } {
  const name = textAt(claims, 'name') ?? textAt(claims, 'preferred_username') ?? textAt(claims, 'email');
  return { id: claims.sub, ...(name ? { name } : {}) };
}
