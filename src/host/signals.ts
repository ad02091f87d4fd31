/** Interruption as an abort: the run unwinds by itself, releases its locks and restores the terminal. */
import { cancelledError } from '../core/errors.ts';
import { exitCodeOf } from '../core/exit-codes.ts';

/** Aborts on the first SIGINT, SIGTERM or SIGHUP; a second SIGINT ends the process at once (REL-35). */
export function listenForSignals(): AbortSignal {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(exitCodeOf('interrupted'));
    controller.abort(cancelledError('interrupted'));
  });
  for (const name of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(cancelledError('terminated')));
  }
  return controller.signal;
}
