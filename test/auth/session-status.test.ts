import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/auth/store/chunks.ts';
import { tokenName } from '../../src/auth/token-key.ts';
import { createSessionFixture, loginOptions } from '../support/session-fixture.ts';
import { grantTokens } from '../support/sign-on.ts';

describe('status', () => {
  it('SEC-59 tells who, where and until when, and no token', async () => {
    const { open, signOn, clock } = createSessionFixture();
    await open().login(loginOptions);
    const status = await open().status();
    expect(status).toEqual({
      signedIn: true,
      grant: 'authorization_code',
      profile: 'dev',
      environmentId: signOn.environmentId,
      place: 'Europe (pingone.eu)',
      clientId: signOn.client.id,
      subject: { id: '0b1e', name: 'Ada Lovelace' },
      scopes: ['openid', 'p1:read:user'],
      expiresAt: clock.now() + 3_600_000,
      renewable: true,
      source: { kind: 'store' },
      storage: { type: 'secure_local', place: 'the keychain (Secret Service)', durable: true },
    });
    expect(JSON.stringify(status)).not.toContain('canary');
  });

  it('tells apart nothing stored, something else stored, expired, and unreadable', async () => {
    const { open, keychain, clock, script } = createSessionFixture();
    expect(await open().status()).toMatchObject({ signedIn: false, reason: 'none', renewable: false });
    script.obtain = async () => {
      const { refreshToken: _, ...tokens } = grantTokens('bare', clock.now());
      return tokens;
    };
    await open().login(loginOptions);
    expect(await open({ scopes: [] }).status()).toMatchObject({ signedIn: false, reason: 'none' });
    expect(await open().status()).toMatchObject({ signedIn: true, renewable: false });
    await clock.advance(3_600_000);
    expect(await open().status()).toMatchObject({ signedIn: false, reason: 'expired', renewable: false });

    // Whole for the store, and no token record.
    const { manifest } = layOut('{}', 'a', undefined);
    keychain.items.set(tokenName('dev', 'authorization_code'), manifest);
    expect(await open().status()).toMatchObject({ signedIn: false, reason: 'unreadable' });
  });

  it('a client that can ask again is renewable without anything stored', async () => {
    const { open, asked } = createSessionFixture({ signOn: { grant: 'client_credentials' } });
    expect(await open().status()).toMatchObject({ signedIn: false, reason: 'none', renewable: true });
    expect(asked).toEqual([]);
  });
});
