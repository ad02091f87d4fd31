/** The net under everything (REL-37): what nobody caught becomes one line and the exit code of a bug, not a stack trace. */
import { writeSync } from 'node:fs';
import { describeCause } from '../core/errors.ts';
import { exitCodeOf } from '../core/exit-codes.ts';

/** Rejections that nobody handles come this way too: Node.js raises them as exceptions. */
export function catchUncaught(): void {
  process.on('uncaughtException', (error) => {
    // Only now: the redactor is not needed by a run that goes well, and what it knows by shape has to do here.
    void import('../core/redactor.ts').then(({ Redactor }) => {
      const stack = process.argv.includes('--debug') ? (error.stack ?? '') : '';
      const hint = stack === '' ? 'Please report it; --debug shows where it happened.' : 'Please report it.';
      const what = `pingcli met a condition that it does not know (${describeCause(error)}). This is a bug. ${hint}`;
      try {
        writeSync(2, `${new Redactor().redact([what, stack].filter(Boolean).join('\n'))}\n`);
      } catch {
        // Nobody reads it any more.
      }
      process.exit(exitCodeOf('internal'));
    });
  });
}
