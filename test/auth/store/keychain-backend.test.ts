import { describe, expect, it } from 'vitest';
import { openKeychainBackend } from '../../../src/auth/store/keychain-backend.ts';
import type { Platform } from '../../../src/host/host.ts';
import { hasStuckCall } from '../../../src/host/stuck-calls.ts';
import { createFakeKeychain, keychainTexts, nativeEntries } from '../../support/fake-keychain.ts';
import { describePlatform } from '../../support/platform.ts';
import { createStandingClock } from '../../support/standing-clock.ts';

function openOver(keychain = createFakeKeychain(), os: Platform['os'] = 'linux') {
  const clock = createStandingClock();
  const options = { clock, platform: describePlatform({ os }), openEntry: nativeEntries(keychain) };
  return { clock, keychain, backend: openKeychainBackend(options) };
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

it('stores, gives back and deletes', async () => {
  const { backend, clock } = openOver();
  expect(await backend.get('a')).toBeUndefined();
  await backend.set('a', 'text');
  expect(await backend.get('a')).toBe('text');
  expect(await backend.delete('a')).toBe(true);
  expect(await backend.delete('a')).toBe(false);
  expect(clock.sleeping()).toBe(0);
});

it('asks once more, over another connection, where the service said nothing in time', async () => {
  const keychain = createFakeKeychain();
  let opened = 0;
  const open = nativeEntries(keychain);
  const backend = openKeychainBackend({
    clock: createStandingClock(),
    platform: describePlatform({ os: 'linux' }),
    openEntry: async (...address) => {
      opened += 1;
      keychain.failWith(opened === 1 ? new Error(keychainTexts.noReply) : undefined);
      return open(...address);
    },
  });
  await backend.set('a', 'text');
  expect(await backend.get('a')).toBe('text');
  expect(opened).toBe(2);
  expect(keychain.calls).toEqual(['set a', 'set a', 'get a']);
});

describe('SEC-62 F-16 tells apart why a keychain refuses', () => {
  it.each<[string, Platform['os'], string, RegExp]>([
    [keychainTexts.locked, 'linux', 'KEYCHAIN_LOCKED', /Passwords and Keys/],
    ['IsLocked', 'linux', 'KEYCHAIN_LOCKED', /Passwords and Keys/],
    [keychainTexts.noBus, 'linux', 'KEYCHAIN_MISSING', /DBUS_SESSION_BUS_ADDRESS/],
    [keychainTexts.noReply, 'linux', 'KEYCHAIN_HANGING', /Answer its dialog/],
    [keychainTexts.noProvider, 'linux', 'KEYCHAIN_MISSING', /gnome-keyring or KWallet/],
    [keychainTexts.noCollection, 'linux', 'KEYCHAIN_MISSING', /default keyring/],
    [keychainTexts.denied, 'darwin', 'KEYCHAIN_DENIED', /Keychain Access/],
    ['User interaction is not allowed.', 'darwin', 'KEYCHAIN_LOCKED', /security unlock-keychain/],
    ['A default keychain could not be found.', 'darwin', 'KEYCHAIN_MISSING', /create-keychain/],
    ['A specified logon session does not exist.', 'win32', 'KEYCHAIN_MISSING', /interactive sessions/],
    [keychainTexts.tooLarge, 'win32', 'KEYCHAIN_TOO_LARGE', /fewer scopes/],
    ['Cannot find native binding.', 'linux', 'KEYCHAIN_MISSING', /install pingcli again/],
    ['Something new', 'linux', 'KEYCHAIN_FAILED', /other programs/],
  ])('%j on %s is %s', async (text, os, code, help) => {
    const { backend, keychain } = openOver(createFakeKeychain(), os);
    keychain.failWith(new Error('Platform failure', { cause: new Error(text) }));
    const error = await failureOf(backend.get('a'));
    expect(error).toMatchObject({ facts: { code, outcome: 'configuration', category: 'configuration' } });
    expect(error).toMatchObject({ facts: { suggestion: expect.stringMatching(help) } });
    for (const wayOut of [
      '--storage-type file_system',
      '--storage-type none',
      'PINGONE_CLIENT_CREDENTIALS_CLIENT_ID',
    ]) {
      expect(error).toMatchObject({ facts: { suggestion: expect.stringContaining(wayOut) } });
    }
  });

  it('also when the entry cannot even be made', async () => {
    const backend = openKeychainBackend({
      clock: createStandingClock(),
      platform: describePlatform(),
      openEntry: async () => {
        throw new Error(keychainTexts.noBus);
      },
    });
    expect(await failureOf(backend.get('a'))).toMatchObject({ facts: { code: 'KEYCHAIN_MISSING' } });
  });
});

it('SEC-62 asks a keychain that is locked only once in a process', async () => {
  const { backend, keychain } = openOver();
  keychain.failWith(new Error(keychainTexts.locked));
  const first = await failureOf(backend.get('a'));
  expect(await failureOf(backend.set('b', 'text'))).toBe(first);
  expect(keychain.calls).toEqual(['get a']);
});

it('goes on after a value that was too large', async () => {
  const { backend } = openOver(createFakeKeychain({ byteLimit: 10 }));
  expect(await failureOf(backend.set('a', 'far too long'))).toMatchObject({
    facts: { code: 'KEYCHAIN_TOO_LARGE' },
  });
  await backend.set('a', 'short');
});

it('SEC-62 F-17 gives up a call that hangs after 3 s, and knows that the process cannot end by itself', async () => {
  const hanging = Promise.withResolvers<string | null>();
  let calls = 0;
  const clock = createStandingClock();
  const backend = openKeychainBackend({
    clock,
    platform: describePlatform(),
    openEntry: async () => ({
      getPassword: () => {
        calls += 1;
        return hanging.promise;
      },
      setPassword: async () => undefined,
      deletePassword: async () => false,
    }),
  });
  const failure = failureOf(backend.get('a'));
  await clock.advance(2_999);
  expect(hasStuckCall()).toBe(false);
  await clock.advance(1);
  expect(await failure).toMatchObject({
    facts: { code: 'KEYCHAIN_HANGING', message: expect.stringContaining('did not answer in time') },
  });
  expect(hasStuckCall()).toBe(true);

  expect(await failureOf(backend.get('b'))).toMatchObject({ facts: { code: 'KEYCHAIN_HANGING' } });
  expect(calls).toBe(1);

  hanging.resolve(null);
  await clock.advance(0);
  expect(hasStuckCall()).toBe(false);
});

it('takes the answer of a slow keychain', async () => {
  const clock = createStandingClock();
  const backend = openKeychainBackend({
    clock,
    platform: describePlatform(),
    openEntry: async () => ({
      getPassword: () => clock.sleep(2_500).then(() => 'late'),
      setPassword: async () => undefined,
      deletePassword: async () => false,
    }),
  });
  const answer = backend.get('a');
  await clock.advance(2_500);
  expect(await answer).toBe('late');
});

describe('where nobody attends', () => {
  function openUnattended(os: Platform['os'], findItems: () => Promise<readonly unknown[]>) {
    const keychain = createFakeKeychain();
    keychain.items.set('a', 'text');
    const backend = openKeychainBackend({
      clock: createStandingClock(),
      platform: describePlatform({ os }),
      openEntry: nativeEntries(keychain),
      unattended: true,
      findItems,
    });
    return { keychain, backend };
  }

  it('a keychain is used that is known to open no dialog, asked once', async () => {
    let searches = 0;
    const { backend } = openUnattended('linux', async () => {
      searches += 1;
      return ['a'];
    });
    expect(await backend.get('a')).toBe('text');
    await backend.set('a', 'new');
    expect(searches).toBe(1);
  });

  it.each<[string, Platform['os'], () => Promise<readonly unknown[]>]>([
    ['is locked', 'linux', () => Promise.reject(new Error('org.freedesktop.Secret.Error.IsLocked'))],
    ['has nothing of ours', 'linux', async () => []],
    ['does not tell whether it asks', 'darwin', async () => ['a']],
  ])('one that %s is left alone', async (_, os, findItems) => {
    const { keychain, backend } = openUnattended(os, findItems);
    expect(await failureOf(backend.get('a'))).toMatchObject({ facts: { code: 'KEYCHAIN_LOCKED' } });
    expect(await failureOf(backend.delete('a'))).toMatchObject({ facts: { code: 'KEYCHAIN_LOCKED' } });
    expect(keychain.calls).toEqual([]);
  });

  it('that of Windows is used, which has no dialog', async () => {
    const { backend } = openUnattended('win32', async () => []);
    expect(await backend.get('a')).toBe('text');
  });
});
