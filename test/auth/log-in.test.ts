import { describe, expect, it } from 'vitest';
import { tokenName } from '../../src/auth/token-key.ts';
import {
  createSessionFixture,
  keychainMissing,
  loginOptions,
  oauthError,
} from '../support/session-fixture.ts';
import { settle } from '../support/standing-clock.ts';

describe('login', () => {
  it('stores the tokens and leaves nothing of the probe', async () => {
    const { open, keychain } = createSessionFixture();
    const tokens = await open().login(loginOptions);
    expect(tokens.accessToken.open()).toBe('access-canary-new-1');
    expect([...keychain.items.keys()]).toEqual([tokenName('dev', 'authorization_code')]);
  });

  it('SEC-61 fails before anybody is sent to a browser when the store does not work', async () => {
    for (const signOn of [{}, { grant: 'client_credentials' as const }]) {
      const { open, keychain, asked } = createSessionFixture({ signOn });
      keychain.failWith(keychainMissing);
      await expect(open().login(loginOptions)).rejects.toMatchObject({ facts: { code: 'KEYCHAIN_MISSING' } });
      expect(asked).toEqual([]);
    }
  });

  it('SEC-58 revokes the replaced session after the new one is stored', async () => {
    const { open, asked, script, keychain, signOn } = createSessionFixture();
    await open().login(loginOptions);
    script.revoke = () => {
      expect([...keychain.items.values()].join()).toContain('refresh-canary-new-2');
      return 'revoked';
    };
    await open().login(loginOptions);
    expect(asked.at(-1)).toBe(`revoke refresh-canary-new-1 of ${signOn.client.id}`);
  });

  it('SEC-58 revokes a replaced session of the same client with other scopes, and no other client’s', async () => {
    const { open, asked } = createSessionFixture();
    await open().login(loginOptions);
    await open({ scopes: ['p1:read:group'] }).login(loginOptions);
    expect(asked.at(-1)).toContain('revoke refresh-canary-new-1');
    await open({ client: { id: 'other', authentication: 'none' } }).login(loginOptions);
    expect(asked.at(-1)).toContain('obtain');
  });

  it('SEC-58 leaves the old session usable when the new sign-on fails', async () => {
    const { open, script, asked } = createSessionFixture();
    await open().login(loginOptions);
    script.obtain = () => Promise.reject(oauthError('ACCESS_DENIED'));
    await expect(open().login(loginOptions)).rejects.toMatchObject({ facts: { code: 'ACCESS_DENIED' } });
    expect((await open().accessToken()).open()).toBe('access-canary-new-1');
    expect(asked.filter((call) => call.startsWith('revoke'))).toEqual([]);
  });

  it('ends the session that another grant had left, so that nobody acts as somebody else', async () => {
    const { open, asked, keychain } = createSessionFixture();
    await open().login(loginOptions);
    const other = {
      grant: 'device_code' as const,
      client: { id: 'device', authentication: 'none' as const },
    };
    await open(other).login(loginOptions);
    expect(asked.at(-1)).toContain('revoke refresh-canary-new-1');
    expect([...keychain.items.keys()]).toEqual([tokenName('dev', 'device_code')]);
    expect((await open().status()).signedIn).toBe(false);
  });

  it('warns when the replaced session could not be revoked', async () => {
    const { open, script, said } = createSessionFixture();
    await open().login(loginOptions);
    script.revoke = () => ({ failed: 'It answered 503.' });
    expect((await open().login(loginOptions)).accessToken.open()).toBe('access-canary-new-2');
    expect(said).toEqual([
      'warning: The session that this sign-on replaces was not revoked: It answered 503.',
    ]);
  });

  it('SEC-20 F-11 ends at its limit, with ways out, and tells the grant to stop', async () => {
    const { open, clock, script, keychain } = createSessionFixture();
    let stopped: unknown;
    script.obtain = (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          stopped = signal.reason;
          reject(signal.reason);
        });
      });
    const failure = open()
      .login(loginOptions)
      .catch((error: unknown) => error);
    await clock.advance(299_999);
    expect(stopped).toBeUndefined();
    await clock.advance(1);
    expect(await failure).toMatchObject({
      facts: {
        outcome: 'timed-out',
        message: 'Nobody completed the sign-on within 5 minutes.',
        suggestion: expect.stringMatching(/--device-code.*--no-browser/s),
      },
    });
    expect(stopped).toBe(await failure);
    expect(keychain.items.size).toBe(0);
    expect(clock.sleeping()).toBe(0);
  });

  it('SEC-20 ends although the grant does not heed the signal', async () => {
    const { open, clock, script } = createSessionFixture();
    script.obtain = () => new Promise(() => undefined);
    const failure = open()
      .login({ openBrowser: false, timeout: 90_000 })
      .catch((error: unknown) => error);
    await clock.advance(91_000);
    expect(await failure).toMatchObject({
      facts: { outcome: 'timed-out', message: 'Nobody completed the sign-on within 90 seconds.' },
    });
  });

  it('F-12 ends at once on Ctrl-C', async () => {
    const { open, script, interrupt } = createSessionFixture();
    script.obtain = (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const failure = open()
      .login(loginOptions)
      .catch((error: unknown) => error);
    await settle();
    interrupt.abort(oauthError('CANCELLED'));
    expect(await failure).toBe(interrupt.signal.reason);
  });

  it('with storage type none serves this process', async () => {
    const { open } = createSessionFixture({ inMemory: true });
    const session = open();
    await session.login(loginOptions);
    expect((await session.accessToken()).open()).toBe('access-canary-new-1');
    await expect(open().accessToken()).rejects.toMatchObject({ facts: { code: 'NOT_SIGNED_IN' } });
  });
});
