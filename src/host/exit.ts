/** Ending the process where the ordinary way would hang. */

/**
 * Node.js joins its thread pool at exit, and a keychain call that waits for an unlock dialog sits there (measured: 48 s).
 * Replacing the process image ends it at once and keeps the exit code; where that cannot be done, a signal ends it.
 */
export function exitAtOnce(code: number): void {
  if (process.platform !== 'win32' && typeof process.execve === 'function') {
    process.execve('/bin/sh', ['sh', '-c', `exit ${code}`], {});
  }
  process.kill(process.pid, 'SIGKILL');
}
