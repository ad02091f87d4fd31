/** A phase of a request against its deadline, on the run's clock. */
import type { CliError } from '../core/errors.ts';
import type { Clock } from '../host/host.ts';

export interface TimeLimit {
  milliseconds: number;
  /** What to say when it is over. */
  expire(): CliError;
}

/** The reason is named because `abort()` alone makes an exception with a stack, several times a page. */
const inTime = 'in time';

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
    done.abort(inTime);
  }
}

export interface IdleWatch {
  /** Rejects once no part has come for as long as the limit says; never fulfilled. */
  expired: Promise<never>;
  partCame(): void;
  stop(): void;
}

/** For work that comes in parts: one timer serves them all. */
export function watchIdleness(
  { milliseconds, expire }: TimeLimit,
  clock: Clock,
  ender: AbortController,
): IdleWatch {
  const done = new AbortController();
  let last = clock.monotonic();
  async function watch(): Promise<never> {
    for (let left = milliseconds; left > 0; left = last + milliseconds - clock.monotonic()) {
      await clock.sleep(left, done.signal);
    }
    const error = expire();
    ender.abort(error);
    throw error;
  }
  const expired = watch();
  // It rejects when it is stopped, too.
  expired.catch(() => undefined);
  return {
    expired,
    partCame() {
      last = clock.monotonic();
    },
    stop: () => done.abort(inTime),
  };
}
