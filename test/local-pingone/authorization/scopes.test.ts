/** Which scopes a token carries: those that the application's grants name. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { createHttpBrowser } from '../../support/http-browser.ts';
import { administrator, authorize, basic, claimsOf, post, signOnNative } from './oauth-client.ts';

let pingOne: LocalPingOne;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
  const { store, environmentId } = pingOne;
  const orders = `environments/${environmentId}/resources/orders`;
  const settings = {
    type: 'CUSTOM',
    audience: 'https://orders.example.com',
    accessTokenValiditySeconds: 600,
  };
  store.put(orders, { id: 'orders', name: 'Orders API', ...settings });
  store.put(`${orders}/scopes/read`, { id: 'read', name: 'orders:read' });
});
afterEach(() => pingOne.stop());

function grant(clientId: string, resource: string, ...names: string[]): void {
  const { store, environmentId } = pingOne;
  const resources = `environments/${environmentId}/resources`;
  const found = store.list(resources).find((each) => each.name === resource);
  const scopes = store
    .list(`${resources}/${found?.id}/scopes`)
    .filter(({ name }) => names.includes(String(name)))
    .map(({ id }) => ({ id: String(id) }));
  const path = `environments/${environmentId}/applications/${clientId}/grants/${resource}`;
  store.put(path, { id: resource, resource: { id: String(found?.id) }, scopes });
}

describe("a user's token", () => {
  it('carries what was asked for and granted, also once it was refreshed', async () => {
    const { native } = pingOne.clients;
    grant(native.id, 'PingOne API', 'p1:read:user');
    const { body } = await signOnNative(pingOne, { scope: 'openid profile p1:read:user p1:update:user' });
    expect(body.scope).toBe('openid profile p1:read:user');
    expect(claimsOf(body.access_token)).toMatchObject({
      scope: 'openid profile p1:read:user',
      aud: [pingOne.apiBaseUrl],
      env: pingOne.environmentId,
    });
    const form = {
      grant_type: 'refresh_token',
      refresh_token: String(body.refresh_token),
      client_id: native.id,
    };
    const renewed = await post(`${pingOne.issuer}/token`, form);
    expect(claimsOf(renewed.body.access_token).scope).toBe('openid profile p1:read:user');
  });

  it('for a resource of its own is not for the PingOne API', async () => {
    grant(pingOne.clients.native.id, 'Orders API', 'orders:read');
    const { body } = await signOnNative(pingOne, { scope: 'openid orders:read' });
    const claims = claimsOf(body.access_token);
    expect(claims).toMatchObject({ scope: 'openid orders:read', aud: ['https://orders.example.com'] });
    expect(claims).not.toHaveProperty('env');
    expect(body.expires_in).toBe(600);
    const answer = await fetch(`${pingOne.apiBaseUrl}/v1/environments`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(answer.status).toBe(401);
  });

  it.each([
    ['nothing that is granted', 'email2 p1:read:user', 'At+least+one+scope+must+be+granted'],
    ['two resources', 'openid p1:read:user orders:read', 'May+not+request+scopes+for+multiple+resources'],
  ])('is refused for %s', async (_, scope, why) => {
    const { native } = pingOne.clients;
    if (scope.includes('orders')) {
      grant(native.id, 'PingOne API', 'p1:read:user');
      grant(native.id, 'Orders API', 'orders:read');
    }
    const { url } = authorize(pingOne, native, 'http://127.0.0.1:7464/callback', { scope });
    const location = (await createHttpBrowser().request(url)).headers.get('location');
    expect(location).toContain('error=invalid_scope');
    expect(location).toContain(why);
  });

  it('of an application without grants has openid alone', async () => {
    const { store, environmentId, clients } = pingOne;
    const grants = `environments/${environmentId}/applications/${clients.native.id}/grants`;
    for (const { id } of store.list(grants)) store.remove(`${grants}/${id}`);
    const { body } = await signOnNative(pingOne, { scope: 'openid profile email' });
    expect(body.scope).toBe('openid');
    expect(administrator(pingOne).username).toBe('administrator');
  });
});

describe("a program's token", () => {
  it('carries scopes of resources of its own, and no others', async () => {
    const { worker } = pingOne.clients;
    grant(worker.id, 'Orders API', 'orders:read');
    const form = { grant_type: 'client_credentials', scope: 'orders:read' };
    const { status, body } = await post(`${pingOne.issuer}/token`, form, basic(worker));
    expect(status).toBe(200);
    expect(body).toMatchObject({ scope: 'orders:read', expires_in: 600 });
    expect(claimsOf(body.access_token)).toMatchObject({
      scope: 'orders:read',
      aud: ['https://orders.example.com'],
      client_id: worker.id,
    });
    const other = await post(`${pingOne.issuer}/token`, { ...form, scope: 'openid' }, basic(worker));
    expect([other.status, other.body.error]).toEqual([400, 'invalid_scope']);
  });
});
