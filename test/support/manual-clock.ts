/** A clock that tests move by hand, or that moves on by itself whenever somebody sleeps; nothing really waits. */
import type { Clock } from '../../src/host/host.ts';

export interface ManualClock extends Clock {
  /** The length of every sleep that was begun, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Ends the sleeps that are due. */
  advance(milliseconds: number): void;
  /** Sets the wall clock off from the real one, as a wrong system clock is. */
  skew(milliseconds: number): void;
}

interface Sleeper {
  until: number;
  wake(): void;
}

/** @param options.flows true: a sleep ends at once, and the clock has moved on by it. */
export function createManualClock(options: { flows?: boolean } = {}): ManualClock {
  const start = Date.now();
  let elapsed = 0;
  let offset = 0;
  const sleeps: number[] = [];
  const sleepers = new Set<Sleeper>();
  const advance = (milliseconds: number): void => {
    elapsed += milliseconds;
    for (const sleeper of [...sleepers]) if (sleeper.until <= elapsed) sleeper.wake();
  };
  return {
    sleeps,
    advance,
    skew(milliseconds) {
      offset += milliseconds;
    },
    now: () => start + elapsed + offset,
    monotonic: () => elapsed,
    sleep(milliseconds, signal) {
      sleeps.push(milliseconds);
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper: Sleeper = {
          until: elapsed + milliseconds,
          wake() {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            sleepers.delete(sleeper);
            reject(signal.reason);
          },
          { once: true },
        );
        if (options.flows) advance(milliseconds);
      });
    },
  };
}
