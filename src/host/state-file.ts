/**
 * Small files that may be lost without harm, read and replaced at once: readers see the old text or the new one. Apart from
 * atomic-file, because nothing waits here for the disk, which costs a command more than the file is worth.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDirectory } from './make-directory.ts';

/** Undefined where it cannot be read, or is larger than the limit. */
export function readStateFile(file: string, limit: number): string | undefined {
  try {
    return statSync(file).size > limit ? undefined : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Mode 0600, in a directory of mode 0700 where there is none yet. What cannot be written is not kept.
 * @returns whether it is.
 */
export function writeStateFile(file: string, text: string): boolean {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeDirectory(dirname(file), 0o700);
    // A file that a process of this number has left behind would keep its mode.
    rmSync(temporary, { force: true });
    writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
    return true;
  } catch {
    removeStateFile(temporary);
    return false;
  }
}

export function removeStateFile(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It expires.
  }
}
