/** The clock of one local PingOne: real time plus what `advance` has added; apart because every expiry follows it. */

export interface LocalClock {
  /** Milliseconds since the epoch, by the local PingOne. */
  now(): number;
  /** Whole seconds by which it runs ahead of the machine's clock. */
  secondsAhead(): number;
  advance(milliseconds: number): void;
}

export function createLocalClock(): LocalClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    secondsAhead: () => Math.floor(ahead / 1000),
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}
