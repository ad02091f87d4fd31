import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openFileStore } from '../../../src/auth/store/file-store.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { Platform } from '../../../src/host/host.ts';
import { describePlatform } from '../../support/platform.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const maskBefore = process.umask();
afterEach(() => {
  process.umask(maskBefore);
});

function openIn(directory: string, platform: Partial<Platform> = {}) {
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  return { store: openFileStore({ directory, platform: describePlatform(platform), warn }), warnings };
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

it('keeps each name in a file of its own, and forgets it', async () => {
  const directory = join(temporaryDirectory(), '.pingcli', 'credentials');
  const { store, warnings } = openIn(directory);
  expect(await store.read('token')).toBeUndefined();
  await store.write('token', new Secret('täxt\n'));
  await store.write('other', new Secret('2'));
  expect((await store.read('token'))?.open()).toBe('täxt\n');
  expect(readdirSync(directory).sort()).toEqual(['other.json', 'token.json']);
  expect(await store.remove('token')).toBe(true);
  expect(await store.remove('token')).toBe(false);
  expect(await store.read('token')).toBeUndefined();
  expect(warnings).toEqual([]);
  expect(store.describe()).toMatchObject({ type: 'file_system', durable: true });
  expect(store.describe().place).toBe(`a plaintext file in ${directory}`);
});

it.skipIf(process.platform === 'win32')(
  'SEC-64 makes directory and file for the user alone, whatever the umask',
  async () => {
    const home = temporaryDirectory();
    process.umask(0);
    await openIn(join(home, '.pingcli', 'credentials')).store.write('token', new Secret('s'));
    expect(modeOf(join(home, '.pingcli'))).toBe('700');
    expect(modeOf(join(home, '.pingcli', 'credentials'))).toBe('700');
    expect(modeOf(join(home, '.pingcli', 'credentials', 'token.json'))).toBe('600');
  },
);

it('names of any spelling stay inside the directory and apart', async () => {
  const directory = join(temporaryDirectory(), 'credentials');
  const { store } = openIn(directory);
  const names = ['../../etc/passwd', '..', 'a/b', 'a_b', 'a:b', 'é', 'x'.repeat(400), 'token.json', ''];
  for (const name of names) await store.write(name, new Secret(`value of ${name}`));
  for (const name of names) expect((await store.read(name))?.open()).toBe(`value of ${name}`);
  expect(readdirSync(directory)).toHaveLength(names.length);
});

it.each(['', '{"version":1,"val', 'null', '{"version":2,"value":"x"}', '{"version":1}'])(
  'F-19 takes a file that holds %j for absent, and warns',
  async (text) => {
    const directory = join(temporaryDirectory(), 'credentials');
    const { store, warnings } = openIn(directory);
    await store.write('token', new Secret('s'));
    writeFileSync(join(directory, 'token.json'), text);
    expect(await store.read('token')).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('is damaged and counts as absent')]);
    await store.write('token', new Secret('again'));
    expect((await store.read('token'))?.open()).toBe('again');
  },
);

it('SEC-61 probes by storing, and leaves nothing', async () => {
  const directory = join(temporaryDirectory(), 'credentials');
  await openIn(directory).store.probe();
  expect(readdirSync(directory)).toEqual([]);
});

it('F-48 says what it could not use when the directory cannot be made', async () => {
  const home = temporaryDirectory();
  writeFileSync(join(home, 'file'), '');
  const { store } = openIn(join(home, 'file', 'credentials'));
  await expect(store.probe()).rejects.toMatchObject({
    facts: {
      outcome: 'configuration',
      message: expect.stringContaining(join(home, 'file', 'credentials')),
      suggestion: expect.stringContaining('--storage-type none'),
    },
  });
});

describe.skipIf(process.platform === 'win32')('SEC-64 refuses', () => {
  const refusal = (message: RegExp, suggestion: RegExp) => ({
    facts: {
      outcome: 'configuration',
      code: 'UNSAFE_CREDENTIALS',
      message: expect.stringMatching(message),
      suggestion: expect.stringMatching(suggestion),
    },
  });

  async function storeWithToken() {
    const directory = join(temporaryDirectory(), 'credentials');
    const { store } = openIn(directory);
    await store.write('token', new Secret('s'));
    return { directory, file: join(directory, 'token.json'), store };
  }

  it.each([0o644, 0o640, 0o604, 0o660])('a file of mode %o, until it is written anew', async (mode) => {
    const { file, store } = await storeWithToken();
    chmodSync(file, mode);
    await expect(store.read('token')).rejects.toMatchObject(refusal(/other users \(mode 0/, /chmod 600 '/));
    await store.write('token', new Secret('new'));
    expect(modeOf(file)).toBe('600');
    expect((await store.read('token'))?.open()).toBe('new');
  });

  it.each([0o755, 0o770, 0o777])('a directory of mode %o, for reading and for writing', async (mode) => {
    const { directory, store } = await storeWithToken();
    chmodSync(directory, mode);
    await expect(store.read('token')).rejects.toMatchObject(refusal(/credentials/, /chmod (700|o-w)/));
    await expect(store.write('token', new Secret('n'))).rejects.toMatchObject(refusal(/./, /chmod/));
    await expect(store.probe()).rejects.toMatchObject(refusal(/./, /chmod/));
  });

  it('what belongs to another user', async () => {
    const { directory } = await storeWithToken();
    const { store } = openIn(directory, { userId: (process.geteuid?.() ?? 0) + 1 });
    await expect(store.read('token')).rejects.toMatchObject(refusal(/belongs to another user/, /chown/));
  });

  it('a file that is a symbolic link, and replaces the link, not its target, on a write', async () => {
    const { directory, file, store } = await storeWithToken();
    const target = join(directory, 'target');
    writeFileSync(target, readFileSync(file), { mode: 0o600 });
    await store.remove('token');
    symlinkSync(target, file);
    await expect(store.read('token')).rejects.toMatchObject(refusal(/symbolic link/, /rm '/));
    const before = readFileSync(target, 'utf8');
    await store.write('token', new Secret('new'));
    expect(readFileSync(target, 'utf8')).toBe(before);
    expect(lstatSync(file).isSymbolicLink()).toBe(false);
  });

  it('a directory in place of the file', async () => {
    const { file, store } = await storeWithToken();
    await store.remove('token');
    mkdirSync(file);
    await expect(store.read('token')).rejects.toMatchObject({ facts: { outcome: 'configuration' } });
  });

  it('a symbolic link among the parents that other users could change', async () => {
    const home = temporaryDirectory();
    const shared = join(home, 'shared');
    mkdirSync(join(home, 'real'), { mode: 0o700 });
    mkdirSync(shared);
    chmodSync(shared, 0o770);
    symlinkSync(join(home, 'real'), join(shared, 'link'));
    const { store } = openIn(join(shared, 'link', 'credentials'));
    await expect(store.write('token', new Secret('s'))).rejects.toMatchObject(
      refusal(/symbolic link that other users could change/, /chmod go-w/),
    );
    chmodSync(shared, 0o700);
    await store.write('token', new Secret('s'));
    expect(readdirSync(join(home, 'real', 'credentials'))).toEqual(['token.json']);
  });

  it('a parent that everybody may write', async () => {
    const home = temporaryDirectory();
    mkdirSync(join(home, 'open'));
    chmodSync(join(home, 'open'), 0o777);
    const { store } = openIn(join(home, 'open', 'credentials'));
    await expect(store.probe()).rejects.toMatchObject(refusal(/Every user may write/, /chmod o-w/));
    expect(readdirSync(join(home, 'open'))).toEqual([]);
  });
});
