import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { createHttpBrowser } from '../../support/http-browser.ts';
import { administrator, claimsOf, type JsonAnswer, post } from './oauth-client.ts';

let pingOne: LocalPingOne;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
});
afterEach(() => pingOne.stop());

async function begin(): Promise<Record<string, unknown>> {
  const { native } = pingOne.clients;
  const form = { client_id: native.id, scope: 'openid profile' };
  return (await post(`${pingOne.issuer}/device_authorization`, form)).body;
}

function poll(device: Record<string, unknown>): Promise<JsonAnswer> {
  return post(`${pingOne.issuer}/token`, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: String(device.device_code),
    client_id: pingOne.clients.native.id,
  });
}

describe('device authorization', () => {
  it('answers codes, both addresses, lifetime and interval', async () => {
    const device = await begin();
    const address = `${pingOne.authBaseUrl}/${pingOne.environmentId}/device`;
    expect(device).toEqual({
      device_code: expect.any(String),
      user_code: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/),
      verification_uri: address,
      verification_uri_complete: `${address}?user_code=${String(device.user_code)}`,
      expires_in: 600,
      interval: 5,
    });
  });

  it('keeps the device waiting, at its pace', async () => {
    const device = await begin();
    const pending = { status: 400, body: { error: 'authorization_pending' } };
    const tooQuick = { status: 400, body: { error: 'slow_down' } };
    expect(await poll(device)).toMatchObject(pending);
    pingOne.advance(5_000);
    expect(await poll(device)).toMatchObject(pending);
    expect(await poll(device)).toMatchObject(tooQuick);
    pingOne.advance(5_000);
    expect(await poll(device)).toMatchObject(tooQuick);
    pingOne.advance(15_000);
    expect(await poll(device)).toMatchObject(pending);
  });

  it('gives tokens when the person allows it, once', async () => {
    const device = await begin();
    const page = await createHttpBrowser().approveDevice(
      String(device.verification_uri_complete),
      administrator(pingOne),
    );
    expect(page).toMatchObject({ status: 200, html: expect.stringContaining('The device is signed on') });
    const { status, body } = await poll(device);
    expect(status).toBe(200);
    expect(body).toMatchObject({ scope: 'openid profile', refresh_token: expect.any(String) });
    expect(claimsOf(body.access_token)).toMatchObject({ sub: pingOne.accounts.administrator.id });
    expect(await poll(device)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('tells the device of a denial', async () => {
    const device = await begin();
    const page = await createHttpBrowser().approveDevice(String(device.verification_uri_complete), {
      ...administrator(pingOne),
      consent: 'deny',
    });
    expect(page.html).toContain('<h1>Denied</h1>');
    expect(await poll(device)).toMatchObject({ status: 400, body: { error: 'access_denied' } });
  });

  it('expires with the local clock, for the device and for the person', async () => {
    const device = await begin();
    pingOne.advance(601_000);
    expect(await poll(device)).toMatchObject({ status: 400, body: { error: 'expired_token' } });
    const late = createHttpBrowser().approveDevice(
      String(device.verification_uri_complete),
      administrator(pingOne),
    );
    await expect(late).rejects.toThrow('The code has expired');
  });

  it('takes lifetime and interval from the options, or from the application', async () => {
    const path = `environments/${pingOne.environmentId}/applications/${pingOne.clients.native.id}`;
    pingOne.store.put(path, {
      ...pingOne.store.get(path),
      deviceTimeout: 120,
      devicePollingInterval: 7,
      devicePathId: 'go',
    });
    expect(await begin()).toMatchObject({
      expires_in: 120,
      interval: 7,
      verification_uri: expect.stringMatching(/\/device\/go$/),
    });
    const quick = await startLocalPingOne({ deviceCodeLifetime: 2, devicePollingInterval: 1 });
    try {
      const form = { client_id: quick.clients.native.id };
      const { body } = await post(`${quick.issuer}/device_authorization`, form);
      expect(body).toMatchObject({ expires_in: 2, interval: 1 });
    } finally {
      await quick.stop();
    }
  });

  it('is approved through the flow API, as a scripted second device does', async () => {
    const device = await begin();
    const browser = createHttpBrowser();
    const started = await browser.request(`${String(device.verification_uri)}`);
    const flowId = new URL(started.headers.get('location') ?? '').searchParams.get('flowId');
    const url = `${pingOne.authBaseUrl}/${pingOne.environmentId}/flows/${flowId}`;
    const act = async (action: string, body: unknown) => {
      const response = await browser.request(url, {
        method: 'POST',
        headers: { 'content-type': `application/vnd.pingidentity.${action}+json` },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    };
    const { username, password } = pingOne.accounts.administrator;
    expect(await act('usernamePassword.check', { username, password })).toMatchObject({
      body: { status: 'DAG_USER_CODE_REQUIRED' },
    });
    expect(await act('deviceAuthGrant.userCode.verify', { userCode: 'XXXX-XXXX' })).toMatchObject({
      status: 400,
      body: { details: [{ target: 'userCode' }] },
    });
    const typed = String(device.user_code).toLowerCase().replace('-', ' ');
    expect(await act('deviceAuthGrant.userCode.verify', { userCode: typed })).toMatchObject({
      body: { status: 'DAG_CONSENT_REQUIRED', _embedded: { application: { name: 'Command Line' } } },
    });
    expect(await poll(device)).toMatchObject({ body: { error: 'authorization_pending' } });
    expect(await act('deviceAuthGrant.consent', { accept: true })).toMatchObject({
      body: { status: 'COMPLETED' },
    });
    expect((await poll(device)).status).toBe(200);
  });
});
