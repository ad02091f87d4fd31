import { describe, expect, it } from 'vitest';
import { tokenName } from '../../src/auth/token-key.ts';
import { Secret } from '../../src/core/secret.ts';
import { createSessionFixture, keychainMissing, loginOptions } from '../support/session-fixture.ts';
import { grantTokens } from '../support/sign-on.ts';

const hour = 3_600_000;

describe('accessToken', () => {
  it('says how to sign on where nothing is stored', async () => {
    const { open, asked } = createSessionFixture();
    await expect(open().accessToken()).rejects.toMatchObject({
      facts: {
        outcome: 'not-signed-in',
        category: 'authentication',
        code: 'NOT_SIGNED_IN',
        message: "Profile 'dev' is not signed on.",
        suggestion: "Run 'pingcli pingone auth login' to authenticate.",
      },
    });
    expect(asked).toEqual([]);
  });

  it('names the profile in the command where it is not the active one', async () => {
    const { open } = createSessionFixture({ signOn: { profileIsActive: false } });
    await expect(open().accessToken()).rejects.toMatchObject({
      facts: { suggestion: "Run 'pingcli pingone auth login --profile dev' to authenticate." },
    });
  });

  it('hands out the stored token, and reads it once', async () => {
    const { open, keychain, asked, learned } = createSessionFixture();
    await open().login(loginOptions);
    asked.length = 0;
    keychain.calls.length = 0;
    const session = open();
    expect((await session.accessToken()).open()).toBe('access-canary-new-1');
    expect((await session.accessToken()).open()).toBe('access-canary-new-1');
    expect(asked).toEqual([]);
    expect(keychain.calls).toHaveLength(1);
    expect(learned).toEqual(expect.arrayContaining(['access-canary-new-1', 'refresh-canary-new-1']));
  });

  it('SEC-27 renews a token with a minute or less to live, not one with more', async () => {
    const { open, clock, asked } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour - 60_001);
    expect((await open().accessToken()).open()).toBe('access-canary-new-1');
    await clock.advance(1);
    expect((await open().accessToken()).open()).toBe('access-canary-new-2');
    expect(asked).toEqual(['obtain authorization_code with a browser', 'refresh refresh-canary-new-1']);
    expect((await open().accessToken()).open()).toBe('access-canary-new-2');
  });

  it('uses a token that lives less than a minute for half of its life', async () => {
    const { open, clock, script, asked } = createSessionFixture();
    script.obtain = async () => grantTokens('short', clock.now(), 30_000);
    const session = open();
    await session.login(loginOptions);
    await clock.advance(14_000);
    expect((await session.accessToken()).open()).toBe('access-canary-short');
    await clock.advance(2_000);
    expect((await session.accessToken()).open()).toBe('access-canary-new-1');
    expect(asked).toHaveLength(2);
  });

  it('SEC-56 never uses a token that was granted for something else', async () => {
    const { open } = createSessionFixture();
    await open().login(loginOptions);
    for (const change of [
      { issuer: 'https://auth.pingone.com/x/as' },
      { environmentId: 'other' },
      { client: { id: 'other', authentication: 'none' as const } },
      { scopes: ['other'] },
      { apiOrigin: 'https://api.pingone.com' },
      { profile: 'prod' },
    ]) {
      await expect(open(change).accessToken()).rejects.toMatchObject({ facts: { code: 'NOT_SIGNED_IN' } });
    }
    expect((await open().accessToken()).open()).toBe('access-canary-new-1');
  });

  it('F-19 takes a damaged record for signed out, and warns once without its content', async () => {
    const { open, keychain, said } = createSessionFixture();
    await open().login(loginOptions);
    const name = tokenName('dev', 'authorization_code');
    const session = open();
    keychain.items.set(name, 'refresh-canary half');
    await expect(session.accessToken()).rejects.toMatchObject({ facts: { code: 'NOT_SIGNED_IN' } });
    expect(said.some((text) => text.includes('damaged'))).toBe(true);
    expect(said.join()).not.toContain('canary');
  });

  it('F-16 passes on why the keychain could not be read', async () => {
    const { open, keychain } = createSessionFixture();
    keychain.failWith(keychainMissing);
    await expect(open().accessToken()).rejects.toMatchObject({ facts: { code: 'KEYCHAIN_MISSING' } });
  });

  it('says that there is no refresh token when the access token has expired without one', async () => {
    const { open, clock, script } = createSessionFixture();
    script.obtain = async () => {
      const { refreshToken: _, ...tokens } = grantTokens('bare', clock.now());
      return tokens;
    };
    await open().login(loginOptions);
    await clock.advance(hour);
    await expect(open().accessToken()).rejects.toMatchObject({
      facts: { code: 'NOT_SIGNED_IN', reason: expect.stringContaining('no refresh token') },
    });
  });
});

describe('renewAccessToken', () => {
  it('REL-10 gets another token once for all requests that were refused with the old one', async () => {
    const { open, asked } = createSessionFixture();
    const session = open();
    await session.login(loginOptions);
    const refused = await session.accessToken();
    const renewed = await Promise.all(Array.from({ length: 5 }, () => session.renewAccessToken(refused)));
    expect(new Set(renewed.map((token) => token.open()))).toEqual(new Set(['access-canary-new-2']));
    expect((await session.renewAccessToken(refused)).open()).toBe('access-canary-new-2');
    expect(asked.filter((call) => call.startsWith('refresh'))).toHaveLength(1);
  });

  it('REL-10 takes the newer token of another process instead of spending the refresh token', async () => {
    const { open, asked } = createSessionFixture();
    const session = open();
    await session.login(loginOptions);
    const refused = await session.accessToken();
    await open().refresh();
    asked.length = 0;
    expect((await session.renewAccessToken(refused)).open()).toBe('access-canary-new-2');
    expect(asked).toEqual([]);
  });
});

describe('an access token from the environment', () => {
  const environmentToken = { name: 'PINGONE_API_ACCESS_TOKEN', value: new Secret('access-canary-env') };

  it('SEC-67 wins over the stored one, is known to the redactor, and cannot be renewed', async () => {
    const { open, asked, learned, keychain } = createSessionFixture({ environmentToken });
    const session = open();
    expect((await session.accessToken()).open()).toBe('access-canary-env');
    expect(learned).toContain('access-canary-env');
    await expect(session.renewAccessToken(environmentToken.value)).rejects.toMatchObject({
      facts: { outcome: 'not-signed-in', message: expect.stringContaining('PINGONE_API_ACCESS_TOKEN') },
    });
    expect(asked).toEqual([]);
    expect(keychain.calls).toEqual([]);
  });

  it('SEC-67 is what status and login tell of', async () => {
    const { open, said } = createSessionFixture({ environmentToken });
    expect(await open().status()).toMatchObject({
      signedIn: true,
      renewable: false,
      source: { kind: 'environment', name: 'PINGONE_API_ACCESS_TOKEN' },
    });
    await open().login(loginOptions);
    expect(said).toEqual([expect.stringContaining('PINGONE_API_ACCESS_TOKEN')]);
  });
});
