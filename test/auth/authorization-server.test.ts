import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discoverAuthorizationServer } from '../../src/auth/authorization-server.ts';
import { clientCredentialsGrant } from '../../src/auth/grants/client-credentials.ts';
import { CliError } from '../../src/core/errors.ts';
import { createGrantWorld, failureOf, type GrantWorld, textOf } from '../support/grant-world.ts';

let world: GrantWorld;
beforeEach(async () => {
  world = await createGrantWorld({ grant: 'client_credentials', authentication: 'client_secret_basic' });
});
afterEach(() => world.server.stop());

const obtain = () => clientCredentialsGrant.obtain(world.signOn, world.ports, { openBrowser: false });
const noSecretWasSent = () => {
  expect(world.server.requests.map((request) => request.path)).not.toContain('/token');
  expect(world.server.requests.every((request) => request.headers.authorization === undefined)).toBe(true);
};

describe('discoverAuthorizationServer', () => {
  it.each([
    ['another environment', (issuer: string) => issuer.replace(/[^/]+\/as$/, 'other/as')],
    ['a slash at the end', (issuer: string) => `${issuer}/`],
    ['another case', (issuer: string) => issuer.toUpperCase()],
    ['another scheme', (issuer: string) => issuer.replace('http:', 'https:')],
    ['another host', () => 'https://evil.test/as'],
  ])('SEC-06 refuses an issuer with %s before any secret is sent', async (_, change) => {
    world.server.metadata = { issuer: change(world.server.issuer) };
    expect((await failureOf(obtain())).facts).toMatchObject({
      code: 'ISSUER_MISMATCH',
      outcome: 'configuration',
    });
    noSecretWasSent();
  });

  it.each([
    'authorization_endpoint',
    'token_endpoint',
    'device_authorization_endpoint',
    'revocation_endpoint',
    'jwks_uri',
  ])('SEC-06 refuses a foreign %s before any secret is sent', async (name) => {
    for (const value of [
      'https://evil.test/x',
      'http://localhost:1/x',
      'http://127.0.0.1:1/x',
      'nonsense',
      '',
    ]) {
      world.server.metadata = { [name]: value };
      expect([value, (await failureOf(obtain())).facts.code]).toEqual([value, 'UNTRUSTED_ENDPOINT']);
    }
    noSecretWasSent();
  });

  it.each(['http://auth.pingone.eu/env/as', 'http://localhost:7464/env/as', 'http://127.0.0.1.evil.test/as'])(
    'SEC-06 refuses the issuer %s: plain http is for loopback literals',
    async (issuer) => {
      const signOn = { ...world.signOn, issuer };
      const error = await failureOf(discoverAuthorizationServer(signOn, world.ports));
      expect(error.facts.code).toBe('INSECURE_ISSUER');
      expect(world.server.requests).toEqual([]);
    },
  );

  it('says that an environment is unknown, and where', async () => {
    const body = { id: 'x', code: 'NOT_FOUND', message: 'not found' };
    world.server.script('/.well-known/openid-configuration', { status: 404, body });
    const error = await failureOf(obtain());
    expect(error.facts).toMatchObject({ code: 'ENVIRONMENT_NOT_FOUND', outcome: 'configuration' });
    expect(textOf(error)).toContain(world.server.environmentId);
    expect(textOf(error)).toContain('Europe (pingone.eu)');
  });

  it('surfaces an error of the fetch port unchanged, whatever the library wraps around it', async () => {
    const below = new CliError({
      outcome: 'unavailable',
      category: 'network',
      code: 'DNS_FAILURE',
      message: 'x',
    });
    const ports = { ...world.ports, fetch: () => Promise.reject(below) };
    expect(await failureOf(discoverAuthorizationServer(world.signOn, ports))).toBe(below);
  });

  it('surfaces an error of the fetch port from the token endpoint and from its body unchanged', async () => {
    const below = new CliError({
      outcome: 'unavailable',
      category: 'network',
      code: 'TIMEOUT',
      message: 'x',
    });
    const failing: typeof fetch = async (input, init) => {
      if (!String(input).endsWith('/token')) return fetch(input, init);
      const body = new ReadableStream({ start: (controller) => controller.error(below) });
      return new Response(body, { headers: { 'content-type': 'application/json' } });
    };
    const ports = { ...world.ports, fetch: failing };
    expect(await failureOf(clientCredentialsGrant.obtain(world.signOn, ports, { openBrowser: false }))).toBe(
      below,
    );
  });

  it('Ctrl-C during a request surfaces its reason', async () => {
    world.interrupt();
    expect((await failureOf(obtain())).outcome).toBe('interrupted');
  });

  it('SEC-22 sends secrets by POST form only, and asks the port to follow no redirect', async () => {
    const calls: { url: string; init: RequestInit | undefined }[] = [];
    const recording: typeof fetch = (input, init) => {
      calls.push({ url: String(input), init });
      return fetch(input, init);
    };
    await clientCredentialsGrant.obtain(
      world.signOn,
      { ...world.ports, fetch: recording },
      { openBrowser: false },
    );
    expect(calls.map((call) => call.init?.redirect)).toEqual(['manual', 'manual']);
    expect(calls[1]?.init?.method).toBe('POST');
    expect(new URL(calls[1]?.url ?? '').search).toBe('');
  });
});

describe('answers that are none', () => {
  it.each([
    ['F-01 an HTML 502', { status: 502, body: '<html>Bad gateway</html>' }, 'unavailable', '502, text/html'],
    [
      'an HTML 403 of a proxy',
      { status: 403, body: '<html>Blocked</html>' },
      'unavailable',
      '403, text/html',
    ],
    ['an empty 500', { status: 500, body: '' }, 'unavailable', '500'],
    [
      'F-02 JSON cut mid-body',
      { body: '{"access_to', headers: { 'content-type': 'application/json' } },
      'unavailable',
      'cut off or no JSON',
    ],
    ['an HTML 200', { body: '<html>Sign in to the WiFi</html>' }, 'unavailable', '200, text/html'],
    ['a 302', { status: 302, headers: { location: 'https://evil.test/' } }, 'unavailable', '302'],
    ['a 429', { status: 429, body: {} }, 'rate-limited', 'slow down'],
    [
      'an array',
      { body: '[]', headers: { 'content-type': 'application/json' } },
      'failure',
      'breaks the protocol',
    ],
    [
      'null',
      { body: 'null', headers: { 'content-type': 'application/json' } },
      'failure',
      'breaks the protocol',
    ],
    ['F-03 no access_token', { body: { token_type: 'Bearer' } }, 'failure', 'access_token'],
    [
      'an access_token that is no text',
      { body: { access_token: 1, token_type: 'Bearer' } },
      'failure',
      'access_token',
    ],
    ['no token_type', { body: { access_token: 'secret-canary' } }, 'failure', 'token_type'],
    [
      'F-03 token_type mac',
      { body: { access_token: 'secret-canary', token_type: 'mac' } },
      'failure',
      'protocol',
    ],
    [
      'token_type DPoP',
      { body: { access_token: 'secret-canary', token_type: 'DPoP' } },
      'failure',
      'only use the type Bearer',
    ],
    [
      'an expires_in that is no number',
      { body: { access_token: 'secret-canary', token_type: 'Bearer', expires_in: 'soon' } },
      'failure',
      'expires_in',
    ],
  ] as const)('SEC-23 %s is a typed error', async (_, answer, outcome, words) => {
    world.server.script('/token', answer);
    const error = await failureOf(obtain());
    expect(error.outcome).toBe(outcome);
    expect(textOf(error)).toContain(words);
    expect(textOf(error)).not.toContain('secret-canary');
    expect(error.cause).toBeUndefined();
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it.each(['Bearer', 'bearer', 'BEARER'])('SEC-23 takes token_type %s', async (type) => {
    world.server.script('/token', { body: world.server.tokens({ token_type: type, id_token: undefined }) });
    await obtain();
  });

  it('SEC-27 takes a token without expires_in for short-lived', async () => {
    world.server.script('/token', {
      body: world.server.tokens({ expires_in: undefined, id_token: undefined }),
    });
    const tokens = await obtain();
    expect(tokens.expiresAt - tokens.grantedAt).toBe(300_000);
    expect(tokens.grantedAt).toBe(world.clock.now());
  });
});
