import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { authorizationCodeGrant } from '../../../src/auth/grants/authorization-code.ts';
import { Redactor } from '../../../src/core/redactor.ts';
import type { Secret } from '../../../src/core/secret.ts';
import { createMessages } from '../../../src/output/stderr-messages.ts';
import { createPlainTheme, decideStyle } from '../../../src/output/theme.ts';
import { type CodeSignOn, createCodeSignOn } from '../../support/code-sign-on.ts';
import { clientIdOfWorld, clientSecretOfWorld, failureOf } from '../../support/grant-world.ts';
import { recordStream } from '../../support/recorded-stream.ts';
import { accessTokenOfScript } from '../../support/scripted-authorization-server.ts';

let world: CodeSignOn;
afterEach(() => world.end());

describe('authorization code grant: its requests', () => {
  it('signs on: tokens, subject, scopes and expiry', async () => {
    world = await createCodeSignOn();
    const tokens = await world.obtain();
    expect(tokens.accessToken.open()).toBe(accessTokenOfScript);
    expect(tokens.refreshToken?.open()).toBe('refresh-token-canary-1234');
    expect(tokens.subject).toEqual({ id: 'user-1', name: 'Ada Admin' });
    expect(tokens.scopes).toEqual(['openid']);
    expect(tokens.expiresAt - tokens.grantedAt).toBe(3_600_000);
  });

  it('SEC-02 sends S256 of a verifier that only the token request carries', async () => {
    world = await createCodeSignOn();
    await world.obtain();
    const verifier = world.server.requestsTo('/token')[0]?.form.get('code_verifier') ?? '';
    expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
    expect(world.sentUrl().searchParams.get('code_challenge_method')).toBe('S256');
    expect(world.sentUrl().searchParams.get('code_challenge')).toBe(
      createHash('sha256').update(verifier).digest('base64url'),
    );
  });

  it('SEC-02 SEC-03 SEC-04 draws verifier, state and nonce anew for each attempt, from 256 bits', async () => {
    world = await createCodeSignOn();
    await world.obtain();
    await world.obtain();
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const [first, second] = world.opened.map((href) => new URL(href).searchParams.get(name) ?? '');
      expect(first).toMatch(/^[\w-]{43}$/);
      expect(first).not.toBe(second);
    }
  });

  it.each([undefined, ['plain'], []])('SEC-02 refuses a server that offers %j for PKCE', async (methods) => {
    world = await createCodeSignOn();
    world.server.metadata = { code_challenge_methods_supported: methods };
    const error = await failureOf(world.obtain());
    expect(error.facts).toMatchObject({ outcome: 'configuration', code: 'PKCE_UNSUPPORTED' });
    expect(world.opened).toEqual([]);
  });

  it('SEC-05 asks for openid and the configured scopes, and warns of those not granted', async () => {
    world = await createCodeSignOn({}, { scopes: ['profile', 'p1:read:user', 'openid'] });
    await world.obtain();
    expect(world.sentUrl().searchParams.get('scope')).toBe('openid profile p1:read:user');
    expect(world.said).toContainEqual(expect.stringMatching(/^warning Not granted: profile, p1:read:user\./));
  });

  it('SEC-07 a public client sends no secret, SEC-24 the redirect URI and client ID are the same in both requests', async () => {
    world = await createCodeSignOn();
    await world.obtain();
    const token = world.server.requestsTo('/token')[0];
    expect(token?.headers.authorization).toBeUndefined();
    expect(token?.form.has('client_secret')).toBe(false);
    expect(token?.form.get('client_id')).toBe(clientIdOfWorld);
    expect(token?.form.get('redirect_uri')).toBe(world.sentUrl().searchParams.get('redirect_uri'));
    expect(token?.form.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  });

  it.each(['client_secret_basic', 'client_secret_post'] as const)(
    'SEC-41 a confidential client authenticates by %s and still sends PKCE',
    async (authentication) => {
      world = await createCodeSignOn({}, { authentication });
      await world.obtain();
      const token = world.server.requestsTo('/token')[0];
      expect(token?.form.has('code_verifier')).toBe(true);
      expect(token?.headers.authorization !== undefined).toBe(authentication === 'client_secret_basic');
      expect(token?.form.get('client_secret')).toBe(
        authentication === 'client_secret_post' ? clientSecretOfWorld : null,
      );
    },
  );

  it('SEC-08 prints the exact address, also when the browser opened', async () => {
    world = await createCodeSignOn();
    await world.obtain();
    expect(world.said).toContain(`copyable ${world.sentUrl().href}`);
  });

  it('SEC-08 SEC-21 the address survives redaction and --quiet as it is, and no secret gets through', async () => {
    world = await createCodeSignOn();
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
    expect(stderr.text).toContain(`${world.sentUrl().href}\n`);
    expect(stderr.text).not.toContain('canary');
  });
});
