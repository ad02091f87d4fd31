import { afterEach, describe, expect, it } from 'vitest';
import { clientCredentialsGrant } from '../../../src/auth/grants/client-credentials.ts';
import { configurationError } from '../../../src/core/errors.ts';
import {
  clientIdOfWorld,
  clientSecretOfWorld,
  createGrantWorld,
  failureOf,
  type GrantWorld,
  textOf,
  type WorldOptions,
} from '../../support/grant-world.ts';

let world: GrantWorld;

async function createWorld(options: WorldOptions = {}): Promise<void> {
  world = await createGrantWorld({
    grant: 'client_credentials',
    authentication: 'client_secret_basic',
    ...options,
  });
}

afterEach(() => world.server.stop());

const obtain = () => clientCredentialsGrant.obtain(world.signOn, world.ports, { openBrowser: false });
const tokenRequest = () => world.server.requestsTo('/token')[0];

/** application/x-www-form-urlencoded, as RFC 6749 §2.3.1 wants it inside of Basic. */
function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

describe('client credentials grant', () => {
  it('SEC-41 sends a difficult secret intact by HTTP Basic, form-urlencoded, and not in the body', async () => {
    await createWorld();
    await obtain();
    const [scheme, credentials] = (tokenRequest()?.headers.authorization ?? '').split(' ');
    const [id, secret] = Buffer.from(credentials ?? '', 'base64')
      .toString('utf8')
      .split(':');
    expect(scheme).toBe('Basic');
    expect([formDecode(id ?? ''), formDecode(secret ?? '')]).toEqual([clientIdOfWorld, clientSecretOfWorld]);
    expect(tokenRequest()?.form.has('client_secret')).toBe(false);
    expect(tokenRequest()?.form.has('client_id')).toBe(false);
  });

  it('SEC-41 sends it in the body by client_secret_post, and no header', async () => {
    await createWorld({ authentication: 'client_secret_post' });
    await obtain();
    expect(tokenRequest()?.headers.authorization).toBeUndefined();
    expect(tokenRequest()?.form.get('client_secret')).toBe(clientSecretOfWorld);
    expect(tokenRequest()?.form.get('client_id')).toBe(clientIdOfWorld);
  });

  it('asks for no scope where none is set, for the configured ones otherwise, never for openid', async () => {
    await createWorld();
    await obtain();
    expect(tokenRequest()?.form.has('scope')).toBe(false);
    await world.server.stop();
    await createWorld({ scopes: ['custom:read'] });
    await obtain();
    expect(tokenRequest()?.form.get('scope')).toBe('custom:read');
    expect(world.said).toContainEqual(expect.stringContaining('Not granted: custom:read'));
  });

  it('SEC-42 does not keep a refresh token that nobody expected', async () => {
    await createWorld();
    const tokens = await obtain();
    expect(tokens).not.toHaveProperty('refreshToken');
    expect(tokens).not.toHaveProperty('subject');
    expect(world.learned).toContain('refresh-token-canary-1234');
  });

  it.each([{ 'www-authenticate': 'Basic realm="PingOne"' }, { 'www-authenticate': 'x' }, {}])(
    'SEC-43 invalid_client (%j) is not retried; names profile and client, never the secret',
    async (headers) => {
      await createWorld();
      const body = {
        error: 'invalid_client',
        error_description: 'Request denied: Unsupported authentication method (Correlation ID: 77-1)',
      };
      world.server.script('/token', { status: 401, headers, body });
      const error = await failureOf(obtain());
      expect(error.facts).toMatchObject({
        outcome: 'not-signed-in',
        code: 'INVALID_CLIENT',
        httpStatus: 401,
        requestId: '77-1',
      });
      expect(textOf(error)).toContain("'prod'");
      expect(textOf(error)).toContain(clientIdOfWorld);
      expect(JSON.stringify(error.facts)).not.toContain('client-secret-canary');
      expect(world.server.requestsTo('/token')).toHaveLength(1);
    },
  );

  it('SEC-43 a bare 401 challenge counts as invalid_client', async () => {
    await createWorld();
    world.server.script('/token', { status: 401, headers: { 'www-authenticate': 'Basic' }, body: '' });
    expect((await failureOf(obtain())).facts.code).toBe('INVALID_CLIENT');
  });

  it('SEC-40 a missing or empty secret is a configuration error before anything is sent', async () => {
    const { Secret } = await import('../../../src/core/secret.ts');
    await createWorld({ secret: async () => new Secret('') });
    const error = await failureOf(obtain());
    expect(error.facts).toMatchObject({ outcome: 'configuration', code: 'CLIENT_SECRET_MISSING' });
    expect(textOf(error)).toContain('service.pingOne.authentication.clientCredentials.clientSecret');
    expect(world.server.requests).toEqual([]);
    const { secret: _, ...client } = world.signOn.client;
    const none = clientCredentialsGrant.obtain({ ...world.signOn, client }, world.ports, {
      openBrowser: false,
    });
    expect((await failureOf(none)).facts.code).toBe('CLIENT_SECRET_MISSING');
  });

  it('surfaces the remedy of whoever keeps the secret', async () => {
    const locked = configurationError('The keychain is locked.');
    await createWorld({ secret: () => Promise.reject(locked) });
    expect(await failureOf(obtain())).toBe(locked);
  });

  it('announces the secret to the redactor before it is sent', async () => {
    await createWorld();
    await obtain();
    expect(world.learned).toContain(clientSecretOfWorld);
  });
});
