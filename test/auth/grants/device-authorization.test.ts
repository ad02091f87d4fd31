import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { deviceAuthorizationGrant } from '../../../src/auth/grants/device-authorization.ts';
import {
  createGrantWorld,
  failureOf,
  type GrantWorld,
  textOf,
  type WorldOptions,
} from '../../support/grant-world.ts';
import {
  type ScriptedAnswer,
  scriptDeviceAuthorization,
} from '../../support/scripted-authorization-server.ts';

let world: GrantWorld;

async function createWorld(options: WorldOptions = {}): Promise<void> {
  world = await createGrantWorld({ grant: 'device_code', flows: true, ...options });
}

afterEach(() => world.server.stop());

const obtain = (openBrowser = true) =>
  deviceAuthorizationGrant.obtain(world.signOn, world.ports, { openBrowser });
const refusal = (error: string): ScriptedAnswer => ({ status: 400, body: { error } });
const pending = refusal('authorization_pending');
const polls = () => world.server.requestsTo('/token').length;
const seconds = () => world.clock.sleeps.map((length) => length / 1000);

describe('device authorization grant', () => {
  it('SEC-30 shows address and code once, each on a line of its own, with the warning', async () => {
    await createWorld();
    await obtain();
    const address = `${new URL(world.server.issuer).origin}/${world.server.environmentId}/device`;
    expect(world.said.filter((line) => line === `copyable ${address}`)).toHaveLength(1);
    expect(world.said.filter((line) => line === 'copyable BCDF-GHJK')).toHaveLength(1);
    expect(world.said).toContainEqual(
      expect.stringMatching(/^warning Only continue if you started this sign-on yourself/),
    );
  });

  it('signs on, with PKCE bound to the device code', async () => {
    await createWorld();
    world.server.script('/token', pending, pending);
    const tokens = await obtain();
    expect(tokens.subject).toEqual({ id: 'user-1', name: 'Ada Admin' });
    expect(tokens.refreshToken?.open()).toBe('refresh-token-canary-1234');
    const start = world.server.requestsTo('/device_authorization')[0]?.form;
    const poll = world.server.requestsTo('/token')[0]?.form;
    expect(start?.get('scope')).toBe('openid');
    expect(poll?.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:device_code');
    expect(poll?.get('device_code')).toBe('device-code-canary-0815');
    expect(start?.get('code_challenge')).toBe(
      createHash('sha256')
        .update(poll?.get('code_verifier') ?? '')
        .digest('base64url'),
    );
  });

  it('sends no PKCE to a server that does not offer it', async () => {
    await createWorld();
    world.server.metadata = { code_challenge_methods_supported: undefined };
    await obtain();
    expect(world.server.requestsTo('/device_authorization')[0]?.form.has('code_challenge')).toBe(false);
    expect(world.server.requestsTo('/token')[0]?.form.has('code_verifier')).toBe(false);
  });

  it('SEC-31 polls first after the interval, keeps the pace while pending, slows down by 5 s for good', async () => {
    await createWorld();
    world.server.script('/token', pending, refusal('slow_down'), pending, refusal('slow_down'), pending);
    await obtain();
    expect(seconds()).toEqual([5, 5, 10, 10, 15, 15]);
  });

  it('SEC-31 takes the interval of the server, and 5 s where it names none', async () => {
    await createWorld();
    scriptDeviceAuthorization(world.server, { interval: 7 });
    await obtain();
    expect(seconds()).toEqual([7]);
    await world.server.stop();
    await createWorld();
    world.server.script('/device_authorization', () => {
      const { interval: _, ...body } = {
        interval: 5,
        device_code: 'd',
        user_code: 'U',
        expires_in: 600,
        verification_uri: `${new URL(world.server.issuer).origin}/d`,
      };
      return { body };
    });
    await obtain();
    expect(seconds()).toEqual([5]);
  });

  it.each([
    ['F-13 access_denied', 'access_denied', 'ACCESS_DENIED', 'denied'],
    ['F-14 expired_token', 'expired_token', 'EXPIRED_TOKEN', 'Start again for a new code'],
    ['invalid_grant', 'invalid_grant', 'INVALID_GRANT', 'refused'],
    ['unauthorized_client', 'unauthorized_client', 'UNAUTHORIZED_CLIENT', 'Device Authorization'],
    ['an unknown error', 'something_new', 'SOMETHING_NEW', 'something_new'],
  ])('SEC-32 %s stops at once', async (_, answer, code, words) => {
    await createWorld();
    world.server.script('/token', pending, refusal(answer));
    const error = await failureOf(obtain());
    expect(error.facts).toMatchObject({ code, outcome: 'not-signed-in' });
    expect(textOf(error)).toContain(words);
    expect(polls()).toBe(2);
    expect(world.server.requestsTo('/device_authorization')).toHaveLength(1);
  });

  it('SEC-32 stops by itself when the code has expired, without a poll after that', async () => {
    await createWorld();
    scriptDeviceAuthorization(world.server, { expires_in: 12 });
    world.server.script('/token', pending, pending, pending, pending);
    const error = await failureOf(obtain());
    expect(error.facts.code).toBe('EXPIRED_TOKEN');
    expect(polls()).toBe(2);
    expect(seconds()).toEqual([5, 5, 2]);
  });

  it('SEC-33 resets, 5xx and 429 are not fatal: it backs off, and returns to the pace when heard again', async () => {
    await createWorld();
    const failing: ScriptedAnswer[] = [
      { status: 503, body: '<html>busy</html>' },
      { status: 502, body: 'Bad gateway' },
      { status: 429, body: {} },
      pending,
    ];
    world.server.script('/token', ...failing);
    await obtain();
    expect(seconds()).toEqual([5, 10, 20, 40, 5]);
  });

  it('SEC-33 goes on after two connection failures of the port', async () => {
    await createWorld();
    const { networkError } = await import('../../../src/http/network-error.ts');
    let failures = 2;
    const failing: typeof fetch = async (input, init) => {
      const isPoll = String(input).endsWith('/token');
      if (isPoll && failures-- > 0) throw networkError(new TypeError('fetch failed'), new URL(String(input)));
      return fetch(input, init);
    };
    const ports = { ...world.ports, fetch: failing };
    await deviceAuthorizationGrant.obtain(world.signOn, ports, { openBrowser: false });
    expect(seconds()).toEqual([5, 10, 20]);
  });

  it('SEC-33 never waits longer than a minute for a failing network, nor beyond the code', async () => {
    await createWorld();
    scriptDeviceAuthorization(world.server, { expires_in: 250 });
    world.server.script('/token', ...Array.from({ length: 9 }, () => ({ status: 500, body: '' })));
    expect((await failureOf(obtain())).facts.code).toBe('EXPIRED_TOKEN');
    expect(seconds()).toEqual([5, 10, 20, 40, 60, 60, 55]);
  });

  it('SEC-34 never says the device code or a token, and announces them', async () => {
    await createWorld();
    await obtain();
    for (const secret of ['device-code-canary-0815', 'refresh-token-canary-1234']) {
      expect(world.said.join('\n')).not.toContain(secret);
      expect(world.learned).toContain(secret);
    }
  });

  it('SEC-25 requires an ID token here too, and validates it', async () => {
    await createWorld();
    world.server.script('/token', () => ({ body: world.server.tokens({ id_token: undefined }) }));
    expect((await failureOf(obtain())).facts.code).toBe('INVALID_ID_TOKEN');
    world.server.script('/token', () => ({
      body: world.server.tokens({ id_token: world.server.idToken({}, {}, true) }),
    }));
    expect((await failureOf(obtain())).facts.code).toBe('INVALID_ID_TOKEN');
  });

  it('F-12 Ctrl-C while waiting rejects at once with its reason', async () => {
    await createWorld({ flows: false });
    const attempt = failureOf(obtain());
    await expect.poll(() => world.clock.sleeps.length).toBe(1);
    world.interrupt();
    expect((await attempt).outcome).toBe('interrupted');
    expect(polls()).toBe(0);
  });

  it('F-12 Ctrl-C during a poll is no network failure', async () => {
    await createWorld();
    world.server.script('/token', () => {
      world.interrupt();
      return { status: 503, body: '' };
    });
    expect((await failureOf(obtain())).outcome).toBe('interrupted');
    expect(polls()).toBe(1);
  });

  it('F-15 unauthorized_client of the device endpoint names the grant type to enable', async () => {
    await createWorld();
    world.server.script('/device_authorization', refusal('unauthorized_client'));
    const error = await failureOf(obtain());
    expect(error.facts.suggestion).toContain('"Device Authorization"');
    expect(polls()).toBe(0);
  });

  it('says so where the server has no device authorization endpoint', async () => {
    await createWorld();
    world.server.metadata = { device_authorization_endpoint: undefined };
    expect((await failureOf(obtain())).facts.code).toBe('UNSUPPORTED_GRANT_TYPE');
  });
});
