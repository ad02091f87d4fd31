/**
 * Whether a directory and its files belong to this user alone (SEC-64); apart from the file store because it is all
 * about paths and nothing about secrets. On Windows the profile folder's own access list protects what lies in it.
 */
import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { dirname, parse, resolve, sep } from 'node:path';
import { CliError } from '../../core/errors.ts';
import type { Platform } from '../../host/host.ts';
import { makeDirectory } from '../../host/make-directory.ts';
import { describeFileError, isMissing } from '../../host/node-error.ts';

const othersMayWrite = 0o022;
const anybodyMayWrite = 0o002;
const sticky = 0o1000;
const othersMayAnything = 0o077;

export function unsafe(message: string, suggestion: string): CliError {
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code: 'UNSAFE_CREDENTIALS',
    message,
    suggestion,
  });
}

export function inaccessible(path: string, cause: unknown): CliError {
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code: 'CREDENTIALS_INACCESSIBLE',
    message: `Could not use ${path}, where secrets are kept: ${describeFileError(cause)}.`,
    suggestion:
      "Make it accessible to your user, or keep secrets in this process only with '--storage-type none'.",
    cause,
  });
}

function isOwn(stats: Stats, platform: Platform): boolean {
  return platform.userId === undefined || stats.uid === platform.userId;
}

/** Refuses a file or directory that somebody else owns or may read. */
export function assertPrivate(path: string, stats: Stats, platform: Platform): void {
  if (platform.os === 'win32') return;
  if (!isOwn(stats, platform)) {
    throw unsafe(
      `${path} belongs to another user, so the secrets in it are not used.`,
      `Remove it, or make it yours: chown ${platform.userId} '${path}'`,
    );
  }
  if ((stats.mode & othersMayAnything) !== 0) {
    const mode = (stats.mode & 0o777).toString(8).padStart(4, '0');
    throw unsafe(
      `${path} can be read or changed by other users (mode ${mode}), so the secrets in it are not used.`,
      `Close it: chmod ${stats.isDirectory() ? '700' : '600'} '${path}'`,
    );
  }
}

/** Every step of the path, from the root down, as far as it exists. */
async function* stepsOf(path: string): AsyncGenerator<{ path: string; stats: Stats }> {
  const { root } = parse(path);
  let step = root;
  for (const name of ['', ...path.slice(root.length).split(sep)]) {
    step = resolve(step, name);
    try {
      yield { path: step, stats: await lstat(step) };
    } catch (error) {
      if (isMissing(error)) return;
      throw inaccessible(step, error);
    }
  }
}

/** Refuses a path on which another user could put something else in place of a step. */
async function assertPathIsOurs(path: string, platform: Platform): Promise<void> {
  let parent: Stats | undefined;
  for await (const step of stepsOf(path)) {
    const { mode } = step.stats;
    const isForeign = !isOwn(step.stats, platform) && step.stats.uid !== 0;
    const parentIsOpen = parent !== undefined && (parent.mode & othersMayWrite) !== 0;
    const parentProtects = parent !== undefined && (parent.mode & sticky) !== 0;
    if (step.stats.isSymbolicLink() && (isForeign || (parentIsOpen && !parentProtects))) {
      throw unsafe(
        `${step.path} is a symbolic link that other users could change, so no secrets are kept behind it.`,
        `Use a directory that only you can write: chmod go-w '${dirname(step.path)}'`,
      );
    }
    if (step.stats.isDirectory() && (mode & anybodyMayWrite) !== 0 && (mode & sticky) === 0) {
      throw unsafe(
        `Every user may write to ${step.path}, so no secrets are kept below it.`,
        `Close it: chmod o-w '${step.path}'`,
      );
    }
    parent = step.stats;
  }
}

/** @returns false where the directory does not exist. */
export async function checkPrivateDirectory(directory: string, platform: Platform): Promise<boolean> {
  const path = resolve(directory);
  if (platform.os !== 'win32') await assertPathIsOurs(path, platform);
  let real: string;
  let stats: Stats;
  try {
    real = await realpath(path);
    stats = await lstat(real);
  } catch (error) {
    if (isMissing(error)) return false;
    throw inaccessible(directory, error);
  }
  if (platform.os !== 'win32' && real !== path) await assertPathIsOurs(real, platform);
  assertPrivate(directory, stats, platform);
  return true;
}

/** Makes the directory with mode 0700 from the start, then checks it like one that was there. */
export async function makePrivateDirectory(directory: string, platform: Platform): Promise<void> {
  if (await checkPrivateDirectory(directory, platform)) return;
  try {
    makeDirectory(directory, 0o700);
  } catch (error) {
    throw inaccessible(directory, error);
  }
  await checkPrivateDirectory(directory, platform);
}
