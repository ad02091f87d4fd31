/**
 * Replaces a file so that every reader sees the old text or the new one, never a part (REL-40). Apart because the
 * settings file, the file store of secrets and every state file are written this way.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../core/errors.ts';
import { makeDirectory } from './make-directory.ts';
import { describeFileError, errorCode, isMissing } from './node-error.ts';

export interface AtomicWriteOptions {
  /** Mode of a new file, for example 0o600. An existing file keeps its own. */
  mode: number;
  /** Gives an existing file `mode` too, instead of keeping its own. */
  resetMode?: boolean;
}

/**
 * Writes `text` to `file`: a temporary file beside it, fsync, rename, fsync of the directory. A symbolic link stays and
 * its target is replaced (REL-42). The directory is made (0700) where it is missing.
 * @throws CliError (code `FILE_NOT_WRITTEN`) naming the file; the old text is then intact and nothing is left behind.
 */
export async function writeAtomically(
  file: string,
  text: string | Uint8Array,
  options: AtomicWriteOptions,
): Promise<void> {
  try {
    const target = await followLinks(file);
    makeDirectory(dirname(target), 0o700);
    const kept = await modeOf(target);
    await replace(target, text, options.resetMode === true ? options.mode : (kept ?? options.mode));
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** The file that a write has to replace; a dangling link names one that is yet to be. */
export async function followLinks(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  let link: string;
  try {
    link = await readlink(file);
  } catch {
    return file;
  }
  return followLinks(resolve(await realpath(dirname(file)), link));
}

async function modeOf(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file);
    // A rename would put a file in the place of a device such as /dev/null, for everybody.
    if (!found.isFile()) throw new Error('it is not a regular file');
    return found.mode & 0o777;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function replace(target: string, text: string | Uint8Array, mode: number): Promise<void> {
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', mode);
  try {
    try {
      await write(handle, text, mode);
    } finally {
      await handle.close();
    }
    await renameOver(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncDirectory(dirname(target));
}

async function write(handle: FileHandle, text: string | Uint8Array, mode: number): Promise<void> {
  await handle.writeFile(text);
  // The umask may have taken bits away that the file had before; it can never have added any.
  if (process.platform !== 'win32' && ((await handle.stat()).mode & 0o777) !== mode) await handle.chmod(mode);
  await handle.sync();
}

/** Windows refuses to rename over a file that a reader has open at this moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const passing = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
      if (process.platform !== 'win32' || !passing || attempt === 20) throw error;
      await sleep(25);
    }
  }
}

/** Makes the rename itself durable. Windows cannot open a directory, some network file systems cannot sync one. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The new file is in place; only a power cut within seconds could bring the old one back.
  }
}

function cannotWrite(file: string, cause: unknown): CliError {
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'].includes(errorCode(cause) ?? '');
  return new CliError({
    outcome: full ? 'failure' : 'configuration',
    category: 'configuration',
    code: 'FILE_NOT_WRITTEN',
    message: `Could not write ${file}: ${describeFileError(cause)}.`,
    suggestion: full
      ? 'Free some space and run the command again; the file is as it was.'
      : 'Check who owns the file and its directory, and that both can be written; the file is as it was.',
    cause,
  });
}
