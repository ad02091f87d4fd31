import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { authorizationCodeGrant } from '../../../src/auth/grants/authorization-code.ts';
import { callListener, redirectBrowser } from '../../support/callback-client.ts';
import { type CodeSignOn, createCodeSignOn } from '../../support/code-sign-on.ts';
import { failureOf } from '../../support/grant-world.ts';
import { accessTokenOfScript } from '../../support/scripted-authorization-server.ts';

let world: CodeSignOn;
afterEach(() => world.end());

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(socket.destroy() === undefined));
    socket.once('error', () => resolve(true));
  });
}
describe('authorization code grant: its response', () => {
  it('SEC-11 listens before the browser opens, and no more afterwards', async () => {
    let wasFree: boolean | undefined;
    let port = 0;
    world = await createCodeSignOn({
      async before(listening) {
        port = listening;
        wasFree = await isPortFree(port);
      },
    });
    await world.obtain();
    expect(wasFree).toBe(false);
    expect(await isPortFree(port)).toBe(true);
  });

  it('SEC-14 F-05 goes on after forged callbacks', async () => {
    world = await createCodeSignOn({
      async before(port) {
        for (const query of ['code=x&state=wrong', 'error=access_denied', 'error=x&state=wrong']) {
          expect((await callListener({ port, target: `/callback?${query}` })).status).toBe(400);
        }
      },
    });
    await world.obtain();
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('SEC-15 F-07 a replayed callback makes no second token request', async () => {
    world = await createCodeSignOn();
    world.server.script('/token', (request) => {
      const state = world.sentUrl().searchParams.get('state');
      const port = Number(new URL(request.form.get('redirect_uri') ?? '').port);
      world.replies.push(callListener({ port, target: `/callback?code=again&state=${state}` }));
      return { body: world.server.tokens() };
    });
    await world.obtain();
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it.each([{ iss: 'https://evil.test/as' }, {}])(
    'SEC-17 makes no token request for the issuer in %j',
    async (iss) => {
      world = await createCodeSignOn({ parameters: { code: 'c', ...iss } });
      world.server.metadata = { authorization_response_iss_parameter_supported: true };
      const error = await failureOf(world.obtain());
      expect(error.facts).toMatchObject({ code: 'ISSUER_MISMATCH', outcome: 'not-signed-in' });
      expect(world.server.requestsTo('/token')).toEqual([]);
      expect((await world.replies[0])?.status).toBe(400);
    },
  );

  it('SEC-17 takes the promised issuer', async () => {
    world = await createCodeSignOn();
    world.server.metadata = { authorization_response_iss_parameter_supported: true };
    const { issuer } = world.server;
    const browse = async (href: string) => {
      world.server.nonce = new URL(href).searchParams.get('nonce') ?? undefined;
      world.replies.push(redirectBrowser(href, { code: 'c', iss: issuer }));
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
    world = await createCodeSignOn();
    let answeredBefore: number | undefined;
    world.server.script('/token', () => {
      answeredBefore = world.answered();
      return { body: world.server.tokens() };
    });
    await world.obtain();
    expect(answeredBefore).toBe(0);
    const reply = await world.replies[0];
    expect(reply?.status).toBe(200);
    expect(reply?.body).toContain('You&#39;re signed on');
    for (const fact of ['Ada Admin', world.server.environmentId, 'Europe (pingone.eu)', 'prod']) {
      expect(reply?.body).toContain(fact);
    }
  });

  it('SEC-18 F-04 tells the browser of failure when the exchange fails, and does not try again', async () => {
    world = await createCodeSignOn();
    const body = { error: 'invalid_grant', error_description: 'Bad <b>code</b> (Correlation ID: 4b1d)' };
    world.server.script('/token', { status: 400, body });
    const error = await failureOf(world.obtain());
    expect(error.facts).toMatchObject({ code: 'INVALID_GRANT', outcome: 'not-signed-in', requestId: '4b1d' });
    const reply = await world.replies[0];
    expect(reply?.status).toBe(400);
    expect(reply?.body).toContain('Bad &lt;b&gt;code&lt;/b&gt;');
    expect(reply?.body).not.toContain('signed on');
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('F-06 a denial with the right state ends the attempt: page, message, exit code, port', async () => {
    let port = 0;
    world = await createCodeSignOn({
      parameters: { error: 'access_denied', error_description: 'User <denied>' },
      before: async (listening) => {
        port = listening;
      },
    });
    const error = await failureOf(world.obtain());
    expect(error.facts).toMatchObject({ code: 'ACCESS_DENIED', outcome: 'not-signed-in' });
    expect(error.facts.reason).toContain('User <denied>');
    expect((await world.replies[0])?.body).toContain('User &lt;denied&gt;');
    expect(await isPortFree(port)).toBe(true);
    expect(world.server.requestsTo('/token')).toEqual([]);
  });

  it('SEC-24 makes one token request even if its answer is cut', async () => {
    world = await createCodeSignOn();
    world.server.script('/token', { reset: true });
    await expect(world.obtain()).rejects.toThrow();
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('F-12 Ctrl-C while waiting rejects with its reason at once and frees the port', async () => {
    world = await createCodeSignOn({}, { browse: async () => undefined });
    const attempt = failureOf(world.obtain());
    await expect.poll(() => world.opened.length).toBe(1);
    const port = Number(new URL(world.sentUrl().searchParams.get('redirect_uri') ?? '').port);
    world.interrupt();
    expect((await attempt).outcome).toBe('interrupted');
    expect(await isPortFree(port)).toBe(true);
  });

  it('SEC-21 says neither code nor verifier nor token, and announces them all to the redactor', async () => {
    world = await createCodeSignOn();
    await world.obtain();
    const verifier = world.server.requestsTo('/token')[0]?.form.get('code_verifier') ?? '';
    const secrets = ['code-canary-99', verifier, accessTokenOfScript, 'refresh-token-canary-1234'];
    for (const secret of secrets) {
      expect(world.learned).toContain(secret);
      expect(world.said.join('\n')).not.toContain(secret);
      expect((await world.replies[0])?.body).not.toContain(secret);
    }
    expect([...world.learned].some((secret) => secret.startsWith('eyJ'))).toBe(true);
  });

  it('F-10 goes on waiting when the launcher fails', async () => {
    world = await createCodeSignOn({}, { browserResult: 'failed' });
    await world.obtain();
    expect(world.said).toContainEqual(expect.stringMatching(/^warning The browser could not be started/));
  });

  it('SEC-05 REL-48 opens no browser when told not to, and says how to come back from elsewhere', async () => {
    world = await createCodeSignOn();
    const attempt = world.obtain(false);
    await expect.poll(() => world.said.filter((line) => line.includes('ssh -L')).length).toBe(1);
    const url = world.said.find((line) => line.startsWith('copyable http'))?.slice('copyable '.length) ?? '';
    world.server.nonce = new URL(url).searchParams.get('nonce') ?? undefined;
    world.replies.push(redirectBrowser(url, { code: 'c' }));
    await attempt;
    expect(world.opened).toEqual([]);
  });
});
