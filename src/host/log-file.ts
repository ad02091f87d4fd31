/** The log file: lines appended as they come, readable by its owner only, never through a symbolic link (SEC-78). */
import { closeSync, constants, fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';
import { configurationError } from '../core/errors.ts';
import { describeFileError } from './node-error.ts';

export interface LogFile {
  append(line: string): void;
  close(): void;
}

const ownerOnly = 0o600;

export function openLogFile(path: string): LogFile {
  // Without O_NONBLOCK, a named pipe that nobody reads would hold the run up for ever.
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const remedy = 'Name another file with --log-file.';
  let descriptor: number;
  try {
    descriptor = openSync(path, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW | O_NONBLOCK, ownerOnly);
  } catch (cause) {
    throw configurationError(
      `The log file '${path}' cannot be opened: ${describeFileError(cause)}.`,
      remedy,
      cause,
    );
  }
  const facts = fstatSync(descriptor);
  const isForeign = process.geteuid !== undefined && facts.uid !== process.geteuid();
  if (isForeign || !facts.isFile()) {
    closeSync(descriptor);
    throw configurationError(`The log file '${path}' is not a regular file of this user.`, remedy);
  }
  // One that was there before may have been open to others.
  if (process.platform !== 'win32' && (facts.mode & 0o777) !== ownerOnly) fchmodSync(descriptor, ownerOnly);
  return {
    append: (line) => {
      writeSync(descriptor, `${line}\n`);
    },
    close: () => closeSync(descriptor),
  };
}
