/** The real clock, set ahead or behind: to the program hours have passed, and no test waits for them. */
import type { Clock } from '../../src/host/host.ts';
import { nodeClock } from '../../src/host/node-clock.ts';

/** @param milliseconds - Negative: the clock is slow. */
export function skewClock(milliseconds: number): Clock {
  return { ...nodeClock, now: () => nodeClock.now() + milliseconds };
}

/** The real clock, except that sleeps of up to a minute end at once: for pauses that only make others wait. */
export function hurryClock(): Clock {
  return {
    ...nodeClock,
    sleep: (milliseconds, signal) => nodeClock.sleep(milliseconds > 15_000 ? milliseconds : 0, signal),
  };
}
