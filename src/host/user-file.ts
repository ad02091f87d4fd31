/** A file that the user named: read whole and bounded, or refused with its path and what is wrong with it. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CliError, usageError } from '../core/errors.ts';
import { describeFileError, errorCode } from './node-error.ts';
import { decodeUtf8 } from './utf8-text.ts';

function refused(path: string, why: string, fix = 'Check the path.'): CliError {
  return usageError(`The file '${path}' ${why}.`, fix, 'UNREADABLE_FILE');
}

function explain(path: string, cause: unknown): CliError {
  const code = errorCode(cause);
  if (code === 'ENOENT') return refused(path, 'does not exist');
  if (code === 'EACCES' || code === 'EPERM') return refused(path, 'may not be read by this user');
  if (code === 'EISDIR') return refused(path, 'is a directory');
  return refused(path, `cannot be read: ${describeFileError(cause)}`);
}

/** At most one byte more than the limit, whatever the size says: files of `/proc` claim to be empty. */
async function readUpTo(handle: FileHandle, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of handle.createReadStream({ end: limit, autoClose: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

/** @param limit - In bytes. Pipes and devices are refused: they could block for ever. */
export async function readUserBytes(
  path: string,
  workingDirectory: string,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let handle: FileHandle;
  try {
    handle = await open(resolve(workingDirectory, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    throw explain(path, cause);
  }
  try {
    const facts = await handle.stat();
    if (facts.isDirectory()) throw refused(path, 'is a directory');
    if (!facts.isFile()) {
      throw refused(path, 'is not a regular file', 'Give a regular file, or use the standard input.');
    }
    const bytes = facts.size > limit ? undefined : await readUpTo(handle, limit);
    if (bytes === undefined || bytes.length > limit) throw refused(path, `is larger than ${limit} bytes`);
    return new Uint8Array(bytes);
  } finally {
    await handle.close();
  }
}

/** The same as text. */
export async function readUserFile(path: string, workingDirectory: string, limit: number): Promise<string> {
  return decodeUtf8(await readUserBytes(path, workingDirectory, limit), `The file '${path}'`);
}
