/** A file that the user named for a result: replaced whole, in a directory that has to exist already. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { writeAtomically } from './atomic-file.ts';

/** @param mode - 0o600 for what holds secrets. */
export async function writeUserFile(
  path: string,
  workingDirectory: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  const file = resolve(workingDirectory, path);
  const parent = await stat(dirname(file)).catch(() => undefined);
  // A mistyped directory should not come into being.
  if (parent?.isDirectory() !== true) {
    throw usageError(`The directory '${dirname(file)}' does not exist.`, 'Make it, or check the path.');
  }
  if ((await stat(file).catch(() => undefined))?.isDirectory() === true) {
    throw usageError(`'${path}' is a directory.`, 'Name a file in it.');
  }
  await writeAtomically(file, content, { mode });
}
