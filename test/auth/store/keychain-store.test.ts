import { describe, expect, it } from 'vitest';
import { openKeychainStore } from '../../../src/auth/store/keychain-store.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { Platform } from '../../../src/host/host.ts';
import { Crash, createFakeKeychain, type FakeKeychain } from '../../support/fake-keychain.ts';
import { describePlatform } from '../../support/platform.ts';

const windowsBytes = 2_560;

function openOn(os: Platform['os'], keychain: FakeKeychain) {
  const warnings: string[] = [];
  const store = openKeychainStore({
    backend: keychain,
    platform: describePlatform({ os }),
    warn: (message) => warnings.push(message),
  });
  return { store, warnings };
}

function longSecret(letter: string, length = 6_000): Secret {
  return new Secret(`${letter}é`.repeat(length / 2));
}

describe('on Windows', () => {
  it('SEC-63 F-18 keeps a 6 KB value in items of at most 2,560 bytes', async () => {
    const keychain = createFakeKeychain({ byteLimit: windowsBytes });
    const { store, warnings } = openOn('win32', keychain);
    await store.write('token', longSecret('x'));
    expect(keychain.items.size).toBeGreaterThan(2);
    expect((await store.read('token'))?.open()).toBe(longSecret('x').open());
    expect(warnings).toEqual([]);
  });

  it('SEC-63 leaves only the chunks of the last value, whichever sizes came before', async () => {
    const keychain = createFakeKeychain({ byteLimit: windowsBytes });
    const { store } = openOn('win32', keychain);
    for (const length of [6_000, 9_000, 2_000, 12_000, 10, 4_000, 4_000]) {
      await store.write('token', longSecret('x', length));
      const fresh = createFakeKeychain();
      await openOn('win32', fresh).store.write('token', longSecret('x', length));
      expect(keychain.items.size).toBe(fresh.items.size);
    }
    expect(await store.remove('token')).toBe(true);
    expect([...keychain.items.keys()]).toEqual([]);
    expect(await store.remove('token')).toBe(false);
  });

  it.each([
    ['long over long', 6_000, 8_000],
    ['short over long', 6_000, 10],
    ['long over short', 10, 6_000],
    ['long over nothing', 0, 6_000],
  ])('SEC-63 gives the old value or the new one after a crash at any step: %s', async (_, before, after) => {
    let crashes = 0;
    let sawOld = false;
    for (let step = 0; ; step += 1) {
      const keychain = createFakeKeychain({ byteLimit: windowsBytes });
      const { store, warnings } = openOn('win32', keychain);
      if (before > 0) await store.write('token', longSecret('o', before));
      keychain.crashAfter(step);
      const crashed = await store.write('token', longSecret('n', after)).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Crash) return true;
          throw error;
        },
      );
      keychain.crashAfter(Number.POSITIVE_INFINITY);
      const found = (await store.read('token'))?.open();
      const old = before > 0 ? longSecret('o', before).open() : undefined;
      const fresh = longSecret('n', after).open();
      expect(found === fresh || found === old).toBe(true);
      if (crashed && found === old) sawOld = true;
      expect(warnings).toEqual([]);

      // The next write cleans up whatever the crash has left.
      await store.write('token', longSecret('z', 3_000));
      expect((await store.read('token'))?.open()).toBe(longSecret('z', 3_000).open());
      await store.remove('token');
      expect([...keychain.items.keys()]).toEqual([]);
      if (!crashed) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(0);
    expect(sawOld).toBe(true);
  });

  it('SEC-63 reads as absent after a crash at any step of a removal', async () => {
    for (let step = 1; step < 8; step += 1) {
      const keychain = createFakeKeychain({ byteLimit: windowsBytes });
      const { store } = openOn('win32', keychain);
      await store.write('token', longSecret('x'));
      keychain.crashAfter(step);
      await store.remove('token').catch(() => undefined);
      keychain.crashAfter(Number.POSITIVE_INFINITY);
      expect(await store.read('token')).toBeUndefined();
      await store.remove('token');
      expect([...keychain.items.keys()]).toEqual([]);
    }
  });

  it('F-18 leaves the old value alone when the new one is refused', async () => {
    const keychain = createFakeKeychain({ byteLimit: 1_000 });
    const { store } = openOn('win32', keychain);
    await store.write('token', new Secret('old'));
    await expect(store.write('token', longSecret('n'))).rejects.toThrow(/platform limit/);
    expect((await store.read('token'))?.open()).toBe('old');
  });

  it('reads the new value when another process replaces the old one between manifest and chunks', async () => {
    const keychain = createFakeKeychain({ byteLimit: windowsBytes });
    const { store } = openOn('win32', keychain);
    await store.write('token', longSecret('o'));
    const { store: other } = openOn('win32', { ...keychain, calls: [] });
    const get = keychain.get.bind(keychain);
    let raced = false;
    const racing: FakeKeychain = {
      ...keychain,
      async get(account) {
        if (account.includes('#') && !raced) {
          raced = true;
          await other.write('token', longSecret('n'));
        }
        return get(account);
      },
    };
    const { store: reader, warnings } = openOn('win32', racing);
    expect((await reader.read('token'))?.open()).toBe(longSecret('n').open());
    expect(warnings).toEqual([]);
  });
});

describe('elsewhere', () => {
  it('uses one item and two calls at most', async () => {
    const keychain = createFakeKeychain();
    const { store } = openOn('linux', keychain);
    await store.write('token', longSecret('x'));
    await store.read('token');
    expect(keychain.calls).toEqual(['set token', 'get token']);
    expect(store.describe()).toEqual({
      type: 'secure_local',
      place: 'the keychain (Secret Service)',
      durable: true,
    });
  });

  it.each(['not JSON', '{"version":9}', '{"version":1,"digest":"x","generation":"a","count":1}'])(
    'F-19 takes the damaged entry %j for absent, and warns without its content',
    async (text) => {
      const keychain = createFakeKeychain();
      keychain.items.set('token', text);
      const { store, warnings } = openOn('darwin', keychain);
      expect(await store.read('token')).toBeUndefined();
      expect(warnings).toEqual([
        expect.stringContaining("'token' in the keychain (macOS Keychain) is damaged"),
      ]);
      expect(warnings.join()).not.toContain(text);
    },
  );

  it('SEC-61 probes with a value of its own, and leaves nothing', async () => {
    const keychain = createFakeKeychain({ byteLimit: windowsBytes });
    await openOn('win32', keychain).store.probe();
    expect(keychain.calls.map((call) => call.split(' ')[0])).toEqual(['set', 'get', 'delete']);
    expect(keychain.items.size).toBe(0);
  });

  it('SEC-61 fails the probe when the keychain forgets', async () => {
    const keychain = createFakeKeychain();
    const forgetful: FakeKeychain = { ...keychain, get: async () => undefined };
    await expect(openOn('linux', forgetful).store.probe()).rejects.toMatchObject({
      facts: { outcome: 'configuration', code: 'KEYCHAIN_FAILED' },
    });
  });
});
