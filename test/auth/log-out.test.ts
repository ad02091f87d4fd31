import { describe, expect, it } from 'vitest';
import { tokenName } from '../../src/auth/token-key.ts';
import { createSessionFixture, loginOptions } from '../support/session-fixture.ts';
import { grantTokens } from '../support/sign-on.ts';

describe('logout', () => {
  it('SEC-57 revokes, then deletes', async () => {
    const { open, asked, script, keychain } = createSessionFixture();
    await open().login(loginOptions);
    script.revoke = () => {
      expect(keychain.items.size).toBe(1);
      return 'revoked';
    };
    const session = open();
    await session.accessToken();
    expect(await session.logout()).toEqual({ wasSignedIn: true, revocation: 'revoked' });
    expect(asked.at(-1)).toContain('revoke refresh-canary-new-1');
    expect(keychain.items.size).toBe(0);
    await expect(session.accessToken()).rejects.toMatchObject({ facts: { code: 'NOT_SIGNED_IN' } });
  });

  it('SEC-57 deletes although the revocation failed, and says what stays valid until when', async () => {
    const { open, script, keychain } = createSessionFixture();
    await open().login(loginOptions);
    const failure = { failed: 'It answered 503.', validUntil: 42 };
    script.revoke = () => failure;
    expect(await open().logout()).toEqual({ wasSignedIn: true, revocation: failure });
    expect(keychain.items.size).toBe(0);
  });

  it('signs a profile out of every grant it was signed on by, each as its own client', async () => {
    const { open, asked, keychain, signOn } = createSessionFixture();
    await open().login(loginOptions);
    // A worker's token is fetched without a sign-on, so it ends nobody's session and lies beside it.
    await open({
      grant: 'client_credentials',
      client: { id: 'worker', authentication: 'none' },
    }).accessToken();
    await open({ profile: 'prod' }).login(loginOptions);
    asked.length = 0;
    expect(await open().logout()).toEqual({ wasSignedIn: true, revocation: 'revoked' });
    expect(asked).toEqual([
      `revoke refresh-canary-new-1 of ${signOn.client.id}`,
      expect.stringMatching(/^revoke .* of worker$/),
    ]);
    expect([...keychain.items.keys()]).toEqual([tokenName('prod', 'authorization_code')]);
  });

  it('sends no token to an authorization server that did not issue it', async () => {
    const { open, asked, keychain } = createSessionFixture();
    await open().login(loginOptions);
    asked.length = 0;
    const report = await open({ issuer: 'https://auth.example.test/as' }).logout();
    expect(report).toMatchObject({
      wasSignedIn: true,
      revocation: { failed: expect.stringContaining('pingone.eu') },
    });
    expect(asked).toEqual([]);
    expect(keychain.items.size).toBe(0);
  });

  it('asks the server nothing where there is nothing to revoke', async () => {
    const { open, asked, clock, script } = createSessionFixture({ signOn: { grant: 'client_credentials' } });
    expect(await open().logout()).toEqual({ wasSignedIn: false, revocation: 'not-needed' });
    script.obtain = async () => grantTokens('short', clock.now(), 1_000);
    await open().login(loginOptions);
    await clock.advance(1_000);
    asked.length = 0;
    expect(await open().logout()).toEqual({ wasSignedIn: true, revocation: 'not-needed' });
    expect(asked).toEqual([]);
  });

  it('F-19 deletes a damaged record', async () => {
    const { open, keychain } = createSessionFixture();
    keychain.items.set(tokenName('dev', 'device_code'), 'half');
    expect(await open().logout()).toEqual({ wasSignedIn: true, revocation: 'not-needed' });
    expect(keychain.items.size).toBe(0);
  });
});
