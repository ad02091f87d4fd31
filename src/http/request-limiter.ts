/**
 * One for all requests of a run (REL-06): so many at a time, and none of a rate group while that group has to wait. It does not
 * spread requests in advance, because what a license allows is known to the service alone (docs/adr/0017).
 */
import type { Clock } from '../host/host.ts';
import { sleepUnless } from './follow-signals.ts';

/** Of a single wait, where nobody says otherwise. */
export const longestWaitMs = 120_000;

export interface LimiterPorts {
  clock: Clock;
  signal: AbortSignal;
  /** Called before a wait, once for each. */
  onWait(milliseconds: number): void;
  /** Requests under way at the same time. Default 4. */
  concurrency?: number;
}

export interface RequestLimiter {
  /** Does the work when it is its turn. @param caller - Ends the wait for it. */
  run<T>(group: string, work: () => Promise<T>, caller?: AbortSignal): Promise<T>;
  /** No request of the group begins for so many milliseconds. */
  pause(group: string, milliseconds: number): void;
}

interface Pause {
  /** On the monotonic clock. */
  until: number;
  announced: boolean;
}

export function createRequestLimiter({
  clock,
  signal,
  onWait,
  concurrency = 4,
}: LimiterPorts): RequestLimiter {
  const pauses = new Map<string, Pause>();
  const queue: (() => void)[] = [];
  let underWay = 0;

  /** Timers may fire a little early, and another answer may have made the pause longer. */
  async function sitOut(group: string, caller: AbortSignal | undefined): Promise<void> {
    for (;;) {
      const pause = pauses.get(group);
      const left = (pause?.until ?? 0) - clock.monotonic();
      if (pause === undefined || left <= 0) return;
      if (!pause.announced) onWait(left);
      pause.announced = true;
      await sleepUnless(caller === undefined ? [signal] : [signal, caller], clock, Math.ceil(left));
    }
  }

  async function takeTurn(): Promise<void> {
    if (underWay < concurrency) {
      underWay += 1;
      return;
    }
    // Whoever ends hands its place over.
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  function endTurn(): void {
    const next = queue.shift();
    if (next === undefined) underWay -= 1;
    else next();
  }

  return {
    async run(group, work, caller) {
      for (;;) {
        await sitOut(group, caller);
        await takeTurn();
        const pause = pauses.get(group);
        if (pause === undefined || pause.until <= clock.monotonic()) break;
        // The limit was met while this one stood in line.
        endTurn();
      }
      try {
        return await work();
      } finally {
        endTurn();
      }
    },
    pause(group, milliseconds) {
      const until = clock.monotonic() + milliseconds;
      const before = pauses.get(group);
      if (before === undefined || before.until < until) pauses.set(group, { until, announced: false });
    },
  };
}
