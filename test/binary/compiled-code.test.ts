/** Compiled code that is kept between runs: only where nobody else can change it, and never in the way. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBinary } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const words = 'config profiles list';

/** `XDG_CACHE_HOME` and `LOCALAPPDATA` are not set, so on Linux it is below the home. */
function cacheOf(home: string): string {
  return join(home, '.cache', 'pingcli');
}

function keptIn(home: string): string[] {
  const [build, ...others] = readdirSync(cacheOf(home));
  expect(others).toEqual([]);
  return readdirSync(join(cacheOf(home), build ?? '')).map((name) => join(cacheOf(home), build ?? '', name));
}

async function run(home: string, env: Record<string, string> = {}): Promise<string> {
  const answer = await runBinary(words, { home, env });
  expect(answer.code, answer.stderr).toBe(0);
  return answer.stdout;
}

describe.skipIf(process.platform !== 'linux')('compiled code', () => {
  it('is kept in a private directory of the user and used again', async () => {
    const home = temporaryDirectory();
    const stdout = await run(home);
    const kept = keptIn(home);
    expect(kept.map((path) => path.split('/').at(-1))).toContain('main.js');
    expect(lstatSync(cacheOf(home)).mode & 0o077).toBe(0);
    for (const path of kept) expect(lstatSync(path).mode & 0o777).toBe(0o600);
    const before = kept.map((path) => lstatSync(path).mtimeMs);
    expect(await run(home)).toBe(stdout);
    expect(kept.map((path) => lstatSync(path).mtimeMs)).toEqual(before);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(200_000)],
    ['other bytes', Buffer.from('not compiled code'.repeat(1000))],
  ])('that is %s is compiled anew and replaced', async (_, bytes) => {
    const home = temporaryDirectory();
    const stdout = await run(home);
    for (const path of keptIn(home)) writeFileSync(path, bytes);
    expect(await run(home)).toBe(stdout);
    for (const path of keptIn(home)) expect(readFileSync(path).equals(bytes)).toBe(false);
  });

  it('that is cut short is compiled anew', async () => {
    const home = temporaryDirectory();
    const stdout = await run(home);
    for (const path of keptIn(home)) writeFileSync(path, readFileSync(path).subarray(0, -100));
    expect(await run(home)).toBe(stdout);
  });

  it('is neither used nor kept where others may write', async () => {
    const home = temporaryDirectory();
    mkdirSync(cacheOf(home), { recursive: true });
    chmodSync(cacheOf(home), 0o777);
    await run(home);
    expect(readdirSync(cacheOf(home)).flatMap((name) => readdirSync(join(cacheOf(home), name)))).toEqual([]);
  });

  it('is not kept behind a link', async () => {
    const home = temporaryDirectory();
    const elsewhere = temporaryDirectory();
    mkdirSync(join(home, '.cache'));
    chmodSync(elsewhere, 0o777);
    symlinkSync(elsewhere, cacheOf(home));
    await run(home);
    expect(readdirSync(elsewhere).flatMap((name) => readdirSync(join(elsewhere, name)))).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['there is no home', { HOME: '' }],
    ['the home is a file', { HOME: '/dev/null' }],
    ['it is switched off', { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['SEC-42 nothing is to be kept', { PINGCLI_AUTH_STORAGE_TYPE: 'none' }],
  ])('is done without where %s', async (_, env) => {
    const home = temporaryDirectory();
    await run(home, { ...env, PINGCLI_CONFIG: '' });
    expect(readdirSync(home)).toEqual([]);
  });

  it('goes where XDG_CACHE_HOME says', async () => {
    const home = temporaryDirectory();
    const cache = temporaryDirectory();
    await run(home, { XDG_CACHE_HOME: cache });
    expect(readdirSync(cache)).toEqual(['pingcli']);
    expect(readdirSync(home)).toEqual([]);
  });

  it('help and version leave nothing behind', async () => {
    const home = temporaryDirectory();
    await runBinary('--help', { home });
    await runBinary('--version', { home });
    expect(readdirSync(home)).toEqual([]);
  });
});
