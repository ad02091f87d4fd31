/** The pace at which devices may poll: RFC 8628 §3.5 leaves it to the server, and the library does not watch it. */
import type { LocalClock } from '../local-clock.ts';

export interface PollingPace {
  /** Records a poll that found nothing yet, and answers whether it came too early. */
  isTooQuick(deviceCode: string, interval: number): boolean;
}

/** Each poll that comes too early adds five seconds, as `slow_down` tells the client to do. */
const PENALTY_SECONDS = 5;

export function createPollingPace(clock: LocalClock): PollingPace {
  const polls = new Map<string, { at: number; interval: number }>();
  return {
    isTooQuick(deviceCode, interval) {
      const last = polls.get(deviceCode);
      const now = clock.now();
      const isTooQuick = last !== undefined && now - last.at < last.interval * 1000;
      const next = (last?.interval ?? interval) + (isTooQuick ? PENALTY_SECONDS : 0);
      polls.set(deviceCode, { at: now, interval: next });
      return isTooQuick;
    },
  };
}
