/** Who holds a lock file, as written in it, and whether that process still lives; apart from the taking of the lock. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { isRecord } from '../core/json.ts';
import type { Clock, Platform } from './host.ts';
import { errorCode } from './node-error.ts';

export interface LockHolder {
  /** Different for every taking of the lock. */
  token: string;
  processId: number;
  hostName: string;
  /** Milliseconds since the epoch. */
  since: number;
}

/**
 * What this process has written into lock files. A lock that names this process but is not here was left by an earlier
 * one with the same ID, as containers have it: there every run is process 1.
 */
const own = new Set<string>();

export function describeHolder(clock: Clock, platform: Platform): string {
  const token = randomBytes(6).toString('hex');
  own.add(token);
  return JSON.stringify({
    token,
    processId: platform.processId,
    hostName: platform.hostName,
    since: clock.now(),
  } satisfies LockHolder);
}

export function parseHolder(content: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is LockHolder & Record<string, unknown> {
  return (
    isRecord(value) &&
    typeof value.token === 'string' &&
    /^[0-9a-f]{12}$/.test(value.token) &&
    Number.isInteger(value.processId) &&
    typeof value.hostName === 'string' &&
    typeof value.since === 'number'
  );
}

/** Milliseconds after which a lock file that names nobody was left by a process that died before it filled it. */
const blankAfter = 2_000;

/** Whether the lock file at `path`, read as `content`, has no living holder any more. */
export function isLeftBehind(
  path: string,
  content: string,
  { clock, platform }: { clock: Clock; platform: Platform },
  staleAfter: number,
): boolean {
  const holder = parseHolder(content);
  if (holder === undefined) return ageOf(path) > blankAfter;
  if (holder.hostName === platform.hostName && !own.has(holder.token)) {
    if (holder.processId === platform.processId || isDead(holder.processId)) return true;
  }
  return clock.now() - holder.since > staleAfter;
}

/** By the machine's clock, which is the one that file times come from. */
function ageOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}

function isDead(processId: number): boolean {
  try {
    // Signal 0 asks without sending; EPERM means that it lives and is somebody else's.
    process.kill(processId, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}
