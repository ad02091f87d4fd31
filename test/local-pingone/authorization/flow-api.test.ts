import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne, SampleAccount } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { basic, type JsonAnswer, post, readJson } from './oauth-client.ts';

let pingOne: LocalPingOne;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
});
afterEach(() => pingOne.stop());

const REDIRECT_URI = 'http://127.0.0.1:7464/callback';

interface Started {
  flowUrl: string;
  resumeUrl: string;
  cookie: string;
}

function authorizeUrl(changes: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: pingOne.clients.web.id,
    redirect_uri: REDIRECT_URI,
    scope: 'openid',
    state: 'a-state',
    ...changes,
  });
  return `${pingOne.issuer}/authorize?${parameters}`;
}

/** Knows the `ST` cookie only, as the guide's scripts do. */
async function start(): Promise<Started> {
  const response = await fetch(authorizeUrl(), { redirect: 'manual' });
  const flowId = new URL(response.headers.get('location') ?? '').searchParams.get('flowId');
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return {
    flowUrl: `${pingOne.authBaseUrl}/${pingOne.environmentId}/flows/${flowId}`,
    resumeUrl: `${pingOne.issuer}/resume?flowId=${flowId}`,
    cookie,
  };
}

async function act(started: Started, action: string, values: unknown): Promise<JsonAnswer> {
  const response = await fetch(started.flowUrl, {
    method: 'POST',
    headers: { cookie: started.cookie, 'content-type': `application/vnd.pingidentity.${action}+json` },
    body: JSON.stringify(values),
  });
  return readJson(response);
}

const signOn = (started: Started, { username, password }: SampleAccount, other = password) =>
  act(started, 'usernamePassword.check', { username, password: other });

describe('flow API', () => {
  it('walks the SSO workflow by redirects', async () => {
    const started = await start();
    const flow = await fetch(started.flowUrl, { headers: { cookie: started.cookie } });
    expect(await flow.json()).toMatchObject({
      status: 'USERNAME_PASSWORD_REQUIRED',
      resumeUrl: started.resumeUrl,
      _links: { self: { href: started.flowUrl }, 'usernamePassword.check': { href: started.flowUrl } },
      _embedded: { application: { name: pingOne.clients.web.name } },
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
    });
    const early = await fetch(started.resumeUrl, { redirect: 'manual', headers: { cookie: started.cookie } });
    expect(early.headers.get('location')).toContain('/signon/?flowId=');

    const completed = await signOn(started, pingOne.accounts.administrator);
    expect(completed.status).toBe(200);
    expect(completed.headers.get('set-cookie')).toContain(started.cookie);
    expect(completed.body).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'administrator' } },
    });

    const resumed = await fetch(started.resumeUrl, {
      redirect: 'manual',
      headers: { cookie: started.cookie },
    });
    expect(resumed.status).toBe(302);
    const target = new URL(resumed.headers.get('location') ?? '');
    expect(target.searchParams.get('state')).toBe('a-state');
    const token = await post(
      `${pingOne.issuer}/token`,
      {
        grant_type: 'authorization_code',
        code: target.searchParams.get('code') ?? '',
        redirect_uri: REDIRECT_URI,
      },
      basic(pingOne.clients.web),
    );
    expect(token.body).toMatchObject({ scope: 'openid', id_token: expect.any(String) });
    const again = await fetch(started.resumeUrl, { redirect: 'manual', headers: { cookie: started.cookie } });
    expect(again.status).toBe(404);
  });

  it('walks the SSO workflow by pi.flow, without any redirect', async () => {
    const response = await fetch(authorizeUrl({ response_mode: 'pi.flow' }), { redirect: 'manual' });
    expect(response.status).toBe(200);
    const { body: flow } = await readJson(response);
    expect(flow).toMatchObject({ status: 'USERNAME_PASSWORD_REQUIRED' });
    const started: Started = {
      flowUrl: `${pingOne.authBaseUrl}/${pingOne.environmentId}/flows/${String(flow.id)}`,
      resumeUrl: String(flow.resumeUrl),
      cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
    };
    await signOn(started, pingOne.accounts.administrator);
    const resumed = await fetch(started.resumeUrl, {
      redirect: 'manual',
      headers: { cookie: started.cookie },
    });
    expect(resumed.status).toBe(200);
    const { authorizeResponse } = (await readJson(resumed)).body;
    expect(authorizeResponse).toMatchObject({ state: 'a-state' });
    const code = new Map(Object.entries(authorizeResponse ?? {})).get('code');
    const token = await post(
      `${pingOne.issuer}/token`,
      { grant_type: 'authorization_code', code: String(code), redirect_uri: REDIRECT_URI },
      basic(pingOne.clients.web),
    );
    expect(token.status).toBe(200);
  });

  it('wants the session cookie of the browser that has started the flow', async () => {
    const started = await start();
    const other = await start();
    for (const cookie of ['', other.cookie, 'ST=00000000-0000-4000-8000-000000000000']) {
      const answer = await signOn({ ...started, cookie }, pingOne.accounts.administrator);
      expect(answer).toMatchObject({
        status: 401,
        body: { code: 'ACCESS_FAILED', details: [{ code: 'INVALID_TOKEN' }] },
      });
      const resumed = await fetch(started.resumeUrl, { redirect: 'manual', headers: { cookie } });
      expect(resumed.status).toBe(401);
    }
  });

  it('dispatches by media type', async () => {
    const started = await start();
    expect(await act(started, 'no.such.action', {})).toMatchObject({ status: 415 });
    const plain = await fetch(started.flowUrl, {
      method: 'POST',
      headers: { cookie: started.cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(plain.status).toBe(415);
    const outOfTurn = await act(started, 'user.consent', { accept: true });
    expect(outOfTurn).toMatchObject({ status: 400, body: { code: 'REQUEST_FAILED' } });
    const empty = await act(started, 'usernamePassword.check', {});
    expect(empty).toMatchObject({
      status: 400,
      body: { details: [{ code: 'REQUIRED_VALUE', target: 'username' }] },
    });
  });

  it('locks an account after five wrong passwords, for a quarter of an hour', async () => {
    const started = await start();
    const { administrator } = pingOne.accounts;
    for (let attempt = 1; attempt < 5; attempt += 1) {
      expect(await signOn(started, administrator, 'wrong')).toMatchObject({
        status: 400,
        body: { details: [{ code: 'INVALID_CREDENTIALS' }] },
      });
    }
    const locked = {
      body: { details: [{ code: 'PASSWORD_LOCKED_OUT', innerError: { secondsUntilUnlock: 900 } }] },
    };
    expect(await signOn(started, administrator, 'wrong')).toMatchObject(locked);
    expect(await signOn(started, administrator)).toMatchObject({ status: 400 });
    const path = `environments/${pingOne.environmentId}/users/${administrator.id}/password`;
    expect(pingOne.store.get(path)).toMatchObject({ status: 'PASSWORD_LOCKED_OUT' });
    pingOne.advance(901_000);
    expect(await signOn(await start(), administrator)).toMatchObject({ body: { status: 'COMPLETED' } });
    expect(pingOne.store.get(path)).toMatchObject({ status: 'OK' });
  });

  it('keeps the locked sample account out', async () => {
    expect(await signOn(await start(), pingOne.accounts.locked)).toMatchObject({
      status: 400,
      body: { details: [{ code: 'PASSWORD_LOCKED_OUT' }] },
    });
  });

  it('asks for a new password where one is due', async () => {
    const started = await start();
    const { mustChangePassword } = pingOne.accounts;
    const due = await signOn(started, mustChangePassword);
    expect(due.body).toMatchObject({
      status: 'MUST_CHANGE_PASSWORD',
      _embedded: { passwordPolicy: expect.any(Object) },
    });
    const currentPassword = mustChangePassword.password;
    const wrong = await act(started, 'password.reset', { currentPassword: 'x', newPassword: 'A-New-One-2!' });
    expect(wrong).toMatchObject({ status: 400, body: { details: [{ target: 'currentPassword' }] } });
    const short = await act(started, 'password.reset', { currentPassword, newPassword: 'short' });
    expect(short).toMatchObject({ status: 400, body: { details: [{ target: 'newPassword' }] } });
    const done = await act(started, 'password.reset', { currentPassword, newPassword: 'A-New-One-2!' });
    expect(done.body).toMatchObject({ status: 'COMPLETED' });
    const next = await signOn(await start(), mustChangePassword, 'A-New-One-2!');
    expect(next.body).toMatchObject({ status: 'COMPLETED' });
  });

  it('names an expired password as such, and starts anew on session.reset', async () => {
    const { administrator } = pingOne.accounts;
    const path = `environments/${pingOne.environmentId}/users/${administrator.id}/password`;
    pingOne.store.put(path, { status: 'PASSWORD_EXPIRED' });
    const started = await start();
    expect((await signOn(started, administrator)).body).toMatchObject({ status: 'PASSWORD_EXPIRED' });
    expect((await act(started, 'session.reset', {})).body).toMatchObject({
      status: 'USERNAME_PASSWORD_REQUIRED',
    });
  });

  it('lets a password expire by the policy and the clock', async () => {
    const { administrator } = pingOne.accounts;
    const environment = `environments/${pingOne.environmentId}`;
    const policy = pingOne.store
      .list(`${environment}/passwordPolicies`)
      .find((each) => each.default === true);
    pingOne.store.put(`${environment}/passwordPolicies/${String(policy?.id)}`, { ...policy, maxAgeDays: 30 });
    pingOne.store.put(`${environment}/users/${administrator.id}/password`, {
      status: 'OK',
      lastChangedAt: new Date().toISOString(),
    });
    expect((await signOn(await start(), administrator)).body).toMatchObject({ status: 'COMPLETED' });
    pingOne.advance(31 * 86_400_000);
    expect((await signOn(await start(), administrator)).body).toMatchObject({ status: 'PASSWORD_EXPIRED' });
  });

  it('asks a user with MFA for a passcode', async () => {
    const { administrator } = pingOne.accounts;
    const path = `environments/${pingOne.environmentId}/users/${administrator.id}`;
    pingOne.store.put(path, { ...pingOne.store.get(path), mfaEnabled: true });
    const started = await start();
    expect((await signOn(started, administrator)).body).toMatchObject({
      status: 'OTP_REQUIRED',
      _embedded: { user: { username: 'administrator' } },
    });
    const early = await fetch(started.resumeUrl, { redirect: 'manual', headers: { cookie: started.cookie } });
    expect(early.headers.get('location')).toContain('/signon/?flowId=');
    expect(await act(started, 'otp.check', {})).toMatchObject({ body: { details: [{ target: 'otp' }] } });
    expect(await act(started, 'otp.check', { otp: '000000' })).toMatchObject({
      status: 400,
      body: { details: [{ code: 'INVALID_OTP' }] },
    });
    expect((await act(started, 'otp.check', { otp: '123456' })).body).toMatchObject({ status: 'COMPLETED' });
  });

  it('forgets a flow after 15 idle minutes', async () => {
    const started = await start();
    pingOne.advance(899_000);
    await signOn(started, pingOne.accounts.administrator, 'wrong');
    pingOne.advance(899_000);
    expect((await signOn(started, pingOne.accounts.administrator, 'wrong')).status).toBe(400);
    pingOne.advance(901_000);
    expect(await signOn(started, pingOne.accounts.administrator)).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });
});
