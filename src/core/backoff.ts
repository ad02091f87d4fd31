/** When to try again: pure arithmetic, with chance and time passed in. */

export interface BackoffPolicy {
  baseMs: number;
  capMs: number;
  /** Retries after the first attempt. */
  retries: number;
}

export const apiBackoff: BackoffPolicy = { baseMs: 500, capMs: 30_000, retries: 5 };

/** Exponential with full jitter: anything from nothing to the exponential ceiling, so that processes spread. */
export function backoffDelay(policy: BackoffPolicy, attempt: number, random: number): number {
  return random * Math.min(policy.capMs, policy.baseMs * 2 ** attempt);
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
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return undefined;
  const serverNow = date === null ? Number.NaN : Date.parse(date);
  return Math.max(0, moment - (Number.isNaN(serverNow) ? now : serverNow));
}
