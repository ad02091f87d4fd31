/** A sign-on and a token set as tests need them; every secret carries a marker that scans can look for. */
import type { SignOn } from '../../src/auth/sign-on.ts';
import type { TokenSet } from '../../src/auth/token-set.ts';
import { Secret } from '../../src/core/secret.ts';

const environmentId = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';

export function describeSignOn(changes: Partial<SignOn> = {}): SignOn {
  return {
    profile: 'dev',
    grant: 'authorization_code',
    issuer: `https://auth.pingone.eu/${environmentId}/as`,
    environmentId,
    place: 'Europe (pingone.eu)',
    apiOrigin: 'https://api.pingone.eu',
    client: { id: 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21', authentication: 'none' },
    scopes: ['p1:read:user', 'p1:update:user'],
    redirect: { port: 7464, path: '/callback' },
    grantIsNamed: false,
    ...changes,
  };
}

/** @param label makes tokens distinct; @param lifetime in milliseconds. */
export function grantTokens(label: string, grantedAt: number, lifetime = 3_600_000): TokenSet {
  return {
    accessToken: new Secret(`access-canary-${label}`),
    refreshToken: new Secret(`refresh-canary-${label}`),
    grantedAt,
    expiresAt: grantedAt + lifetime,
    scopes: ['openid', 'p1:read:user'],
    subject: { id: '0b1e', name: 'Ada Lovelace' },
  };
}
