/** A file that the user named: read whole and bounded, or refused with its path and what is wrong with it. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CliError, describeCause, usageError } from '../core/errors.ts';

function refused(path: string, why: string): CliError {
  return usageError(`The file '${path}' ${why}.`, 'Check the path.', 'UNREADABLE_FILE');
}

function explain(path: string, cause: unknown): CliError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return refused(path, 'does not exist');
  if (code === 'EACCES' || code === 'EPERM') return refused(path, 'may not be read by this user');
  if (code === 'EISDIR') return refused(path, 'is a directory');
  return refused(path, `cannot be read (${describeCause(cause)})`);
}

/** @param limit - In bytes. Pipes and devices are refused: they could block for ever. */
export async function readUserFile(path: string, workingDirectory: string, limit: number): Promise<string> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(resolve(workingDirectory, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw explain(path, cause);
  }
  try {
    const facts = await handle.stat();
    if (facts.isDirectory()) throw refused(path, 'is a directory');
    if (!facts.isFile()) throw refused(path, 'is not a regular file');
    if (facts.size > limit) throw refused(path, `is larger than ${limit} bytes`);
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
