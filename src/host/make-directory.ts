/**
 * Makes a directory and those above it. Apart because `mkdir` with `recursive` never comes back where a file system
 * answers ENOENT below a directory that is there, as `/proc` does (Node.js 24.21: it spins for ever, deaf to signals).
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './node-error.ts';

/** @returns false where the directory above is missing. */
function makeOne(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return false;
    // Windows and read-only file systems have other words than EEXIST for a directory that is there.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return true;
    throw error;
  }
}

/**
 * @param mode of every directory that is made; those that are there keep their own.
 * @throws the error of the operating system for the first directory that cannot be made.
 */
export function makeDirectory(path: string, mode: number): void {
  if (makeOne(path, mode)) return;
  const parent = dirname(path);
  if (parent !== path && statSync(parent, { throwIfNoEntry: false }) === undefined)
    makeDirectory(parent, mode);
  // What is still refused is refused for good: this raises why.
  if (!makeOne(path, mode)) mkdirSync(path, { mode });
}
