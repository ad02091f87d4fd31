/** stdout where it is the same terminal as stderr: a result is written with the spinner out of its way. */
import type { OutputStream } from '../host/host.ts';
import type { RunMessages } from '../output/messages.ts';

export function besideSpinner(
  stdout: OutputStream,
  stderr: OutputStream,
  messages: Pick<RunMessages, 'aside'>,
): OutputStream {
  if (!stdout.isTerminal || !stderr.isTerminal) return stdout;
  return {
    isTerminal: true,
    get columns() {
      return stdout.columns;
    },
    write(text) {
      let written = Promise.resolve(true);
      messages.aside(() => {
        written = stdout.write(text);
      });
      return written;
    },
  };
}
