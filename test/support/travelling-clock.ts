/** A clock whose pauses pass at the local PingOne too: what it makes ready after a while is ready after that while. */
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { createLeapingClock, type LeapingClock } from './leaping-clock.ts';

export function createTravellingClock(local: LocalPingOne): LeapingClock {
  const leaping = createLeapingClock();
  return {
    ...leaping,
    async sleep(milliseconds, signal) {
      const pauses = leaping.pauses.length;
      await leaping.sleep(milliseconds, signal);
      if (leaping.pauses.length > pauses) local.advance(milliseconds);
    },
  };
}
