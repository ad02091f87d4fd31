import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refreshTokens } from '../../../src/auth/grants/refresh-token.ts';
import type { TokenSet } from '../../../src/auth/token-set.ts';
import { Secret } from '../../../src/core/secret.ts';
import {
  clientIdOfWorld,
  createGrantWorld,
  failureOf,
  type GrantWorld,
  textOf,
} from '../../support/grant-world.ts';
import { accessTokenOfScript } from '../../support/scripted-authorization-server.ts';

let world: GrantWorld;
const old = new Secret('old-refresh-token-canary');
const previous: TokenSet = {
  accessToken: new Secret('old-access-token'),
  refreshToken: old,
  grantedAt: 0,
  expiresAt: 1,
  scopes: ['openid', 'profile'],
  subject: { id: 'user-1', name: 'Ada Admin' },
};

beforeEach(async () => {
  world = await createGrantWorld();
});
afterEach(() => world.server.stop());

const refresh = () => refreshTokens(world.signOn, old, previous, world.ports);
const scriptTokens = (members: Record<string, unknown>) =>
  world.server.script('/token', () => ({ body: world.server.tokens(members) }));

describe('refreshTokens', () => {
  it('answers the new tokens, the rotated refresh token among them', async () => {
    const tokens = await refresh();
    expect(tokens.accessToken.open()).toBe(accessTokenOfScript);
    expect(tokens.refreshToken?.open()).toBe('refresh-token-canary-1234');
    expect(tokens.scopes).toEqual(['openid']);
    expect(tokens.subject).toEqual({ id: 'user-1', name: 'Ada Admin' });
    const request = world.server.requestsTo('/token')[0]?.form;
    expect(request?.get('grant_type')).toBe('refresh_token');
    expect(request?.get('refresh_token')).toBe('old-refresh-token-canary');
    expect(request?.get('client_id')).toBe(clientIdOfWorld);
    expect(request?.has('scope')).toBe(false);
  });

  it('SEC-51 keeps the old refresh token, scopes and subject where the server names none', async () => {
    scriptTokens({ refresh_token: undefined, scope: undefined, id_token: undefined });
    const tokens = await refresh();
    expect(tokens.refreshToken?.open()).toBe('old-refresh-token-canary');
    expect(tokens.scopes).toEqual(['openid', 'profile']);
    expect(tokens.subject).toEqual(previous.subject);
  });

  it.each([
    ['another sub', { sub: 'user-2' }],
    ['another iss', { iss: 'https://evil.test/as' }],
    ['another aud', { aud: 'other' }],
  ])('SEC-55 rejects an ID token with %s', async (_, claims) => {
    scriptTokens({ id_token: world.server.idToken(claims) });
    expect((await failureOf(refresh())).facts).toMatchObject({
      code: 'INVALID_ID_TOKEN',
      outcome: 'not-signed-in',
    });
  });

  it('SEC-55 rejects a forged ID token, and keeps the name where the new one has none', async () => {
    scriptTokens({ id_token: world.server.idToken({}, {}, true) });
    expect((await failureOf(refresh())).facts.code).toBe('INVALID_ID_TOKEN');
    scriptTokens({ id_token: world.server.idToken({ name: undefined }) });
    expect((await refresh()).subject).toEqual({ id: 'user-1', name: 'Ada Admin' });
  });

  it('SEC-27 a clock that has drifted does not end the session', async () => {
    world.clock.skew(-3_600_000);
    await refresh();
  });

  it('SEC-52 F-21 a spent refresh token is INVALID_GRANT, and asked for once', async () => {
    world.server.script('/token', { status: 400, body: { error: 'invalid_grant' } });
    const error = await failureOf(refresh());
    expect(error.facts).toMatchObject({ code: 'INVALID_GRANT', outcome: 'not-signed-in' });
    expect(textOf(error)).toContain('pingcli pingone auth login');
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it.each([
    { status: 503, body: '' },
    { status: 502, body: '<html>' },
    { body: '{"acc', headers: { 'content-type': 'application/json' } },
  ])('SEC-54 F-01 %j is unavailable, not a sign-on that ended', async (answer) => {
    world.server.script('/token', answer);
    expect((await failureOf(refresh())).outcome).toBe('unavailable');
  });

  it('SEC-21 announces old and new tokens to the redactor', async () => {
    await refresh();
    for (const secret of ['old-refresh-token-canary', 'refresh-token-canary-1234', accessTokenOfScript]) {
      expect(world.learned).toContain(secret);
    }
  });
});
