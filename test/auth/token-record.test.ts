import { describe, expect, it } from 'vitest';
import { lockName, tokenBinding, tokenName } from '../../src/auth/token-key.ts';
import { formatTokenRecord, parseTokenRecord } from '../../src/auth/token-record.ts';
import { Secret } from '../../src/core/secret.ts';
import { describeSignOn, grantTokens } from '../support/sign-on.ts';

const signOn = describeSignOn();

function opened(record: ReturnType<typeof parseTokenRecord>) {
  if (record === undefined) return undefined;
  const { accessToken, refreshToken, ...rest } = record.tokens;
  return { ...record, tokens: { ...rest, access: accessToken.open(), refresh: refreshToken?.open() } };
}

describe('a token record', () => {
  it('gives back what was granted, and to whom', () => {
    const record = parseTokenRecord(formatTokenRecord(signOn, grantTokens('a', 1_000)));
    expect(opened(record)).toEqual({
      binding: tokenBinding(signOn),
      issuer: signOn.issuer,
      clientId: signOn.client.id,
      tokens: {
        access: 'access-canary-a',
        refresh: 'refresh-canary-a',
        grantedAt: 1_000,
        expiresAt: 3_601_000,
        scopes: ['openid', 'p1:read:user'],
        subject: { id: '0b1e', name: 'Ada Lovelace' },
      },
    });
  });

  it('SEC-42 keeps no refresh token of the client credentials grant', () => {
    const worker = describeSignOn({ grant: 'client_credentials' });
    const record = formatTokenRecord(worker, grantTokens('a', 0));
    expect(record.open()).not.toContain('refresh-canary');
    expect(parseTokenRecord(record)?.tokens.refreshToken).toBeUndefined();
  });

  it.each([
    '',
    'not JSON',
    'null',
    '[]',
    '{}',
    formatTokenRecord(signOn, grantTokens('a', 0)).open().replace('"version":1', '"version":2'),
    formatTokenRecord(signOn, grantTokens('a', 0)).open().replace('"access-canary-a"', '""'),
    formatTokenRecord(signOn, grantTokens('a', 0))
      .open()
      .replace('"expires_at":3600000', '"expires_at":"soon"'),
    formatTokenRecord(signOn, grantTokens('a', 0)).open().slice(0, -20),
  ])('F-19 is undefined for %j', (text) => {
    expect(parseTokenRecord(new Secret(text))).toBeUndefined();
  });
});

describe('the binding', () => {
  it.each([
    ['issuer', { issuer: 'https://auth.pingone.com/x/as' }],
    ['environment', { environmentId: 'other' }],
    ['client', { client: { id: 'other', authentication: 'none' as const } }],
    ['grant', { grant: 'device_code' as const }],
    ['scopes', { scopes: ['p1:read:user'] }],
    ['API origin', { apiOrigin: 'https://api.pingone.com' }],
  ])('SEC-56 changes with the %s', (_, change) => {
    expect(tokenBinding(describeSignOn(change))).not.toBe(tokenBinding(signOn));
  });

  it('does not change with the order of the scopes or how the client authenticates', () => {
    const same = describeSignOn({
      scopes: ['p1:update:user', 'p1:read:user', 'p1:read:user'],
      client: { id: signOn.client.id, authentication: 'client_secret_post' },
      grantIsNamed: true,
    });
    expect(tokenBinding(same)).toBe(tokenBinding(signOn));
  });
});

it('SEC-65 the name tells product, grant and profile', () => {
  expect(tokenName('dev', 'device_code')).toBe('token__pingone_device_code_dev');
});

it('SEC-50 the lock is that of profile, issuer and client, and its name is that of a file', () => {
  const name = lockName(signOn);
  expect(name).toMatch(/^session-[\w-]{22}\.lock$/);
  expect(lockName(describeSignOn({ scopes: [] }))).toBe(name);
  expect(lockName(describeSignOn({ profile: '../other' }))).not.toBe(name);
  expect(lockName(describeSignOn({ profile: '../other' }))).toMatch(/^session-[\w-]{22}\.lock$/);
});
