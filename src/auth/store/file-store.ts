/** Secrets as plaintext files that only this user can read: storage type `file_system`, used only when asked for. */
import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, textAt } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { SecretStore } from '../../core/secret-store.ts';
import { writeAtomically } from '../../host/atomic-file.ts';
import type { Platform } from '../../host/host.ts';
import { errorCode, isMissing } from '../../host/node-error.ts';
import {
  assertPrivate,
  checkPrivateDirectory,
  inaccessible,
  makePrivateDirectory,
  unsafe,
} from './private-directory.ts';

export interface FileStoreOptions {
  /** Made with mode 0700 on the first write. */
  directory: string;
  platform: Platform;
  warn(message: string): void;
}

const version = 1;

/** Names of any spelling become names of files: no path parts, no two names alike, no name too long. */
function fileName(name: string): string {
  const safe = /^[A-Za-z0-9][A-Za-z0-9_-]{0,150}$/;
  if (safe.test(name)) return `${name}.json`;
  const readable = name.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 100);
  return `x_${readable}.${createHash('sha256').update(name).digest('hex').slice(0, 16)}.json`;
}

function valueIn(text: string): string | undefined {
  try {
    const record: unknown = JSON.parse(text);
    return isRecord(record) && record.version === version ? textAt(record, 'value') : undefined;
  } catch {
    return undefined;
  }
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

export function openFileStore({ directory, platform, warn }: FileStoreOptions): SecretStore {
  const place = `a plaintext file in ${directory}`;

  async function textOf(path: string): Promise<string | undefined> {
    // O_NOFOLLOW, and the checks on the open handle: what was checked is what is read.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    try {
      const handle = await open(path, flags);
      try {
        const stats = await handle.stat();
        if (!stats.isFile()) throw unsafe(`${path} is not a file.`, `Remove it: rm -r '${path}'`);
        assertPrivate(path, stats, platform);
        return await handle.readFile('utf8');
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (errorCode(error) === 'ELOOP')
        throw unsafe(
          `${path} is a symbolic link, so the secrets behind it are not used.`,
          `Remove it: rm '${path}'`,
        );
      throw errorCode(error) === undefined ? error : inaccessible(path, error);
    }
  }

  async function read(name: string): Promise<Secret | undefined> {
    if (!(await checkPrivateDirectory(directory, platform))) return undefined;
    const path = join(directory, fileName(name));
    const text = await textOf(path);
    if (text === undefined) return undefined;
    const value = valueIn(text);
    if (value === undefined) warn(`${path} is damaged and counts as absent; the next write replaces it.`);
    return value === undefined ? undefined : new Secret(value);
  }

  async function write(name: string, value: Secret): Promise<void> {
    await makePrivateDirectory(directory, platform);
    const text = `${JSON.stringify({ version, name, value: value.open() }, null, 2)}\n`;
    const path = join(directory, fileName(name));
    // A link planted under this name is to be replaced, not followed.
    if (await isLink(path)) await remove(name);
    await writeAtomically(path, text, { mode: 0o600, resetMode: true });
  }

  async function remove(name: string): Promise<boolean> {
    const path = join(directory, fileName(name));
    try {
      await rm(path);
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw inaccessible(path, error);
    }
  }

  async function probe(): Promise<void> {
    const name = `probe-${randomUUID()}`;
    const value = new Secret(name);
    await write(name, value);
    const answer = await read(name);
    await remove(name);
    if (answer?.open() !== name) throw inaccessible(directory, 'it did not give back what was stored');
  }

  return { describe: () => ({ type: 'file_system', place, durable: true }), probe, read, write, remove };
}
