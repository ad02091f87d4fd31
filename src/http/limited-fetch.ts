/**
 * The sign-on's requests through the one limiter of the run (REL-06): PingOne counts them with the others by source address. A 429
 * proves that nothing was carried out, so even a token request is sent again after the wait.
 */
import { apiBackoff, backoffDelay, retryAfterDelay } from '../core/backoff.ts';
import { formatDuration } from '../core/duration.ts';
import { CliError } from '../core/errors.ts';
import type { Clock } from '../host/host.ts';
import type { RequestLimiter } from './request-limiter.ts';

export interface LimitedFetchPorts {
  /** Guarded. */
  fetch: typeof fetch;
  limiter: RequestLimiter;
  clock: Clock;
  random: () => number;
  /** Longest single wait; a longer one ends the run, which says how long it is (REL-04). */
  longestWaitMs: number;
}

/** Apart from the groups of the API: a limit there says nothing about the sign-on. */
const group = 'sign-on';

function waitTooLong(url: URL, wait: number, longest: number): CliError {
  const asked = formatDuration(Math.ceil(wait / 1000) * 1000);
  return new CliError({
    outcome: 'rate-limited',
    category: 'rate-limit',
    code: 'RATE_LIMITED',
    message: `${url.origin} limits the rate of requests (429).`,
    reason: `it asks for a wait of ${asked}; --max-wait allows ${formatDuration(longest)}`,
    suggestion: `Wait ${asked} and run the command again.`,
    retryable: true,
    httpStatus: 429,
  });
}

function addressOf(input: Parameters<typeof fetch>[0]): URL {
  return new URL(input instanceof Request ? input.url : input);
}

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
      if (wait > longestWaitMs) throw waitTooLong(addressOf(input), wait, longestWaitMs);
      limiter.pause(group, wait);
    }
  };
}
