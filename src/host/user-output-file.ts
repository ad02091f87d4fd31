/** A file that the user named for a result: replaced whole or made anew, in a directory that has to exist already. */
import { open, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { type AtomicWriteOptions, writeAtomically } from './atomic-file.ts';
import { describeFileError, errorCode } from './node-error.ts';

/** A mistyped directory should not come into being. */
async function refuseMissingDirectory(file: string): Promise<void> {
  const parent = await stat(dirname(file)).catch(() => undefined);
  if (parent?.isDirectory() === true) return;
  throw usageError(`The directory '${dirname(file)}' does not exist.`, 'Make it, or check the path.');
}

export async function writeUserFile(
  path: string,
  workingDirectory: string,
  content: string | Uint8Array,
  options: AtomicWriteOptions,
): Promise<void> {
  const file = resolve(workingDirectory, path);
  await refuseMissingDirectory(file);
  if ((await stat(file).catch(() => undefined))?.isDirectory() === true) {
    throw usageError(`'${path}' is a directory.`, 'Name a file in it.');
  }
  await writeAtomically(file, content, options);
}

/** A file that must not be there yet: what it holds may be all that is left of something. */
export async function createUserFile(
  path: string,
  workingDirectory: string,
  content: string,
  mode: number,
): Promise<void> {
  const file = resolve(workingDirectory, path);
  await refuseMissingDirectory(file);
  const handle = await open(file, 'wx', mode).catch((cause: unknown) => {
    if (errorCode(cause) === 'EEXIST') {
      throw usageError(`The file '${path}' exists already.`, 'Name another, or move it away.', 'FILE_EXISTS');
    }
    throw usageError(`The file '${path}' cannot be written: ${describeFileError(cause)}.`, 'Name another.');
  });
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (cause) {
    await rm(file, { force: true });
    throw usageError(`The file '${path}' cannot be written: ${describeFileError(cause)}.`, 'Name another.');
  } finally {
    await handle.close();
  }
}
