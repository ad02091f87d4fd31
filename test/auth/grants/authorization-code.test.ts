import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { authorizationCodeGrant } from '../../../src/auth/grants/authorization-code.ts';
import { Redactor } from '../../../src/core/redactor.ts';
import type { Secret } from '../../../src/core/secret.ts';
import { createMessages } from '../../../src/output/stderr-messages.ts';
import { createPlainTheme, decideStyle } from '../../../src/output/theme.ts';
import { type CallbackReply, callListener, redirectBrowser } from '../../support/callback-client.ts';
import {
  clientIdOfWorld,
  clientSecretOfWorld,
  createGrantWorld,
  failureOf,
  type GrantWorld,
  type WorldOptions,
} from '../../support/grant-world.ts';
import { recordStream } from '../../support/recorded-stream.ts';
import { accessTokenOfScript } from '../../support/scripted-authorization-server.ts';

let world: GrantWorld;
let replies: Promise<CallbackReply>[] = [];
let answered = 0;

interface Person {
  /** What the authorization server sends back with the state. */
  parameters?: Record<string, string>;
  /** Before the browser comes back. */
  before?: (port: number, url: URL) => Promise<unknown>;
}

/** A world whose browser signs on and comes back at once. */
async function createWorld(person: Person = {}, options: WorldOptions = {}): Promise<GrantWorld> {
  replies = [];
  answered = 0;
  const browse = async (href: string) => {
    const url = new URL(href);
    const redirect = new URL(url.searchParams.get('redirect_uri') ?? '');
    world.server.nonce = url.searchParams.get('nonce') ?? undefined;
    await person.before?.(Number(redirect.port), url);
    const reply = redirectBrowser(href, person.parameters ?? { code: 'code-canary-99' });
    replies.push(
      reply.finally(() => {
        answered += 1;
      }),
    );
  };
  world = await createGrantWorld({ browse, ...options });
  return world;
}

afterEach(async () => {
  await world.server.stop();
  await Promise.allSettled(replies);
});

const obtain = (openBrowser = true) =>
  authorizationCodeGrant.obtain(world.signOn, world.ports, { openBrowser });
const sentUrl = () => new URL(world.opened[0] ?? '');

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(socket.destroy() === undefined));
    socket.once('error', () => resolve(true));
  });
}

describe('authorization code grant', () => {
  it('signs on: tokens, subject, scopes and expiry', async () => {
    await createWorld();
    const tokens = await obtain();
    expect(tokens.accessToken.open()).toBe(accessTokenOfScript);
    expect(tokens.refreshToken?.open()).toBe('refresh-token-canary-1234');
    expect(tokens.subject).toEqual({ id: 'user-1', name: 'Ada Admin' });
    expect(tokens.scopes).toEqual(['openid']);
    expect(tokens.expiresAt - tokens.grantedAt).toBe(3_600_000);
  });

  it('SEC-02 sends S256 of a verifier that only the token request carries', async () => {
    await createWorld();
    await obtain();
    const verifier = world.server.requestsTo('/token')[0]?.form.get('code_verifier') ?? '';
    expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(sentUrl().searchParams.get('code_challenge_method')).toBe('S256');
    expect(sentUrl().searchParams.get('code_challenge')).toBe(
      createHash('sha256').update(verifier).digest('base64url'),
    );
  });

  it('SEC-02 SEC-03 SEC-04 draws verifier, state and nonce anew for each attempt, from 256 bits', async () => {
    await createWorld();
    await obtain();
    await obtain();
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const [first, second] = world.opened.map((href) => new URL(href).searchParams.get(name) ?? '');
      expect(first).toMatch(/^[\w-]{43}$/);
      expect(first).not.toBe(second);
    }
  });

  it.each([undefined, ['plain'], []])('SEC-02 refuses a server that offers %j for PKCE', async (methods) => {
    await createWorld();
    world.server.metadata = { code_challenge_methods_supported: methods };
    const error = await failureOf(obtain());
    expect(error.facts).toMatchObject({ outcome: 'configuration', code: 'PKCE_UNSUPPORTED' });
    expect(world.opened).toEqual([]);
  });

  it('SEC-05 asks for openid and the configured scopes, and warns of those not granted', async () => {
    await createWorld({}, { scopes: ['profile', 'p1:read:user', 'openid'] });
    await obtain();
    expect(sentUrl().searchParams.get('scope')).toBe('openid profile p1:read:user');
    expect(world.said).toContainEqual(expect.stringMatching(/^warning Not granted: profile, p1:read:user\./));
  });

  it('SEC-07 a public client sends no secret, SEC-24 the redirect URI and client ID are the same in both requests', async () => {
    await createWorld();
    await obtain();
    const token = world.server.requestsTo('/token')[0];
    expect(token?.headers.authorization).toBeUndefined();
    expect(token?.form.has('client_secret')).toBe(false);
    expect(token?.form.get('client_id')).toBe(clientIdOfWorld);
    expect(token?.form.get('redirect_uri')).toBe(sentUrl().searchParams.get('redirect_uri'));
    expect(token?.form.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  });

  it.each(['client_secret_basic', 'client_secret_post'] as const)(
    'SEC-41 a confidential client authenticates by %s and still sends PKCE',
    async (authentication) => {
      await createWorld({}, { authentication });
      await obtain();
      const token = world.server.requestsTo('/token')[0];
      expect(token?.form.has('code_verifier')).toBe(true);
      expect(token?.headers.authorization !== undefined).toBe(authentication === 'client_secret_basic');
      expect(token?.form.get('client_secret')).toBe(
        authentication === 'client_secret_post' ? clientSecretOfWorld : null,
      );
    },
  );

  it('SEC-08 prints the exact address, also when the browser opened', async () => {
    await createWorld();
    await obtain();
    expect(world.said).toContain(`copyable ${sentUrl().href}`);
  });

  it('SEC-08 SEC-21 the address survives redaction and --quiet as it is, and no secret gets through', async () => {
    await createWorld();
    const stderr = recordStream();
    const redactor = new Redactor();
    const say = createMessages({
      stderr,
      theme: createPlainTheme(decideStyle({ env: {}, stream: stderr, noColor: true })),
      clock: world.clock,
      quiet: true,
      verbose: false,
      redact: (text) => redactor.redact(text),
    });
    const learn = (secret: Secret) => redactor.learn(secret);
    await authorizationCodeGrant.obtain(world.signOn, { ...world.ports, say, learn }, { openBrowser: true });
    await say.close();
    expect(stderr.text).toContain(`${sentUrl().href}\n`);
    expect(stderr.text).not.toContain('canary');
  });

  it('SEC-11 listens before the browser opens, and no more afterwards', async () => {
    let wasFree: boolean | undefined;
    let port = 0;
    await createWorld({
      async before(listening) {
        port = listening;
        wasFree = await isPortFree(port);
      },
    });
    await obtain();
    expect(wasFree).toBe(false);
    expect(await isPortFree(port)).toBe(true);
  });

  it('SEC-14 F-05 goes on after forged callbacks', async () => {
    await createWorld({
      async before(port) {
        for (const query of ['code=x&state=wrong', 'error=access_denied', 'error=x&state=wrong']) {
          expect((await callListener({ port, target: `/callback?${query}` })).status).toBe(400);
        }
      },
    });
    await obtain();
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('SEC-15 F-07 a replayed callback makes no second token request', async () => {
    await createWorld();
    world.server.script('/token', (request) => {
      const state = sentUrl().searchParams.get('state');
      const port = Number(new URL(request.form.get('redirect_uri') ?? '').port);
      replies.push(callListener({ port, target: `/callback?code=again&state=${state}` }));
      return { body: world.server.tokens() };
    });
    await obtain();
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it.each([{ iss: 'https://evil.test/as' }, {}])(
    'SEC-17 makes no token request for the issuer in %j',
    async (iss) => {
      await createWorld({ parameters: { code: 'c', ...iss } });
      world.server.metadata = { authorization_response_iss_parameter_supported: true };
      const error = await failureOf(obtain());
      expect(error.facts).toMatchObject({ code: 'ISSUER_MISMATCH', outcome: 'not-signed-in' });
      expect(world.server.requestsTo('/token')).toEqual([]);
      expect((await replies[0])?.status).toBe(400);
    },
  );

  it('SEC-17 takes the promised issuer', async () => {
    await createWorld();
    world.server.metadata = { authorization_response_iss_parameter_supported: true };
    const { issuer } = world.server;
    const browse = async (href: string) => {
      world.server.nonce = new URL(href).searchParams.get('nonce') ?? undefined;
      replies.push(redirectBrowser(href, { code: 'c', iss: issuer }));
    };
    const browser = {
      isLikely: () => true,
      async open(url: string) {
        await browse(url);
        return 'opened' as const;
      },
    };
    await authorizationCodeGrant.obtain(world.signOn, { ...world.ports, browser }, { openBrowser: true });
  });

  it('SEC-18 tells the browser of success only after the exchange, with who and where', async () => {
    await createWorld();
    let answeredBefore: number | undefined;
    world.server.script('/token', () => {
      answeredBefore = answered;
      return { body: world.server.tokens() };
    });
    await obtain();
    expect(answeredBefore).toBe(0);
    const reply = await replies[0];
    expect(reply?.status).toBe(200);
    expect(reply?.body).toContain('You&#39;re signed on');
    for (const fact of ['Ada Admin', world.server.environmentId, 'Europe (pingone.eu)', 'prod']) {
      expect(reply?.body).toContain(fact);
    }
  });

  it('SEC-18 F-04 tells the browser of failure when the exchange fails, and does not try again', async () => {
    await createWorld();
    const body = { error: 'invalid_grant', error_description: 'Bad <b>code</b> (Correlation ID: 4b1d)' };
    world.server.script('/token', { status: 400, body });
    const error = await failureOf(obtain());
    expect(error.facts).toMatchObject({ code: 'INVALID_GRANT', outcome: 'not-signed-in', requestId: '4b1d' });
    const reply = await replies[0];
    expect(reply?.status).toBe(400);
    expect(reply?.body).toContain('Bad &lt;b&gt;code&lt;/b&gt;');
    expect(reply?.body).not.toContain('signed on');
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('F-06 a denial with the right state ends the attempt: page, message, exit code, port', async () => {
    let port = 0;
    await createWorld({
      parameters: { error: 'access_denied', error_description: 'User <denied>' },
      before: async (listening) => {
        port = listening;
      },
    });
    const error = await failureOf(obtain());
    expect(error.facts).toMatchObject({ code: 'ACCESS_DENIED', outcome: 'not-signed-in' });
    expect(error.facts.reason).toContain('User <denied>');
    expect((await replies[0])?.body).toContain('User &lt;denied&gt;');
    expect(await isPortFree(port)).toBe(true);
    expect(world.server.requestsTo('/token')).toEqual([]);
  });

  it('SEC-24 makes one token request even if its answer is cut', async () => {
    await createWorld();
    world.server.script('/token', { reset: true });
    await expect(obtain()).rejects.toThrow();
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('F-12 Ctrl-C while waiting rejects with its reason at once and frees the port', async () => {
    world = await createGrantWorld({ browse: async () => undefined });
    const attempt = failureOf(obtain());
    await expect.poll(() => world.opened.length).toBe(1);
    const port = Number(new URL(sentUrl().searchParams.get('redirect_uri') ?? '').port);
    world.interrupt();
    expect((await attempt).outcome).toBe('interrupted');
    expect(await isPortFree(port)).toBe(true);
  });

  it('SEC-21 says neither code nor verifier nor token, and announces them all to the redactor', async () => {
    await createWorld();
    await obtain();
    const verifier = world.server.requestsTo('/token')[0]?.form.get('code_verifier') ?? '';
    const secrets = ['code-canary-99', verifier, accessTokenOfScript, 'refresh-token-canary-1234'];
    for (const secret of secrets) {
      expect(world.learned).toContain(secret);
      expect(world.said.join('\n')).not.toContain(secret);
      expect((await replies[0])?.body).not.toContain(secret);
    }
    expect([...world.learned].some((secret) => secret.startsWith('eyJ'))).toBe(true);
  });

  it('F-10 goes on waiting when the launcher fails', async () => {
    await createWorld({}, { browserResult: 'failed' });
    await obtain();
    expect(world.said).toContainEqual(expect.stringMatching(/^warning The browser could not be started/));
  });

  it('SEC-05 REL-48 opens no browser when told not to, and says how to come back from elsewhere', async () => {
    await createWorld();
    const attempt = obtain(false);
    await expect.poll(() => world.said.filter((line) => line.includes('ssh -L')).length).toBe(1);
    const url = world.said.find((line) => line.startsWith('copyable http'))?.slice('copyable '.length) ?? '';
    world.server.nonce = new URL(url).searchParams.get('nonce') ?? undefined;
    replies.push(redirectBrowser(url, { code: 'c' }));
    await attempt;
    expect(world.opened).toEqual([]);
  });
});
