import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeTokens } from '../../../src/auth/grants/revocation.ts';
import { Secret } from '../../../src/core/secret.ts';
import { createGrantWorld, type GrantWorld } from '../../support/grant-world.ts';

let world: GrantWorld;
const tokens = {
  accessToken: new Secret('access-1'),
  refreshToken: new Secret('refresh-1'),
  grantedAt: 0,
  expiresAt: 123_456,
  scopes: [],
};

beforeEach(async () => {
  world = await createGrantWorld();
});
afterEach(() => world.server.stop());

const revoke = (set = tokens) => revokeTokens(world.signOn, set, world.ports);
const revoked = () =>
  world.server.requestsTo('/revoke').map(({ form }) => [form.get('token'), form.get('token_type_hint')]);

describe('revokeTokens', () => {
  it('SEC-57 revokes the refresh token, then the access token, with hints; an empty 200 is success', async () => {
    world.server.script('/revoke', { body: '' }, { body: '' });
    expect(await revoke()).toBe('revoked');
    expect(revoked()).toEqual([
      ['refresh-1', 'refresh_token'],
      ['access-1', 'access_token'],
    ]);
  });

  it('SEC-57 revokes the access token where it is all there is', async () => {
    const { refreshToken: _, ...rest } = tokens;
    expect(await revokeTokens(world.signOn, rest, world.ports)).toBe('revoked');
    expect(revoked()).toEqual([['access-1', 'access_token']]);
  });

  it('SEC-57 tries the access token although the refresh token failed, and reports', async () => {
    world.server.script('/revoke', { status: 503, body: '' });
    expect(await revoke()).toEqual({ failed: expect.stringContaining('503') });
    expect(revoked()).toHaveLength(2);
  });

  it('SEC-57 says until when the access token stays valid', async () => {
    world.server.script('/revoke', {}, { status: 400, body: { error: 'unsupported_token_type' } });
    expect(await revoke()).toEqual({
      failed: expect.stringContaining('unsupported_token_type'),
      validUntil: 123_456,
    });
  });

  it('reports a server that cannot be found, one without revocation, and a missing secret; never throws', async () => {
    world.server.metadata = { revocation_endpoint: undefined };
    expect(await revoke()).toMatchObject({ failed: expect.stringContaining('no revocation') });
    world.server.script('/.well-known/openid-configuration', { status: 500, body: '' });
    expect(await revoke()).toMatchObject({ failed: expect.stringContaining('500'), validUntil: 123_456 });
    const signOn = { ...world.signOn, client: { id: 'x', authentication: 'client_secret_basic' as const } };
    expect(await revokeTokens(signOn, tokens, world.ports)).toMatchObject({
      failed: expect.stringContaining('client secret'),
    });
    world.interrupt();
    expect(await revoke()).toMatchObject({ failed: 'Interrupted.' });
    expect(revoked()).toEqual([]);
  });

  it('SEC-21 reports no token', async () => {
    world.server.script('/revoke', { status: 400, body: { error: 'invalid_request' } }, { reset: true });
    const report = JSON.stringify(await revoke());
    expect(report).not.toMatch(/access-1|refresh-1/);
  });
});
