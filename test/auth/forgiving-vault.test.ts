import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createSessionFixture, keychainMissing, oauthError } from '../support/session-fixture.ts';

const hour = 3_600_000;
const worker = { grant: 'client_credentials' as const };

describe('client credentials', () => {
  it('are exchanged on demand, stored, and exchanged again on expiry', async () => {
    const { open, clock, asked, keychain } = createSessionFixture({ signOn: worker });
    expect((await open().accessToken()).open()).toBe('access-canary-new-1');
    expect((await open().accessToken()).open()).toBe('access-canary-new-1');
    expect([...keychain.items.values()].join()).not.toContain('refresh-canary');
    await clock.advance(hour);
    const session = open();
    expect((await session.accessToken()).open()).toBe('access-canary-new-2');
    expect((await session.renewAccessToken(new Secret('access-canary-new-2'))).open()).toBe(
      'access-canary-new-3',
    );
    expect((await session.refresh()).accessToken.open()).toBe('access-canary-new-4');
    expect(asked).toEqual(Array.from({ length: 4 }, () => 'obtain client_credentials'));
  });

  it('SEC-42 work with storage type none and write nothing to disk, not even a lock', async () => {
    const { open, asked, lockDirectory } = createSessionFixture({ signOn: worker, inMemory: true });
    const session = open();
    await Promise.all([session.accessToken(), session.accessToken()]);
    await session.accessToken();
    expect(asked).toEqual(['obtain client_credentials']);
    expect(existsSync(lockDirectory)).toBe(false);
  });

  it('SEC-60 work where the keychain is out of reach, for this run, and say so once', async () => {
    const { open, keychain, asked, said, lockDirectory } = createSessionFixture({ signOn: worker });
    keychain.failWith(keychainMissing);
    const session = open();
    expect((await session.accessToken()).open()).toBe('access-canary-new-1');
    expect((await session.accessToken()).open()).toBe('access-canary-new-1');
    expect(asked).toEqual(['obtain client_credentials']);
    expect(said).toEqual([
      'warning: The access token is not stored and serves this run only. The keychain (Secret Service) is not available.',
    ]);
    expect(readdirSync(lockDirectory)).toEqual([]);
  });

  it('F-48 work where the state directory cannot be made', async () => {
    const { open, asked, said, lockDirectory } = createSessionFixture({ signOn: worker });
    mkdirSync(dirname(lockDirectory), { recursive: true });
    writeFileSync(lockDirectory, 'a file in its place');
    expect((await open().accessToken()).open()).toBe('access-canary-new-1');
    expect(asked).toEqual(['obtain client_credentials']);
    expect(said).toEqual([expect.stringContaining('Could not create the lock file')]);
  });

  it('SEC-43 pass on a refusal of the client, and do not ask twice', async () => {
    const { open, script, asked } = createSessionFixture({ signOn: worker });
    script.obtain = () => Promise.reject(oauthError('INVALID_CLIENT'));
    await expect(open().accessToken()).rejects.toMatchObject({ facts: { code: 'INVALID_CLIENT' } });
    expect(asked).toHaveLength(1);
  });
});
