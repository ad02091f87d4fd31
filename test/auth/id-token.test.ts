import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authorizationCodeGrant } from '../../src/auth/grants/authorization-code.ts';
import { redirectBrowser } from '../support/callback-client.ts';
import {
  clientIdOfWorld,
  createGrantWorld,
  failureOf,
  type GrantWorld,
  textOf,
} from '../support/grant-world.ts';
import { accessTokenOfScript, halfHash } from '../support/scripted-authorization-server.ts';

let world: GrantWorld;
beforeEach(async () => {
  world = await createGrantWorld({
    browse: async (url) => {
      world.server.nonce = new URL(url).searchParams.get('nonce') ?? undefined;
      await redirectBrowser(url, { code: 'c' });
    },
  });
});
afterEach(() => world.server.stop());

const obtain = () => authorizationCodeGrant.obtain(world.signOn, world.ports, { openBrowser: true });

/** Signs on while the server issues an ID token with these changes. */
function obtainWith(claims: Record<string, unknown>, header: Record<string, unknown> = {}) {
  world.server.script('/token', () => ({
    body: world.server.tokens({ id_token: world.server.idToken(claims, header) }),
  }));
  return obtain();
}

describe('ID token', () => {
  it.each([
    ['alg none', {}, { alg: 'none' }],
    ['alg HS256', {}, { alg: 'HS256' }],
    ['alg RS512', {}, { alg: 'RS512' }],
    ['a key that is not published', {}, { kid: 'unknown' }],
    ['a critical header', {}, { crit: ['x'], x: 1 }],
    ['another iss', { iss: 'https://evil.test/as' }, {}],
    ['no iss', { iss: undefined }, {}],
    ['another aud', { aud: 'other' }, {}],
    ['no aud', { aud: undefined }, {}],
    ['several aud without azp', { aud: [clientIdOfWorld, 'other'] }, {}],
    ['several aud and another azp', { aud: [clientIdOfWorld, 'other'], azp: 'other' }, {}],
    ['another nonce', { nonce: 'other' }, {}],
    ['no nonce', { nonce: undefined }, {}],
    ['no sub', { sub: undefined }, {}],
    ['a sub that is no text', { sub: 1 }, {}],
    ['no exp', { exp: undefined }, {}],
    ['an exp that is no number', { exp: '4102444800' }, {}],
    ['no iat', { iat: undefined }, {}],
    ['another at_hash', { at_hash: halfHash('other') }, {}],
    ['an at_hash that is no text', { at_hash: 1 }, {}],
  ])('SEC-25 rejects %s', async (_, claims, header) => {
    const error = await failureOf(obtainWith(claims, header));
    expect(error.facts).toMatchObject({ code: 'INVALID_ID_TOKEN', outcome: 'not-signed-in' });
    expect(error.cause).toBeUndefined();
  });

  it('SEC-25 rejects a signature by another key, though every claim is right', async () => {
    world.server.script('/token', () => ({
      body: world.server.tokens({ id_token: world.server.idToken({}, {}, true) }),
    }));
    const error = await failureOf(obtain());
    expect(error.facts).toMatchObject({ code: 'INVALID_ID_TOKEN' });
    expect(error.facts.reason).toContain('signature');
  });

  it('SEC-25 rejects an ID token where no keys are published', async () => {
    world.server.script('/jwks', { body: { keys: [] } });
    expect((await failureOf(obtain())).facts.code).toBe('INVALID_ID_TOKEN');
    world.server.metadata = { jwks_uri: undefined };
    expect((await failureOf(obtain())).facts.code).toBe('INVALID_OAUTH_RESPONSE');
  });

  it.each([
    ['a missing one', undefined],
    ['nonsense', 'nonsense'],
    ['an encrypted one', 'a.b.c.d.e'],
  ])('SEC-25 openid requires an ID token: %s is refused', async (_, idToken) => {
    world.server.script('/token', () => ({ body: world.server.tokens({ id_token: idToken }) }));
    await expect(obtain()).rejects.toThrow(/ID token|breaks the protocol/);
  });

  it('SEC-25 does not let the metadata allow weak algorithms', async () => {
    world.server.metadata = { id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256'] };
    expect((await failureOf(obtainWith({}, { alg: 'none' }))).facts.code).toBe('INVALID_ID_TOKEN');
    expect((await failureOf(obtainWith({}, { alg: 'HS256' }))).facts.code).toBe('INVALID_ID_TOKEN');
    await obtainWith({});
  });

  it('SEC-25 takes several audiences with azp, and the right at_hash', async () => {
    const claims = {
      aud: [clientIdOfWorld, 'other'],
      azp: clientIdOfWorld,
      at_hash: halfHash(accessTokenOfScript),
    };
    expect((await obtainWith(claims)).subject?.id).toBe('user-1');
  });

  it('SEC-25 stores no success: the browser is told of the failure', async () => {
    const reply = Promise.withResolvers<string>();
    const browser = {
      isLikely: () => true,
      async open(url: string) {
        redirectBrowser(url, { code: 'c' }).then((answer) => reply.resolve(answer.body), reply.reject);
        return 'opened' as const;
      },
    };
    world.server.script('/token', () => ({
      body: world.server.tokens({ id_token: world.server.idToken({ nonce: 'x' }) }),
    }));
    await failureOf(
      authorizationCodeGrant.obtain(world.signOn, { ...world.ports, browser }, { openBrowser: true }),
    );
    expect(await reply.promise).toContain('Sign-on failed');
  });

  it.each([-4, 4])('SEC-26 works with a clock that is %i min off', async (minutes) => {
    world.clock.skew(minutes * 60_000);
    await obtain();
  });

  it.each([-10, 10])(
    'SEC-26 F-22 names both clocks and the difference when it is %i min',
    async (minutes) => {
      const serverTime = new Date(world.clock.now());
      world.clock.skew(minutes * 60_000);
      world.server.script('/token', () => ({
        headers: { date: serverTime.toUTCString() },
        body: world.server.tokens(),
      }));
      const error = await failureOf(obtain());
      expect(error.facts).toMatchObject({ code: 'CLOCK_SKEW', outcome: 'not-signed-in' });
      expect(textOf(error)).toContain(new Date(world.clock.now()).toISOString());
      expect(textOf(error)).toContain(serverTime.toISOString().slice(0, 19));
      expect(textOf(error)).toContain('a difference of 10 min');
    },
  );

  it.each([
    ['an exp just inside the tolerance', { exp: -299 }, true],
    ['an exp just outside', { exp: -300 }, false],
    ['an iat just inside, ahead', { iat: 299 }, true],
    ['an iat just outside, ahead', { iat: 302 }, false],
    ['an iat just outside, behind', { iat: -302 }, false],
    ['an nbf just inside', { nbf: 299 }, true],
    ['an nbf just outside', { nbf: 302 }, false],
  ])('SEC-26 %s', async (_, offsets, isAccepted) => {
    const now = Math.floor(world.clock.now() / 1000);
    const claims = Object.fromEntries(Object.entries(offsets).map(([name, offset]) => [name, now + offset]));
    const attempt = obtainWith(claims);
    if (isAccepted) await attempt;
    else expect((await failureOf(attempt)).facts.code).toBe('CLOCK_SKEW');
  });
});
