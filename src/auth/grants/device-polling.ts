/** The polling of RFC 8628 §3.5, without openid-client's own loop: that one notices Ctrl-C only at its next 5 s step. */
import { CliError } from '../../core/errors.ts';
import type { Clock } from '../../host/host.ts';

/** Milliseconds that a failing network can stretch the pace to. */
const longestPause = 60_000;

export interface PollingTerms {
  /** Seconds, as the server says; RFC 8628 §3.2 has 5 where it does not. */
  interval: number | undefined;
  /** Seconds that the code lives. */
  expiresIn: number;
}

/** Nobody could be asked, or the server was busy: not an answer, so the sign-on goes on (SEC-33). */
function isTransient(error: CliError): boolean {
  return error.outcome === 'unavailable' || error.outcome === 'rate-limited';
}

/**
 * One request at a time, the first after one interval. `slow_down` adds 5 s for good; a failing network doubles the
 * pause until the server is heard of again.
 * @param request rejects with a `CliError` whose code is the OAuth error in upper case.
 * @param expired makes the error for a code that nobody confirmed in time.
 */
export async function pollForTokens<T>(
  request: () => Promise<T>,
  terms: PollingTerms,
  ports: { clock: Clock; signal: AbortSignal },
  expired: () => CliError,
): Promise<T> {
  const { clock, signal } = ports;
  const deadline = clock.monotonic() + terms.expiresIn * 1000;
  let interval = (terms.interval ?? 5) * 1000;
  let failures = 0;
  for (;;) {
    const pause = Math.max(interval, Math.min(interval * 2 ** failures, longestPause));
    await clock.sleep(Math.max(0, Math.min(pause, deadline - clock.monotonic())), signal);
    if (clock.monotonic() >= deadline) throw expired();
    try {
      return await request();
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!(error instanceof CliError)) throw error;
      if (isTransient(error)) {
        failures += 1;
        continue;
      }
      failures = 0;
      if (error.facts.code === 'SLOW_DOWN') interval += 5_000;
      else if (error.facts.code !== 'AUTHORIZATION_PENDING') throw error;
    }
  }
}
