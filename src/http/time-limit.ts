/** A phase of a request against its deadline, on the run's clock. */
import type { CliError } from '../core/errors.ts';
import type { Clock } from '../host/host.ts';

export interface TimeLimit {
  milliseconds: number;
  /** What to say when it is over. */
  expire(): CliError;
}

/** Answers the work, or ends it through `ender` and throws what `expire` says. No timer outlives the call. */
export async function within<T>(
  work: Promise<T>,
  { milliseconds, expire }: TimeLimit,
  clock: Clock,
  ender: AbortController,
): Promise<T> {
  const done = new AbortController();
  const deadline = clock.sleep(milliseconds, done.signal).then(
    () => {
      const error = expire();
      ender.abort(error);
      throw error;
    },
    // The work was faster.
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, deadline]);
  } finally {
    done.abort();
  }
}
