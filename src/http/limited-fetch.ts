/**
 * The sign-on's requests through the one limiter of the run (REL-06): PingOne counts them with the others by source address. A 429
 * proves that nothing was carried out, so even a token request is sent again after the wait.
 */
import { apiBackoff, backoffDelay, retryAfterDelay } from '../core/backoff.ts';
import type { Clock } from '../host/host.ts';
import type { RequestLimiter } from './request-limiter.ts';

export interface LimitedFetchPorts {
  /** Guarded. */
  fetch: typeof fetch;
  limiter: RequestLimiter;
  clock: Clock;
  random: () => number;
  /** Longest single wait; a longer one is not waited for. */
  longestWaitMs: number;
}

/** Apart from the groups of the API: a limit there says nothing about the sign-on. */
const group = 'sign-on';

export function limitFetch({
  fetch,
  limiter,
  clock,
  random,
  longestWaitMs,
}: LimitedFetchPorts): typeof fetch {
  return async (input, init) => {
    for (let tries = 0; ; tries += 1) {
      const answer = await limiter.run(group, () => fetch(input, init), init?.signal ?? undefined);
      // The body of a `Request` can be read once only.
      const isOver = tries >= apiBackoff.retries || input instanceof Request;
      if (answer.status !== 429 || isOver) return answer;
      const { headers } = answer;
      const asked = retryAfterDelay(headers.get('retry-after'), headers.get('date'), clock.now());
      const wait = asked || backoffDelay(apiBackoff, tries, random());
      if (wait > longestWaitMs) return answer;
      limiter.pause(group, wait);
    }
  };
}
