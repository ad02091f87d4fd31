import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { createHttpBrowser } from '../../support/http-browser.ts';
import {
  administrator,
  authorize,
  basic,
  type Callback,
  claimsOf,
  get,
  listenForCallback,
  post,
  signOnNative,
} from './oauth-client.ts';

let pingOne: LocalPingOne;
let callback: Callback;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
  callback = await listenForCallback();
});
afterEach(async () => {
  await callback.close();
  await pingOne.stop();
});

async function obtainCode(request: { url: string }): Promise<string> {
  const { redirectedTo } = await createHttpBrowser().signOn(request.url, administrator(pingOne));
  return new URL(redirectedTo).searchParams.get('code') ?? '';
}

describe('authorization code with PKCE', () => {
  it('leads from the authorize endpoint to tokens', async () => {
    const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri, {
      scope: 'openid profile email',
      nonce: 'a-nonce',
    });
    const browser = createHttpBrowser();
    const first = await browser.request(request.url);
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toMatch(
      new RegExp(`^${pingOne.authBaseUrl}/${pingOne.environmentId}/signon/\\?flowId=[0-9a-f-]{36}$`),
    );
    expect(first.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^ST=[0-9a-f-]{36}; Path=/${pingOne.environmentId}; Max-Age=2592000; HttpOnly; SameSite=Lax$`,
        ),
      ),
    ]);

    const { redirectedTo, response } = await browser.signOn(request.url, administrator(pingOne));
    const redirected = new URL(redirectedTo);
    expect(redirected.searchParams.get('state')).toBe('a-state');
    expect(redirected.searchParams.get('iss')).toBe(pingOne.issuer);
    expect(await response.text()).toContain('received /callback?code=');
    expect(Object.keys(browser.cookies())).toEqual(['ST']);

    const code = redirected.searchParams.get('code') ?? '';
    const { status, body } = await post(`${pingOne.issuer}/token`, request.exchange(code));
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid profile email' });
    const { id } = pingOne.accounts.administrator;
    expect(claimsOf(body.id_token)).toMatchObject({
      iss: pingOne.issuer,
      aud: pingOne.clients.native.id,
      sub: id,
      nonce: 'a-nonce',
      acr: 'Single_Factor',
      auth_time: expect.any(Number),
      preferred_username: 'administrator',
      email: 'administrator@example.com',
    });
    const userinfo = await get(`${pingOne.issuer}/userinfo`, {
      authorization: `Bearer ${String(body.access_token)}`,
    });
    expect(userinfo.body).toMatchObject({ sub: id, preferred_username: 'administrator' });
  });

  it('lets a confidential client exchange the code by its own method', async () => {
    const { web, webPost } = pingOne.clients;
    const byHeader = authorize(pingOne, web, callback.redirectUri, {
      code_challenge: '',
      code_challenge_method: '',
    });
    const code = await obtainCode(byHeader);
    const answer = await post(
      `${pingOne.issuer}/token`,
      { grant_type: 'authorization_code', code, redirect_uri: callback.redirectUri },
      basic(web),
    );
    expect(answer.status).toBe(200);

    const byBody = authorize(pingOne, webPost, callback.redirectUri);
    const credentials = { client_id: webPost.id, client_secret: webPost.secret ?? '' };
    const form = byBody.exchange(await obtainCode(byBody), credentials);
    expect((await post(`${pingOne.issuer}/token`, form)).status).toBe(200);
  });

  it('hands a denial to the application', async () => {
    const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri);
    const { redirectedTo } = await createHttpBrowser().signOn(request.url, {
      ...administrator(pingOne),
      consent: 'deny',
    });
    const { searchParams } = new URL(redirectedTo);
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('error_description')).toMatch(/\(Correlation ID: [0-9a-f-]{36}\)$/);
    expect(searchParams.get('state')).toBe('a-state');
    expect(searchParams.get('iss')).toBe(pingOne.issuer);
    expect(searchParams.has('code')).toBe(false);
  });

  it('refuses a wrong verifier, and a missing one', async () => {
    const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri);
    const code = await obtainCode(request);
    const url = `${pingOne.issuer}/token`;
    const wrong = request.exchange(code, { code_verifier: 'x'.repeat(43) });
    expect(await post(url, wrong)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const { code_verifier: _verifier, ...without } = request.exchange(code);
    expect(await post(url, without)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('takes a code once, from the client it was given to, with the same redirect URI', async () => {
    const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri);
    const url = `${pingOne.issuer}/token`;
    const code = await obtainCode(request);
    const elsewhere = request.exchange(code, { redirect_uri: `${callback.redirectUri}/other` });
    expect(await post(url, elsewhere)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const { client_id: _id, ...form } = request.exchange(code);
    const foreign = await post(url, form, basic(pingOne.clients.web));
    expect(foreign).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const first = await post(url, request.exchange(code));
    expect(first.status).toBe(200);
    const again = await post(url, request.exchange(code));
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: String(first.body.refresh_token),
      client_id: pingOne.clients.native.id,
    };
    // RFC 6749 §4.1.2: reuse of a code revokes what it has brought.
    expect(await post(url, refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('lets a code expire with the local clock', async () => {
    const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri);
    const code = await obtainCode(request);
    pingOne.advance(61_000);
    const late = await post(`${pingOne.issuer}/token`, request.exchange(code));
    expect(late).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    // Later sign-ons are not born old.
    expect((await signOnNative(pingOne)).status).toBe(200);
  });

  it('enforces PKCE as the application says', async () => {
    const without = { code_challenge: '', code_challenge_method: '' };
    for (const changes of [without, { code_challenge_method: 'plain' }]) {
      const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri, changes);
      const response = await createHttpBrowser().request(request.url);
      const target = new URL(response.headers.get('location') ?? '');
      expect(target.href.startsWith(callback.redirectUri)).toBe(true);
      expect(target.searchParams.get('error')).toBe('invalid_request');
      expect(target.searchParams.get('state')).toBe('a-state');
    }
    const path = `environments/${pingOne.environmentId}/applications/${pingOne.clients.native.id}`;
    pingOne.store.put(path, { ...pingOne.store.get(path), pkceEnforcement: 'OPTIONAL' });
    const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri, without);
    const response = await createHttpBrowser().request(request.url);
    expect(response.headers.get('location')).toContain('/signon/');
  });

  it('never redirects to an address that is not registered', async () => {
    const { native } = pingOne.clients;
    for (const address of [
      'https://attacker.example/callback',
      `${callback.redirectUri}/../x`,
      'http://localhost:7464/callback',
    ]) {
      const { url } = authorize(pingOne, native, address);
      const answer = await get(url, { accept: 'application/json' });
      expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_redirect_uri' } });
      const page = await createHttpBrowser().open(url);
      expect(page).toMatchObject({ status: 400, html: expect.stringContaining('This sign-on cannot start') });
    }
    const unknown = authorize(pingOne, { ...native, id: 'nobody' }, callback.redirectUri);
    expect((await get(unknown.url)).body.error).toBe('invalid_client');
  });

  it('answers prompt=none, an empty scope and a request by form', async () => {
    const { native } = pingOne.clients;
    const browser = createHttpBrowser();
    const silent = authorize(pingOne, native, callback.redirectUri, { prompt: 'none' });
    expect((await browser.request(silent.url)).headers.get('location')).toContain('error=login_required');
    const nothing = authorize(pingOne, native, callback.redirectUri, { scope: '' });
    expect((await browser.request(nothing.url)).headers.get('location')).toContain('error=invalid_scope');
    const request = new URL(authorize(pingOne, native, callback.redirectUri).url);
    const byForm = await browser.request(`${pingOne.issuer}/authorize`, {
      method: 'POST',
      body: request.searchParams,
    });
    expect(byForm.status).toBe(302);
    const signedOn = await browser.signOn(byForm.headers.get('location') ?? '', administrator(pingOne));
    expect(signedOn.redirectedTo).toContain('code=');
  });

  it('carries a pushed authorization request through sign-on', async () => {
    const { native } = pingOne.clients;
    const request = authorize(pingOne, native, callback.redirectUri);
    const pushed = await post(`${pingOne.issuer}/par`, Object.fromEntries(new URL(request.url).searchParams));
    expect(pushed.status).toBe(201);
    const query = new URLSearchParams({
      client_id: native.id,
      request_uri: String(pushed.body.request_uri),
    });
    const code = await obtainCode({ url: `${pingOne.issuer}/authorize?${query}` });
    expect((await post(`${pingOne.issuer}/token`, request.exchange(code))).status).toBe(200);
  });

  it('remembers who has signed on in this browser, until sign-off', async () => {
    const browser = createHttpBrowser();
    const { native } = pingOne.clients;
    await browser.signOn(authorize(pingOne, native, callback.redirectUri).url, administrator(pingOne));
    const second = await browser.open(authorize(pingOne, native, callback.redirectUri).url);
    expect(second).toMatchObject({ html: expect.stringContaining('Signed on as administrator') });
    const anew = await browser.open(
      authorize(pingOne, native, callback.redirectUri, { prompt: 'login' }).url,
    );
    expect(anew).toMatchObject({ html: expect.stringContaining('<h1>Sign on</h1>') });
    await browser.open(`${pingOne.issuer}/signoff`);
    const third = await browser.open(authorize(pingOne, native, callback.redirectUri).url);
    expect(third).toMatchObject({ html: expect.stringContaining('<h1>Sign on</h1>') });
  });
});
