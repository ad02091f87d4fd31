/** The machine's clock. */
import type { Clock } from './host.ts';

/** The longest time that a timer of Node.js takes; it fires a longer one at once. */
const longestTimer = 2 ** 31 - 1;

export const nodeClock: Clock = {
  now: () => Date.now(),
  // `performance` costs a millisecond to set up.
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  sleep(milliseconds, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      let timer: NodeJS.Timeout;
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const wait = (left: number): void => {
        timer = setTimeout(
          () => {
            if (left > longestTimer) {
              wait(left - longestTimer);
              return;
            }
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
          Math.min(left, longestTimer),
        );
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      wait(milliseconds);
    });
  },
};
