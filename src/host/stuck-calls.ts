/**
 * Keychain calls that were given up but still run. Kept apart, and for the process as a whole, because it cannot end in
 * the ordinary way while one runs: Node joins its thread pool at exit, and an exit was measured to wait 48 s for an
 * unlock dialog that nobody answered. Nothing can cancel such a call.
 */
let running = 0;

/** Counts the call until it settles after all. */
export function abandonCall(call: Promise<unknown>): void {
  running += 1;
  const settle = () => {
    running -= 1;
  };
  call.then(settle, settle);
}

/**
 * Whether an ordinary exit would hang. `main` then has to end its own process once its output is written: on POSIX by
 * `execve('/bin/sh', ['sh', '-c', 'exit <code>'])`, which ends it at once and keeps the exit code (measured); elsewhere
 * by SIGKILL.
 */
export function hasStuckCall(): boolean {
  return running > 0;
}
