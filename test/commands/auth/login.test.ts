import { describe, expect, it } from 'vitest';
import { loginCommand } from '../../../src/commands/auth/login.ts';
import { failure } from '../../support/failure.ts';
import { describeSignOn } from '../../support/sign-on.ts';
import { createAuthWorld } from './auth-context.ts';

const confidential = describeSignOn({
  grant: 'client_credentials',
  client: { id: 'c', authentication: 'client_secret_basic' },
});

describe('auth login', () => {
  it('SEC-09 signs on, and says who, where, and where the tokens are', async () => {
    const world = createAuthWorld({
      status: {
        subject: { id: 'u-1', name: 'Ada Lovelace' },
        expiresAt: Date.now() + 3_600_000,
        scopes: ['openid'],
      },
    });
    const result = await world.run(loginCommand);
    expect(world.calls).toEqual(['login with browser, 300000 ms']);
    expect(result).toMatchObject({
      kind: 'done',
      message: 'Successfully authenticated with authorization code',
    });
    const lines = result.kind === 'done' ? (result.lines ?? []).join('\n') : '';
    for (const fact of ['Ada Lovelace (u-1)', 'Europe (pingone.eu)', 'dev', 'the keychain', '6e2a0d1c']) {
      expect(lines).toContain(fact);
    }
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  it('takes the browser, the time and the grant from flags', async () => {
    const world = createAuthWorld();
    await world.run(loginCommand, { browser: false, timeout: 1000, 'device-code': true });
    expect(world.calls).toEqual(['login without browser, 1000 ms']);
    expect(world.choices).toEqual([{ grant: 'device_code' }]);
  });

  it('refuses two grants, and no time at all', async () => {
    const world = createAuthWorld();
    const two = await failure(world.run(loginCommand, { 'device-code': true, 'client-credentials': true }));
    expect(two.message).toBe('--client-credentials and --device-code exclude each other.');
    expect((await failure(world.run(loginCommand, { timeout: 0 }))).outcome).toBe('usage');
    expect(world.calls).toEqual([]);
  });

  it.each([
    [{ 'client-secret-stdin': true }, 'canary\r\n', 'canary'],
    [{ 'client-secret-file': 'secret.txt' }, '', 'content of secret.txt'],
  ])('SEC-40 takes the client secret by %j', async (flags, input, secret) => {
    const world = createAuthWorld({ input, session: { signOn: confidential } });
    await world.run(loginCommand, flags);
    expect(world.choices[0]?.clientSecret?.open()).toBe(secret);
    expect([...world.secrets.values()]).toEqual([secret]);
    expect(world.home.text()).not.toContain(secret);
  });

  it('refuses a client secret that would go unused', async () => {
    const world = createAuthWorld({ input: 'canary' });
    const { facts } = await failure(world.run(loginCommand, { 'client-secret-stdin': true }));
    expect(facts.message).toBe(
      'The client of the authorization code grant is public: it takes no client secret.',
    );
    expect(world.calls).toEqual([]);
  });

  it('remembers a storage type named for the sign-on, but not none', async () => {
    const named = createAuthWorld({ storageFlag: 'file_system' });
    await named.run(loginCommand);
    expect(named.home.text()).toContain('type: file_system');
    const none = createAuthWorld({ storageFlag: 'none' });
    await none.run(loginCommand);
    expect(none.home.text()).not.toContain('storage');
  });
});
