/** The real clock, but a pause of up to 15 s is a leap in time: it ends at once, and for the program it has passed. */
import type { Clock } from '../../src/host/host.ts';
import { nodeClock } from '../../src/host/node-clock.ts';

const longestLeap = 15_000;

export interface LeapingClock extends Clock {
  /** Milliseconds of every pause. */
  readonly pauses: readonly number[];
}

/** Longer sleeps are deadlines of what really happens; `deadline` makes those of 30 s that many milliseconds long. */
export function createLeapingClock({ deadline = 30_000 } = {}): LeapingClock {
  let leapt = 0;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => nodeClock.now() + leapt,
    monotonic: () => nodeClock.monotonic() + leapt,
    async sleep(milliseconds, signal) {
      if (milliseconds > longestLeap) {
        const really = milliseconds === 30_000 ? deadline : milliseconds;
        await nodeClock.sleep(really, signal);
        leapt += milliseconds - really;
        return;
      }
      signal?.throwIfAborted();
      pauses.push(milliseconds);
      leapt += milliseconds;
    },
  };
}
