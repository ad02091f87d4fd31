/**
 * A clock that stands still until a test moves it: sleepers wake in their order, and all that follows from each runs. It can
 * also flow, so that nobody waits at all.
 */
import type { Clock } from '../../src/host/host.ts';

interface Sleeper {
  until: number;
  wake(): void;
}

export interface StandingClock extends Clock {
  /** Moves the time on and lets everything that was waiting for it run. */
  advance(milliseconds: number): Promise<void>;
  /** How many are asleep. */
  sleeping(): number;
  /** The length of every sleep that was begun, in milliseconds. */
  readonly sleeps: readonly number[];
  /** Sets the wall clock off, as a wrong system clock is. */
  skew(milliseconds: number): void;
}

/** Lets pending callbacks run, and those that they add. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export interface StandingClockOptions {
  /** Milliseconds since the epoch; default: a noon that every run shares. */
  start?: number;
  /** A sleep ends at once, and the clock has moved on by it. */
  flows?: boolean;
}

export function createStandingClock({
  start = Date.parse('2026-11-21T12:00:00Z'),
  flows = false,
}: StandingClockOptions = {}): StandingClock {
  let time = start;
  let offset = 0;
  const sleeps: number[] = [];
  const sleepers = new Set<Sleeper>();
  return {
    sleeps,
    skew(milliseconds) {
      offset += milliseconds;
    },
    now: () => time + offset,
    monotonic: () => time - start,
    sleep(milliseconds, signal) {
      sleeps.push(milliseconds);
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        if (flows) {
          time += milliseconds;
          resolve();
          return;
        }
        const onAbort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          until: time + milliseconds,
          wake() {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        sleepers.add(sleeper);
      });
    },
    async advance(milliseconds) {
      await settle();
      const end = time + milliseconds;
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.until - b.until)[0];
        if (next === undefined || next.until > end) break;
        time = next.until;
        next.wake();
        await settle();
      }
      time = end;
      await settle();
    },
    sleeping: () => sleepers.size,
  };
}
