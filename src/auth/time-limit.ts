/** Bounds an action that takes a signal, and answers at the bound even where the action does not heed it. */
import type { CliError } from '../core/errors.ts';
import type { Clock } from '../host/host.ts';

/** How long an aborted action may take to clean up (close its listener) before it is left behind. */
const cleanUp = 1_000;

export interface TimeLimit {
  clock: Clock;
  /** Milliseconds. */
  limit: number;
  /** What the action is aborted with, and the result then. */
  overdue: () => CliError;
  /** Ends the action early, `grace` milliseconds after it is aborted. */
  signal: AbortSignal;
  /** Default 0. */
  grace?: number;
}

export async function withTimeLimit<T>(
  { clock, limit, overdue, signal, grace = 0 }: TimeLimit,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const ended = new AbortController();
  const stop = new AbortController();
  const stopAfter = (time: number, reason: () => unknown): void => {
    clock.sleep(time, ended.signal).then(
      () => stop.abort(reason()),
      () => undefined,
    );
  };
  const onAbort = (): void => {
    if (grace === 0) stop.abort(signal.reason);
    else stopAfter(grace, () => signal.reason);
  };
  stopAfter(limit, overdue);
  signal.addEventListener('abort', onAbort, { once: true });

  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => {
      clock.sleep(cleanUp, ended.signal).then(
        () => reject(stop.signal.reason),
        () => undefined,
      );
    });
  });
  const running = action(stop.signal).catch((error: unknown) => {
    throw stop.signal.aborted ? stop.signal.reason : error;
  });
  try {
    return await Promise.race([running, stopped]);
  } finally {
    ended.abort();
    signal.removeEventListener('abort', onAbort);
    // Whichever lost the race has nobody left to hear of it.
    running.catch(() => undefined);
  }
}
