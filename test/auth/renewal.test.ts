import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tokenName } from '../../src/auth/token-key.ts';
import {
  createSessionFixture,
  keychainMissing,
  loginOptions,
  oauthError,
} from '../support/session-fixture.ts';
import { grantTokens } from '../support/sign-on.ts';
import { settle } from '../support/standing-clock.ts';

const hour = 3_600_000;

describe('a token that has expired', () => {
  it('SEC-50 asks once for many callers in one process', async () => {
    const { open, clock, asked } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    const session = open();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => session.accessToken()));
    expect(new Set(tokens.map((token) => token.open()))).toEqual(new Set(['access-canary-new-2']));
    expect(asked.filter((call) => call.startsWith('refresh'))).toHaveLength(1);
  });

  it('SEC-50 takes what another process has stored meanwhile', async () => {
    const { open, clock, asked, nextTokens, script } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    const slow = open();
    const fast = open();
    const answer = Promise.withResolvers<void>();
    script.refresh = async () => {
      await answer.promise;
      return nextTokens();
    };
    const first = fast.accessToken();
    await settle();
    const second = slow.accessToken();
    await clock.advance(100);
    answer.resolve();
    await settle();
    await clock.advance(200);
    expect((await first).open()).toBe('access-canary-new-2');
    expect((await second).open()).toBe('access-canary-new-2');
    expect(asked.filter((call) => call.startsWith('refresh'))).toHaveLength(1);
  });

  it('SEC-51 stores the new tokens before it hands them out, and keeps the old refresh token where none came', async () => {
    const { open, clock, script, keychain, asked } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    script.refresh = async () => {
      const { refreshToken: _, ...tokens } = grantTokens('bare', clock.now());
      return tokens;
    };
    await open().accessToken();
    expect(keychain.items.get(tokenName('dev', 'authorization_code'))).toContain('access-canary-bare');
    await clock.advance(hour);
    await open().accessToken();
    expect(asked.at(-1)).toBe('refresh refresh-canary-new-1');
  });

  it('SEC-51 hands out nothing where the new tokens cannot be stored', async () => {
    const { open, clock, script, keychain, nextTokens } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    script.refresh = async () => {
      keychain.failWith(keychainMissing);
      return nextTokens();
    };
    await expect(open().accessToken()).rejects.toMatchObject({ facts: { code: 'KEYCHAIN_MISSING' } });
  });

  it('SEC-52 F-21 forgets a session whose refresh token was refused, and asks to sign on', async () => {
    const { open, clock, script, keychain } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    script.refresh = () => Promise.reject(oauthError('INVALID_GRANT'));
    await expect(open().accessToken()).rejects.toMatchObject({
      facts: {
        outcome: 'not-signed-in',
        code: 'NOT_SIGNED_IN',
        message: "The session of profile 'dev' has ended.",
        suggestion: "Run 'pingcli pingone auth login' to authenticate.",
      },
    });
    expect(keychain.items.size).toBe(0);
  });

  it('SEC-52 never deletes what another process has stored, and uses it', async () => {
    const { open, clock, script, asked, keychain } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    const { lockDirectory: _, ...elsewhere } = createSessionFixture();
    script.refresh = async () => {
      // A process that does not share the lock (another host, the same home) wins the race.
      elsewhere.script.obtain = async () => grantTokens('winner', clock.now());
      await elsewhere.open().login(loginOptions);
      for (const [name, text] of elsewhere.keychain.items) keychain.items.set(name, text);
      throw oauthError('INVALID_GRANT');
    };
    expect((await open().accessToken()).open()).toBe('access-canary-winner');
    expect(keychain.items.get(tokenName('dev', 'authorization_code'))).toContain('refresh-canary-winner');
    expect(asked.filter((call) => call.startsWith('refresh'))).toHaveLength(1);
  });

  it('SEC-54 keeps the tokens when the server is out of reach, and says so', async () => {
    const { open, clock, script, keychain } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    const before = new Map(keychain.items);
    script.refresh = () => Promise.reject(oauthError('AUTHORIZATION_SERVER_UNAVAILABLE', 'unavailable'));
    await expect(open().accessToken()).rejects.toMatchObject({ facts: { outcome: 'unavailable' } });
    expect(keychain.items).toEqual(before);
  });

  it('SEC-54 keeps the tokens when the server never answers, and gives up in time', async () => {
    const { open, clock, script, keychain, lockDirectory } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    const before = new Map(keychain.items);
    script.refresh = () => new Promise(() => undefined);
    const failure = open()
      .accessToken()
      .catch((error: unknown) => error);
    await clock.advance(31_000);
    expect(await failure).toMatchObject({ facts: { outcome: 'unavailable', retryable: true } });
    expect(keychain.items).toEqual(before);
    expect(readdirSync(lockDirectory)).toEqual([]);
  });

  it('SEC-51 lets a refresh under way end after Ctrl-C, so that the new refresh token is not lost', async () => {
    const { open, clock, script, keychain, interrupt, nextTokens } = createSessionFixture();
    await open().login(loginOptions);
    await clock.advance(hour);
    script.refresh = (signal) => clock.sleep(1_000, signal).then(nextTokens);
    const token = open().accessToken();
    await settle();
    interrupt.abort(oauthError('CANCELLED'));
    await clock.advance(1_000);
    expect((await token).open()).toBe('access-canary-new-2');
    expect([...keychain.items.values()].join()).toContain('refresh-canary-new-2');
  });
});

describe('refresh', () => {
  it('renews although the token is still good', async () => {
    const { open, asked } = createSessionFixture();
    await open().login(loginOptions);
    expect((await open().refresh()).accessToken.open()).toBe('access-canary-new-2');
    expect(asked.at(-1)).toBe('refresh refresh-canary-new-1');
  });

  it('says how to sign on where nothing is stored', async () => {
    await expect(createSessionFixture().open().refresh()).rejects.toMatchObject({
      facts: { code: 'NOT_SIGNED_IN' },
    });
  });

  it('SEC-61 fails where the new client credentials token cannot be stored', async () => {
    const { open, keychain } = createSessionFixture({ signOn: { grant: 'client_credentials' } });
    keychain.failWith(keychainMissing);
    await expect(open().refresh()).rejects.toMatchObject({ facts: { code: 'KEYCHAIN_MISSING' } });
  });
});
