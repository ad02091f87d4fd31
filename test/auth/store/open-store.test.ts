import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheReads } from '../../../src/auth/store/cached-store.ts';
import { openFileStore } from '../../../src/auth/store/file-store.ts';
import { openKeychainStore } from '../../../src/auth/store/keychain-store.ts';
import { openSecretStore } from '../../../src/auth/store/open-store.ts';
import { keepSole } from '../../../src/auth/store/sole-store.ts';
import { Secret } from '../../../src/core/secret.ts';
import { createFakeKeychain } from '../../support/fake-keychain.ts';
import { describePlatform } from '../../support/platform.ts';
import { createStandingClock } from '../../support/standing-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const platform = describePlatform();
const warn = () => undefined;

function openBoth() {
  const directory = join(temporaryDirectory(), 'credentials');
  const keychain = createFakeKeychain();
  return {
    directory,
    keychain,
    inKeychain: openKeychainStore({ backend: keychain, platform, warn }),
    inFiles: openFileStore({ directory, platform, warn }),
  };
}

it('SEC-42 storage type none keeps values for this process and writes nothing', async () => {
  const home = temporaryDirectory();
  const credentials = join(home, 'credentials');
  const store = await openSecretStore('none', { clock: createStandingClock(), platform, credentials, warn });
  await store.probe();
  await store.write('token', new Secret('s'));
  expect((await store.read('token'))?.open()).toBe('s');
  expect(await store.remove('token')).toBe(true);
  expect(await store.read('token')).toBeUndefined();
  expect(store.describe()).toEqual({ type: 'none', place: 'this process only', durable: false });
  expect(readdirSync(home)).toEqual([]);
});

it('F-48 storage type file_system names what to do without a home directory', async () => {
  const ports = { clock: createStandingClock(), platform, credentials: undefined, warn };
  await expect(openSecretStore('file_system', ports)).rejects.toMatchObject({
    facts: { outcome: 'configuration', suggestion: expect.stringContaining('--storage-type none') },
  });
});

it('a file written removes the older entry of the same name in the keychain, and no other', async () => {
  const { keychain, inKeychain, inFiles } = openBoth();
  await inKeychain.write('token', new Secret('old'));
  await inKeychain.write('secret', new Secret('kept'));
  const store = keepSole(inFiles, async () => inKeychain);
  await store.write('token', new Secret('new'));
  expect([...keychain.items.keys()]).toEqual(['secret']);
  expect((await store.read('token'))?.open()).toBe('new');
});

it('a keychain entry written removes the older file of the same name', async () => {
  const { directory, inKeychain, inFiles } = openBoth();
  await inFiles.write('token', new Secret('old'));
  await keepSole(inKeychain, async () => inFiles).write('token', new Secret('new'));
  expect(readdirSync(directory)).toEqual([]);
});

it('removing removes from both, and says whether there was anything', async () => {
  const { inKeychain, inFiles } = openBoth();
  await inFiles.write('token', new Secret('old'));
  const store = keepSole(inKeychain, async () => inFiles);
  expect(await store.remove('token')).toBe(true);
  expect(await store.remove('token')).toBe(false);
});

it('SEC-60 a keychain out of reach does not hinder the file store, which asks it once for each name', async () => {
  const { keychain, inKeychain, inFiles } = openBoth();
  keychain.failWith(new Error('locked'));
  const store = keepSole(inFiles, async () => inKeychain);
  await store.write('token', new Secret('1'));
  await store.write('token', new Secret('2'));
  expect((await store.read('token'))?.open()).toBe('2');
  expect(keychain.calls).toEqual(['delete token']);
});

it('SEC-60 a keychain out of reach is never replaced by a file', async () => {
  const { directory, keychain, inKeychain, inFiles } = openBoth();
  keychain.failWith(new Error('locked'));
  const store = keepSole(inKeychain, async () => inFiles);
  await expect(store.write('token', new Secret('s'))).rejects.toThrow('locked');
  await expect(store.probe()).rejects.toThrow('locked');
  expect(() => readdirSync(directory)).toThrow(/ENOENT/);
});

it('SEC-62 each value is read once, until it changes or a fresh answer is asked for', async () => {
  const { keychain, inKeychain } = openBoth();
  const store = cacheReads(inKeychain);
  keychain.items.clear();
  expect(await store.read('token')).toBeUndefined();
  expect(await store.read('token')).toBeUndefined();
  expect(keychain.calls).toEqual(['get token']);

  await inKeychain.write('token', new Secret('by another process'));
  expect(await store.read('token')).toBeUndefined();
  expect((await store.read('token', { fresh: true }))?.open()).toBe('by another process');
  expect((await store.read('token'))?.open()).toBe('by another process');

  await store.write('token', new Secret('mine'));
  keychain.calls.length = 0;
  expect((await store.read('token'))?.open()).toBe('mine');
  expect(keychain.calls).toEqual([]);
  await store.remove('token');
  expect(await store.read('token')).toBeUndefined();
});

it('SEC-62 parallel reads and a failed read ask the keychain once', async () => {
  const { keychain, inKeychain } = openBoth();
  const store = cacheReads(inKeychain);
  keychain.failWith(new Error('locked'));
  const answers = await Promise.allSettled([store.read('token'), store.read('token')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(store.read('token')).rejects.toThrow('locked');
  expect(keychain.calls).toEqual(['get token']);
});

it('SEC-64 removing does not depend on who may read the file', async () => {
  const { directory, inFiles } = openBoth();
  mkdirSync(directory, { mode: 0o700 });
  writeFileSync(join(directory, 'token.json'), 'anything', { mode: 0o644 });
  expect(await inFiles.remove('token')).toBe(true);
});
