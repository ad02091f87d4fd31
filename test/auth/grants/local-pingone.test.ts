/** The grants against a real authorization server, with the fetch that pingcli really uses. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne, SampleClient } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import type { GrantPorts } from '../../../src/auth/grants/grant.ts';
import { refreshTokens } from '../../../src/auth/grants/refresh-token.ts';
import { loadGrant } from '../../../src/auth/grants/registry.ts';
import { revokeTokens } from '../../../src/auth/grants/revocation.ts';
import type { OAuthClient, SignOn } from '../../../src/auth/sign-on.ts';
import type { TokenSet } from '../../../src/auth/token-set.ts';
import type { GrantName } from '../../../src/core/grant.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { Clock } from '../../../src/host/host.ts';
import { nodeClock } from '../../../src/host/node-clock.ts';
import { authorizationServerLimits, createGuardedFetch } from '../../../src/http/guarded-fetch.ts';
import { freePort } from '../../support/free-port.ts';
import { failureOf, recordMessages, textOf } from '../../support/grant-world.ts';
import { createHttpBrowser, type SignedOn, type VisitedPage } from '../../support/http-browser.ts';

let pingOne: LocalPingOne;
let pages: Promise<SignedOn | VisitedPage>[];
let said: string[];
beforeEach(async () => {
  pingOne = await startLocalPingOne();
  pages = [];
  said = [];
});
afterEach(async () => {
  await Promise.allSettled(pages);
  await pingOne.stop();
});

const methods = {
  NONE: 'none',
  CLIENT_SECRET_BASIC: 'client_secret_basic',
  CLIENT_SECRET_POST: 'client_secret_post',
} as const;

function clientOf({ id, secret, tokenEndpointAuthMethod }: SampleClient): OAuthClient {
  const authentication = methods[tokenEndpointAuthMethod];
  return { id, authentication, ...(secret === undefined ? {} : { secret: async () => new Secret(secret) }) };
}

async function signOnAs(grant: GrantName, client: SampleClient): Promise<SignOn> {
  const port = await freePort();
  const path = `environments/${pingOne.environmentId}/applications/${client.id}`;
  const application = pingOne.store.get(path) ?? {};
  pingOne.store.put(path, { ...application, redirectUris: [`http://127.0.0.1:${port}/callback`] });
  return {
    profile: 'default',
    grant,
    issuer: pingOne.issuer,
    environmentId: pingOne.environmentId,
    place: pingOne.authBaseUrl,
    apiOrigin: pingOne.apiBaseUrl,
    client: clientOf(client),
    scopes: ['profile'],
    redirect: { port, path: '/callback' },
    grantIsNamed: false,
  };
}

const { headersMs, idleMs, totalMs } = authorizationServerLimits;
const deadlines = new Set([headersMs, idleMs, totalMs]);

/** Sleeping moves the local PingOne's clock along, so that nothing waits for a polling interval. */
function sharedClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    monotonic: () => performance.now() + offset,
    async sleep(milliseconds, signal) {
      // Real ones, and never reached.
      if (deadlines.has(milliseconds)) return nodeClock.sleep(milliseconds, signal);
      offset += milliseconds;
      pingOne.advance(milliseconds);
    },
  };
}

function portsOf(consent: 'allow' | 'deny' = 'allow'): GrantPorts {
  const { signal } = new AbortController();
  const clock = sharedClock();
  const answers = { ...pingOne.accounts.administrator, consent };
  return {
    fetch: createGuardedFetch({ fetch, clock, signal }, authorizationServerLimits),
    clock,
    signal,
    browser: {
      isLikely: () => true,
      async open(url) {
        const browser = createHttpBrowser();
        const isDevice = new URL(url).pathname.includes('/device');
        const page = isDevice ? browser.approveDevice(url, answers) : browser.signOn(url, answers);
        pages.push(page);
        if (isDevice) await page;
        return 'opened';
      },
    },
    say: recordMessages(said),
    learn: () => undefined,
  };
}

async function obtain(signOn: SignOn, ports: GrantPorts): Promise<TokenSet> {
  return (await loadGrant(signOn.grant)).obtain(signOn, ports, { openBrowser: true });
}

describe('grants against the local PingOne', () => {
  it.each(['native', 'web', 'webPost'] as const)(
    'authorization code as %s: page, tokens, refresh, revocation',
    async (name) => {
      const signOn = await signOnAs('authorization_code', pingOne.clients[name]);
      const ports = portsOf();
      const tokens = await obtain(signOn, ports);
      const page = await pages[0];
      if (page === undefined || !('response' in page)) throw new Error('the browser did not come back');
      expect(page.response.status).toBe(200);
      expect(await page.response.text()).toContain('You&#39;re signed on');
      expect(tokens.subject?.id).toBe(pingOne.accounts.administrator.id);
      expect(tokens.scopes).toEqual(expect.arrayContaining(['openid', 'profile']));

      const { refreshToken } = tokens;
      if (refreshToken === undefined) throw new Error('no refresh token');
      const renewed = await refreshTokens(signOn, refreshToken, tokens, ports);
      expect(renewed.refreshToken?.open()).not.toBe(refreshToken.open());
      expect(renewed.subject).toEqual(tokens.subject);
      expect(await revokeTokens(signOn, renewed, ports)).toBe('revoked');
      const spent = await failureOf(
        refreshTokens(signOn, renewed.refreshToken ?? refreshToken, renewed, ports),
      );
      expect(spent.facts).toMatchObject({ code: 'INVALID_GRANT', requestId: expect.any(String) });
    },
  );

  it('SEC-55 a refresh long after still keeps the session', async () => {
    const signOn = await signOnAs('authorization_code', pingOne.clients.native);
    const ports = portsOf();
    const tokens = await obtain(signOn, ports);
    pingOne.advance(7_200_000);
    await refreshTokens(signOn, tokens.refreshToken ?? new Secret(''), tokens, ports);
  });

  it('authorization code with a secret that is wrong', async () => {
    const signOn = await signOnAs('authorization_code', { ...pingOne.clients.web, secret: 'wrong-canary' });
    const error = await failureOf(obtain(signOn, portsOf()));
    expect(error.facts).toMatchObject({ code: 'INVALID_CLIENT', outcome: 'not-signed-in' });
    expect(textOf(error)).not.toContain('wrong-canary');
  });

  it('device authorization: allowed at the other device', async () => {
    const signOn = await signOnAs('device_code', pingOne.clients.native);
    const tokens = await obtain(signOn, portsOf());
    expect(tokens.subject?.id).toBe(pingOne.accounts.administrator.id);
    expect(tokens.refreshToken).toBeDefined();
  });

  it('F-13 device authorization: denied at the other device', async () => {
    const signOn = await signOnAs('device_code', pingOne.clients.native);
    expect((await failureOf(obtain(signOn, portsOf('deny')))).facts.code).toBe('ACCESS_DENIED');
  });

  it('F-15 device authorization of an application without the grant', async () => {
    const signOn = await signOnAs('device_code', { ...pingOne.clients.web });
    const error = await failureOf(obtain(signOn, portsOf()));
    expect(error.facts.code).toBe('UNAUTHORIZED_CLIENT');
    expect(error.facts.suggestion).toContain('"Device Authorization"');
  });

  it.each(['worker', 'workerPost'] as const)('client credentials as %s', async (name) => {
    const signOn = { ...(await signOnAs('client_credentials', pingOne.clients[name])), scopes: [] };
    const tokens = await obtain(signOn, portsOf());
    expect(tokens.accessToken.open()).toMatch(/^eyJ/);
    expect(tokens).not.toHaveProperty('refreshToken');
    expect(await revokeTokens(signOn, tokens, portsOf())).toBe('revoked');
  });

  it('SEC-41 PingOne takes only the configured method, and the message says so', async () => {
    const client = { ...pingOne.clients.worker, tokenEndpointAuthMethod: 'CLIENT_SECRET_POST' as const };
    const signOn = { ...(await signOnAs('client_credentials', client)), scopes: [] };
    const error = await failureOf(obtain(signOn, portsOf()));
    expect(error.facts.code).toBe('INVALID_CLIENT');
    expect(error.facts.suggestion).toContain('tokenEndpointAuthMethod=client_secret_basic');
  });

  it('an environment that does not exist', async () => {
    const signOn = await signOnAs('client_credentials', pingOne.clients.worker);
    const environmentId = '00000000-0000-4000-8000-000000000000';
    const elsewhere = { ...signOn, environmentId, issuer: `${pingOne.authBaseUrl}/${environmentId}/as` };
    expect((await failureOf(obtain(elsewhere, portsOf()))).facts.code).toBe('ENVIRONMENT_NOT_FOUND');
  });

  it('SEC-22 a redirect of the token endpoint is refused, and its target is not asked', async () => {
    const signOn = await signOnAs('client_credentials', pingOne.clients.worker);
    const headers = { location: `${pingOne.apiBaseUrl}/v1/steal` };
    pingOne.faults.add({ host: 'auth', url: /token$/ }, { kind: 'answer', status: 307, headers });
    expect((await failureOf(obtain(signOn, portsOf()))).facts.code).toBe('REDIRECT_REFUSED');
    expect(pingOne.requests.some((request) => request.host === 'api')).toBe(false);
  });

  it('F-02 a token answer cut on the wire', async () => {
    const signOn = await signOnAs('client_credentials', pingOne.clients.worker);
    pingOne.faults.add({ host: 'auth', url: /token$/ }, { kind: 'cut', afterBytes: 20 });
    expect((await failureOf(obtain(signOn, portsOf()))).outcome).toBe('unavailable');
  });

  it('SEC-33 device polling survives resets and a 503', async () => {
    const signOn = await signOnAs('device_code', pingOne.clients.native);
    pingOne.faults.add({ host: 'auth', url: /token$/ }, { kind: 'reset' }, 2);
    pingOne.faults.add({ host: 'auth', url: /token$/ }, { kind: 'answer', status: 503, body: '<html>' });
    const tokens = await obtain(signOn, portsOf());
    expect(tokens.subject?.id).toBe(pingOne.accounts.administrator.id);
  });
});
