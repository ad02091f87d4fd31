/**
 * Lets one process at a time do something to a file: an exclusively created lock file beside it, taken over when its
 * holder has died. Apart because the settings file and the token refresh are guarded in the same way.
 */
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CliError } from '../core/errors.ts';
import type { Clock, Platform } from './host.ts';
import { describeHolder, isLeftBehind, parseHolder } from './lock-holder.ts';
import { makeDirectory } from './make-directory.ts';
import { describeFileError, errorCode, isMissing } from './node-error.ts';

export interface FileLockPorts {
  clock: Clock;
  platform: Platform;
  /** Ends the wait; the lock is never taken after that. */
  signal?: AbortSignal;
}

export interface FileLockOptions {
  /** Milliseconds to wait for another process before giving up. */
  waitLimit: number;
  /**
   * Milliseconds after which a lock counts as left behind although its holder cannot be seen to be dead: it is on
   * another host, or its process ID is in use again. The action must end well inside this time.
   */
  staleAfter: number;
  /** Called once, when the wait has lasted half a second. */
  onWait?: () => void;
}

const noticeAfter = 500;

/**
 * Runs `action` while no other process (and no other call in this one) runs one under the same lock file. The lock of a
 * dead process on this host is taken over at once (SEC-53). The lock file's directory is made (0700) where it is missing.
 * @throws CliError (code `LOCK_TIMEOUT`, exit 8) naming the lock file when `waitLimit` has passed; the signal's reason
 * when aborted; whatever `action` throws.
 */
export async function withFileLock<T>(
  path: string,
  ports: FileLockPorts,
  options: FileLockOptions,
  action: () => Promise<T>,
): Promise<T> {
  const content = await acquire(path, ports, options);
  try {
    return await action();
  } finally {
    release(path, content);
  }
}

async function acquire(path: string, ports: FileLockPorts, options: FileLockOptions): Promise<string> {
  const { clock, signal } = ports;
  const start = clock.monotonic();
  let noticed = false;
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted();
    const content = describeHolder(clock, ports.platform);
    if (create(path, content)) return content;
    const found = read(path);
    if (found !== undefined && removeLeftBehind(path, found, ports, options.staleAfter)) continue;

    const waited = clock.monotonic() - start;
    if (waited >= options.waitLimit) throw timedOut(path, found, waited);
    if (!noticed && waited >= noticeAfter) {
      noticed = true;
      options.onWait?.();
    }
    // Doubling from 5 ms to 100 ms, spread so that waiters do not come back in step.
    const pause = Math.min(5 * 2 ** Math.min(attempt, 5), 100) * (0.5 + Math.random());
    await clock.sleep(Math.min(pause, options.waitLimit - waited), signal);
  }
}

function create(path: string, content: string): boolean {
  try {
    try {
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      makeDirectory(dirname(path), 0o700);
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    }
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    // Windows answers this for a file that is being deleted.
    if (process.platform === 'win32' && (code === 'EPERM' || code === 'EBUSY')) return false;
    throw cannotLock(path, error);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error) || process.platform === 'win32') return undefined;
    throw cannotLock(path, error);
  }
}

/**
 * Removes a lock that was left behind, if it still is the one that was looked at. One process at a time may: it holds
 * a guard named after that very lock, so that nobody who looked earlier can remove the lock of a successor. A guard is
 * left behind in its turn when its process dies, and is removed in the same way.
 * @returns whether the lock may be tried for again at once.
 */
function removeLeftBehind(path: string, content: string, ports: FileLockPorts, staleAfter: number): boolean {
  if (!isLeftBehind(path, content, ports, staleAfter)) return false;
  const guard = `${path}.${parseHolder(content)?.token ?? 'blank'}`;
  const mine = describeHolder(ports.clock, ports.platform);
  if (!create(guard, mine)) {
    const found = read(guard);
    if (found !== undefined) removeLeftBehind(guard, found, ports, staleAfter);
    return false;
  }
  try {
    if (read(path) === content) unlinkSync(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return true;
    if (process.platform === 'win32') return false;
    throw cannotLock(path, error);
  } finally {
    release(guard, mine);
  }
}

function release(path: string, content: string): void {
  try {
    if (readFileSync(path, 'utf8') === content) unlinkSync(path);
  } catch {
    // Taken over meanwhile, or its directory is gone: nothing of ours is left to remove.
  }
}

function timedOut(path: string, content: string | undefined, waited: number): CliError {
  const holder = parseHolder(content ?? '');
  const who = holder === undefined ? 'another process' : `process ${holder.processId} on ${holder.hostName}`;
  return new CliError({
    outcome: 'timed-out',
    category: 'configuration',
    code: 'LOCK_TIMEOUT',
    message: `Could not get the lock ${path} within ${Math.round(waited / 1000)} seconds: ${who} holds it.`,
    suggestion: `Run the command again. If no other pingcli is running, delete ${path} first.`,
    retryable: true,
  });
}

function cannotLock(path: string, cause: unknown): CliError {
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code: 'LOCK_FAILED',
    message: `Could not create the lock file ${path}: ${describeFileError(cause)}.`,
    suggestion: `Check that the directory ${dirname(path)} can be written.`,
    cause,
  });
}
