import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { basic, claimsOf, clientCredentials, get, post, signOnNative } from './oauth-client.ts';

let pingOne: LocalPingOne;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
});
afterEach(() => pingOne.stop());

function headerOf(token: unknown): unknown {
  return JSON.parse(Buffer.from(String(token).split('.')[0] ?? '', 'base64url').toString('utf8'));
}

describe('access tokens', () => {
  it('of a worker carry PingOne’s claims and no user', async () => {
    const { body } = await clientCredentials(pingOne);
    const claims = claimsOf(body.access_token);
    expect(headerOf(body.access_token)).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: 'default' });
    expect(claims).toEqual({
      client_id: pingOne.clients.worker.id,
      iss: pingOne.issuer,
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: Number(claims.iat) + 3600,
      aud: [pingOne.apiBaseUrl],
      env: pingOne.environmentId,
      org: pingOne.organizationId,
      'p1.rid': claims.jti,
    });
  });

  it('of an administrator name the user, the session and how it came about', async () => {
    const { body } = await signOnNative(pingOne);
    const { id } = pingOne.accounts.administrator;
    expect(claimsOf(body.access_token)).toMatchObject({
      client_id: pingOne.clients.native.id,
      scope: 'openid',
      sub: id,
      'p1.userId': id,
      sid: expect.any(String),
      auth_time: expect.any(Number),
      acr: 'Single_Factor',
    });
  });

  it('live as long as the option says', async () => {
    const short = await startLocalPingOne({ accessTokenLifetime: 2 });
    try {
      const { body } = await clientCredentials(short);
      const { iat, exp } = claimsOf(body.access_token);
      expect(body.expires_in).toBe(2);
      expect(Number(exp) - Number(iat)).toBe(2);
    } finally {
      await short.stop();
    }
  });

  it('are dated by the local clock', async () => {
    const before = Math.floor(Date.now() / 1000);
    pingOne.advance(7_200_000);
    const { iat } = claimsOf((await clientCredentials(pingOne)).body.access_token);
    expect(Number(iat)).toBeGreaterThanOrEqual(before + 7200);
  });

  it('can be introspected and revoked by their own client', async () => {
    const { worker, powerless } = pingOne.clients;
    const token = String((await clientCredentials(pingOne)).body.access_token);
    const introspect = (client = worker) => post(`${pingOne.issuer}/introspect`, { token }, basic(client));
    expect((await introspect()).body).toMatchObject({ active: true, client_id: worker.id });
    expect((await introspect(powerless)).body).toEqual({ active: false });
    pingOne.advance(3_601_000);
    expect((await introspect()).body).toEqual({ active: false });
    const { body } = await signOnNative(pingOne);
    const form = { token: String(body.access_token), client_id: pingOne.clients.native.id };
    await fetch(`${pingOne.issuer}/revoke`, { method: 'POST', body: new URLSearchParams(form) });
    const userinfo = await get(`${pingOne.issuer}/userinfo`, { authorization: `Bearer ${form.token}` });
    expect(userinfo.status).toBe(401);
  });
});

describe('the verifier for the Management API', () => {
  async function status(token: string): Promise<number> {
    const url = `${pingOne.apiBaseUrl}/v1/environments`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await response.body?.cancel();
    return response.status;
  }

  it('lets a fresh token in until the local clock has passed its expiry', async () => {
    const token = String((await clientCredentials(pingOne)).body.access_token);
    expect(await status(token)).toBe(200);
    pingOne.advance(3_599_000);
    expect(await status(token)).toBe(200);
    pingOne.advance(2_000);
    expect(await status(token)).toBe(401);
  });

  it('turns away tampered, foreign and garbage tokens', async () => {
    const token = String((await clientCredentials(pingOne)).body.access_token);
    const [header, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ ...claimsOf(token), org: 'another' })).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const bad of [`${header}.${claims}.${signature}`, `${unsigned}.${claims}.`, 'a.b.c', 'garbage']) {
      expect(await status(bad)).toBe(401);
    }
    const other = await startLocalPingOne();
    try {
      expect(await status(String((await clientCredentials(other)).body.access_token))).toBe(401);
    } finally {
      await other.stop();
    }
  });
});
