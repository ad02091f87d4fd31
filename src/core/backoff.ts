/** When to try again: pure arithmetic, with chance and time passed in. */

export interface BackoffPolicy {
  baseMs: number;
  capMs: number;
  /** Retries after the first attempt. */
  retries: number;
  /** Of these, where the server was not even reached: a network that is down is said soon (F-34). */
  unsentRetries: number;
}

export const apiBackoff: BackoffPolicy = { baseMs: 500, capMs: 30_000, retries: 5, unsentRetries: 2 };

/** Exponential with full jitter: anything from nothing to the exponential ceiling, so that processes spread. */
export function backoffDelay(policy: BackoffPolicy, attempt: number, random: number): number {
  return random * Math.min(policy.capMs, policy.baseMs * 2 ** attempt);
}

/** RFC 9110 §5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`. `Date.parse` alone would take `1.5` for a day in 2001. */
function parseHttpDate(text: string): number | undefined {
  return /^[A-Za-z]{3,9}, .* GMT$/.test(text) ? Date.parse(text) : undefined;
}

/**
 * The wait that `Retry-After` asks for (RFC 9110 §10.2.3), in milliseconds: seconds, or an HTTP date measured
 * against the `Date` of the same answer so that this machine's clock does not matter. Undefined where it says nothing usable.
 */
export function retryAfterDelay(
  retryAfter: string | null,
  date: string | null,
  now: number,
): number | undefined {
  if (retryAfter === null) return undefined;
  const text = retryAfter.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const moment = parseHttpDate(text);
  if (moment === undefined || Number.isNaN(moment)) return undefined;
  const serverNow = date === null ? undefined : parseHttpDate(date.trim());
  return Math.max(0, moment - (serverNow === undefined || Number.isNaN(serverNow) ? now : serverNow));
}
