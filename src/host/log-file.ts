/** The log file: lines appended as they come, readable by its owner only, never through a symbolic link (SEC-78). */
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import { configurationError, describeCause } from '../core/errors.ts';

export interface LogFile {
  append(line: string): void;
  close(): void;
}

export function openLogFile(path: string): LogFile {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW = 0 } = constants;
  const remedy = 'Name another file with --log-file.';
  let descriptor: number;
  try {
    descriptor = openSync(path, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
  } catch (cause) {
    throw configurationError(
      `The log file '${path}' cannot be opened: ${describeCause(cause)}.`,
      remedy,
      cause,
    );
  }
  const facts = fstatSync(descriptor);
  const isForeign = process.getuid !== undefined && facts.uid !== process.getuid();
  if (isForeign || !facts.isFile()) {
    closeSync(descriptor);
    throw configurationError(`The log file '${path}' is not a regular file of this user.`, remedy);
  }
  return {
    append: (line) => {
      writeSync(descriptor, `${line}\n`);
    },
    close: () => closeSync(descriptor),
  };
}
