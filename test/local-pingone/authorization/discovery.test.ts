import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { basic, claimsOf, clientCredentials, get, post } from './oauth-client.ts';

let pingOne: LocalPingOne;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
});
afterEach(() => pingOne.stop());

describe('discovery', () => {
  it('names every endpoint as PingOne does', async () => {
    const { status, body } = await get(`${pingOne.issuer}/.well-known/openid-configuration`);
    expect(status).toBe(200);
    const at = (endpoint: string) => `${pingOne.authBaseUrl}/${pingOne.environmentId}/as/${endpoint}`;
    expect(body).toMatchObject({
      issuer: pingOne.issuer,
      authorization_endpoint: at('authorize'),
      pushed_authorization_request_endpoint: at('par'),
      token_endpoint: at('token'),
      userinfo_endpoint: at('userinfo'),
      jwks_uri: at('jwks'),
      end_session_endpoint: at('signoff'),
      introspection_endpoint: at('introspect'),
      revocation_endpoint: at('revoke'),
      device_authorization_endpoint: at('device_authorization'),
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    });
    expect(body.response_modes_supported).toContain('pi.flow');
    expect(body.scopes_supported).toEqual(
      expect.arrayContaining(['openid', 'profile', 'email', 'offline_access']),
    );
  });

  it('publishes the key that signs access tokens, and only its public half', async () => {
    const { body } = await get(`${pingOne.issuer}/jwks`);
    const keys = Array.isArray(body.keys) ? body.keys : [];
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', kid: 'default' });
    expect(keys[0]).not.toHaveProperty('d');
    const token = String((await clientCredentials(pingOne)).body.access_token);
    const [header, payload, signature] = token.split('.');
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    const input = Buffer.from(`${header}.${payload}`);
    expect(verify('RSA-SHA256', input, key, Buffer.from(signature ?? '', 'base64url'))).toBe(true);
  });

  it('answers an unknown environment with the platform body', async () => {
    const unknown = `${pingOne.authBaseUrl}/0c3f6ed4-0000-4000-8000-000000000000/as`;
    const answer = await post(
      `${unknown}/token`,
      { grant_type: 'client_credentials' },
      basic(pingOne.clients.worker),
    );
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({ code: 'NOT_FOUND', id: expect.any(String) });
    expect(await get(`${pingOne.issuer}/no-such-endpoint`)).toMatchObject({ status: 404 });
    expect(await get(`${pingOne.authBaseUrl}/`)).toMatchObject({ status: 404 });
  });

  it('gives a new environment an issuer of its own', async () => {
    const environmentId = 'cf2b6f2e-1111-4111-8111-111111111111';
    pingOne.store.put(`environments/${environmentId}`, {
      id: environmentId,
      name: 'Fresh',
      organization: { id: pingOne.organizationId },
    });
    const issuer = `${pingOne.authBaseUrl}/${environmentId}/as`;
    expect(await get(`${issuer}/.well-known/openid-configuration`)).toMatchObject({ body: { issuer } });
    const foreign = await post(
      `${issuer}/token`,
      { grant_type: 'client_credentials' },
      basic(pingOne.clients.worker),
    );
    expect(foreign).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    pingOne.store.remove(`environments/${environmentId}`);
    expect(await get(`${issuer}/jwks`)).toMatchObject({ status: 404 });
  });

  it('answers without an environment ID, as behind a custom domain', async () => {
    const issuer = `${pingOne.authBaseUrl}/as`;
    const { body } = await get(`${issuer}/.well-known/openid-configuration`);
    expect(body).toMatchObject({ issuer, token_endpoint: `${issuer}/token` });
    const form = { grant_type: 'client_credentials' };
    const answer = await post(`${issuer}/token`, form, basic(pingOne.clients.worker));
    expect(claimsOf(answer.body.access_token)).toMatchObject({ iss: issuer, env: pingOne.environmentId });
    const authorization = await fetch(
      `${issuer}/authorize?response_type=code&client_id=${pingOne.clients.web.id}&scope=openid`,
      { redirect: 'manual' },
    );
    expect(authorization.status).toBe(302);
    expect(authorization.headers.get('location')).toMatch(`${pingOne.authBaseUrl}/signon/?flowId=`);
    expect(authorization.headers.get('set-cookie')).toContain('Path=/;');
  });
});

describe('two local PingOnes in one process', () => {
  it('do not mix', async () => {
    const other = await startLocalPingOne();
    try {
      const form = { client_id: pingOne.clients.native.id };
      const device = await post(`${pingOne.issuer}/device_authorization`, form);
      const poll = {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: String(device.body.device_code),
        ...form,
      };
      expect(await post(`${pingOne.issuer}/token`, poll)).toMatchObject({
        body: { error: 'authorization_pending' },
      });
      expect(await post(`${other.issuer}/token`, poll)).toMatchObject({ body: { error: 'invalid_grant' } });
      const { id } = pingOne.clients.worker;
      other.store.remove(`environments/${other.environmentId}/applications/${id}`);
      expect((await clientCredentials(pingOne)).status).toBe(200);
      expect((await clientCredentials(other)).status).toBe(401);
    } finally {
      await other.stop();
    }
  });
});
