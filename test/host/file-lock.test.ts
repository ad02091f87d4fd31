import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { withFileLock } from '../../src/host/file-lock.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { failure } from '../support/failure.ts';
import { describePlatform } from '../support/platform.ts';
import { createStandingClock } from '../support/standing-clock.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const limits = { waitLimit: 10_000, staleAfter: 30_000 };

function setUp(platform = describePlatform()) {
  const directory = temporaryDirectory();
  return {
    directory,
    path: join(directory, 'settings.lock'),
    ports: { clock: createStandingClock({ flows: true }), platform },
  };
}

/** A lock as another process wrote it. */
function writeLock(path: string, holder: { processId: number; hostName: string; since: number }): void {
  writeFileSync(path, JSON.stringify({ token: 'aaaaaaaaaaaa', ...holder }));
}

/** Of a process that has ended: nothing has it, as long as the test runs. */
async function deadProcessId(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid ?? 0;
}

it('runs one action at a time, in one process too', async () => {
  const { path } = setUp();
  const ports = { clock: nodeClock, platform: describePlatform() };
  let running = 0;
  let most = 0;
  const action = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(path, ports, limits, action)));
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
});

it('makes the directory with mode 0700 and the lock file with 0600', async () => {
  const { directory, ports } = setUp();
  const path = join(directory, 'a', 'b', 'settings.lock');
  const modes = await withFileLock(path, ports, limits, async () => [
    statSync(join(directory, 'a', 'b')).mode & 0o777,
    statSync(path).mode & 0o777,
  ]);
  expect(modes).toEqual([0o700, 0o600]);
});

it('lets go of the lock when the action fails', async () => {
  const { directory, path, ports } = setUp();
  const action = () => Promise.reject(new Error('no'));
  await expect(withFileLock(path, ports, limits, action)).rejects.toThrow('no');
  expect(readdirSync(directory)).toEqual([]);
});

it('SEC-53 takes over the lock of a killed process at once', async () => {
  const { directory, path, ports } = setUp();
  const holder = spawn(process.execPath, [join(import.meta.dirname, '../support/hold-lock.ts'), path]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  const gone = new Promise((resolve) => holder.on('exit', resolve));
  const early = await failure(withFileLock(path, ports, { ...limits, waitLimit: 50 }, async () => 'early'));
  holder.kill('SIGKILL');
  await gone;
  expect(early.facts.code).toBe('LOCK_TIMEOUT');
  expect(early.message).toContain(`process ${holder.pid}`);
  const before = ports.clock.monotonic();
  await expect(withFileLock(path, ports, limits, async () => 'late')).resolves.toBe('late');
  expect(ports.clock.monotonic() - before).toBe(0);
  expect(readdirSync(directory)).toEqual([]);
});

it('SEC-53 waits no longer than told to, says so once, and names the lock file', async () => {
  const { path, ports } = setUp();
  const onWait = vi.fn();
  const error = await withFileLock(path, ports, limits, () =>
    failure(withFileLock(path, ports, { ...limits, onWait }, async () => 'never')),
  );
  expect(error.facts).toMatchObject({ outcome: 'timed-out', code: 'LOCK_TIMEOUT', retryable: true });
  expect(error.message).toContain(path);
  expect(error.facts.suggestion).toContain(path);
  expect(onWait).toHaveBeenCalledTimes(1);
  expect(ports.clock.monotonic()).toBeCloseTo(limits.waitLimit, 0);
});

it('stops waiting when it is aborted', async () => {
  const { path } = setUp();
  const clock = createStandingClock();
  const abort = new AbortController();
  const ports = { clock, platform: describePlatform(), signal: abort.signal };
  await withFileLock(path, ports, limits, async () => {
    const waiting = withFileLock(path, ports, limits, async () => 'never');
    abort.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
  });
});

it('leaves the lock of another host alone until it is stale', async () => {
  const { path, ports } = setUp();
  writeLock(path, { processId: 1, hostName: 'elsewhere', since: ports.clock.now() - 20_000 });
  const start = ports.clock.monotonic();
  await withFileLock(path, ports, { waitLimit: 15_000, staleAfter: 30_000 }, async () => undefined);
  const waited = ports.clock.monotonic() - start;
  expect(waited).toBeGreaterThan(10_000);
  expect(waited).toBeLessThan(10_500);
});

it('leaves the lock of a living process on this host alone until it is stale', async () => {
  const { path, ports } = setUp(describePlatform({ processId: 999_999 }));
  writeLock(path, { processId: process.pid, hostName: ports.platform.hostName, since: ports.clock.now() });
  const error = await failure(withFileLock(path, ports, { ...limits, waitLimit: 200 }, async () => 'never'));
  expect(error.facts.code).toBe('LOCK_TIMEOUT');
});

it('takes over a lock of an earlier process with the same ID, as containers have it', async () => {
  const { path, ports } = setUp();
  writeLock(path, { processId: process.pid, hostName: ports.platform.hostName, since: ports.clock.now() });
  await expect(withFileLock(path, ports, limits, async () => 'done')).resolves.toBe('done');
  expect(ports.clock.sleeps).toEqual([]);
});

it('takes over a lock file that its process died too early to fill', async () => {
  const { directory, path, ports } = setUp();
  writeFileSync(path, '');
  const blank = await failure(withFileLock(path, ports, { ...limits, waitLimit: 100 }, async () => 'never'));
  expect(blank.facts.code).toBe('LOCK_TIMEOUT');
  utimesSync(path, Date.now() / 1000 - 5, Date.now() / 1000 - 5);
  await expect(withFileLock(path, ports, limits, async () => 'done')).resolves.toBe('done');
  expect(readdirSync(directory)).toEqual([]);
});

it('takes over from a process that died while it took over', async () => {
  const { directory, path, ports } = setUp();
  const dead = { processId: await deadProcessId(), hostName: ports.platform.hostName, since: 0 };
  writeLock(path, dead);
  writeFileSync(`${path}.aaaaaaaaaaaa`, JSON.stringify({ token: 'bbbbbbbbbbbb', ...dead }));
  await expect(withFileLock(path, ports, limits, async () => 'done')).resolves.toBe('done');
  expect(readdirSync(directory)).toEqual([]);
});

it('says which lock file could not be made, and why', async () => {
  const { directory, ports } = setUp();
  writeFileSync(join(directory, 'file'), '');
  const path = join(directory, 'file', 'settings.lock');
  const error = await failure(withFileLock(path, ports, limits, async () => 'never'));
  expect(error.facts).toMatchObject({ outcome: 'configuration', code: 'LOCK_FAILED' });
  expect(error.message).toContain(path);
});
