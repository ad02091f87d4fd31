import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import type { Document } from '../../../local-pingone/store.ts';
import { type JsonAnswer, post, signOnNative } from './oauth-client.ts';

let pingOne: LocalPingOne;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
});
afterEach(() => pingOne.stop());

function refresh(token: unknown): Promise<JsonAnswer> {
  return post(`${pingOne.issuer}/token`, {
    grant_type: 'refresh_token',
    refresh_token: String(token),
    client_id: pingOne.clients.native.id,
  });
}

function changeNative(changes: Document): string {
  const path = `environments/${pingOne.environmentId}/applications/${pingOne.clients.native.id}`;
  pingOne.store.put(path, { ...pingOne.store.get(path), ...changes });
  return path;
}

const REFUSED = { status: 400, body: { error: 'invalid_grant' } };
const DAY = 86_400_000;

describe('refresh tokens', () => {
  it('are opaque and replaced at each use', async () => {
    const { body } = await signOnNative(pingOne);
    expect(String(body.refresh_token).split('.')).toHaveLength(1);
    const second = await refresh(body.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid' });
    expect(second.body.refresh_token).not.toBe(body.refresh_token);
    expect(second.body.access_token).not.toBe(body.access_token);
    expect((await refresh(second.body.refresh_token)).status).toBe(200);
  });

  it('die as a family when an old one comes again', async () => {
    const { body } = await signOnNative(pingOne);
    const second = await refresh(body.refresh_token);
    expect(await refresh(body.refresh_token)).toMatchObject(REFUSED);
    expect(await refresh(second.body.refresh_token)).toMatchObject(REFUSED);
  });

  it('die as a family when one comes twice at the same moment', async () => {
    const { body } = await signOnNative(pingOne);
    const answers = await Promise.all([refresh(body.refresh_token), refresh(body.refresh_token)]);
    expect(answers.map(({ status }) => status)).toContain(400);
    for (const answer of answers) {
      expect((await refresh(answer.body.refresh_token)).status).toBe(400);
    }
  });

  it('may come again within the grace period', async () => {
    changeNative({ refreshTokenRollingGracePeriodDuration: 60 });
    const { body } = await signOnNative(pingOne);
    expect((await refresh(body.refresh_token)).status).toBe(200);
    pingOne.advance(30_000);
    expect((await refresh(body.refresh_token)).status).toBe(200);
    pingOne.advance(31_000);
    expect(await refresh(body.refresh_token)).toMatchObject(REFUSED);
  });

  it('expire with the local clock, each after its own and all after the rolling duration', async () => {
    changeNative({ refreshTokenDuration: 30 * 86_400, refreshTokenRollingDuration: 40 * 86_400 });
    const { body } = await signOnNative(pingOne);
    pingOne.advance(29 * DAY);
    const second = await refresh(body.refresh_token);
    expect(second.status).toBe(200);
    pingOne.advance(10 * DAY);
    const third = await refresh(second.body.refresh_token);
    expect(third.status).toBe(200);
    pingOne.advance(2 * DAY);
    expect(await refresh(third.body.refresh_token)).toMatchObject(REFUSED);
  });

  it('are not issued without the REFRESH_TOKEN grant', async () => {
    changeNative({ grantTypes: ['AUTHORIZATION_CODE'] });
    expect((await signOnNative(pingOne)).body).not.toHaveProperty('refresh_token');
  });

  it('must be asked for by scope where a grant of the application includes offline_access', async () => {
    const path = changeNative({});
    const environment = `environments/${pingOne.environmentId}`;
    pingOne.store.put(`${environment}/resources/r1/scopes/s1`, { id: 's1', name: 'offline_access' });
    pingOne.store.put(`${path}/grants/g1`, { id: 'g1', resource: { id: 'r1' }, scopes: [{ id: 's1' }] });
    expect((await signOnNative(pingOne)).body).not.toHaveProperty('refresh_token');
    const { body } = await signOnNative(pingOne, { scope: 'openid offline_access' });
    expect(body.scope).toBe('openid offline_access');
    expect((await refresh(body.refresh_token)).status).toBe(200);
  });

  it('end with revocation, and with the user', async () => {
    const { body } = await signOnNative(pingOne);
    const revoked = await fetch(`${pingOne.issuer}/revoke`, {
      method: 'POST',
      body: new URLSearchParams({
        token: String(body.refresh_token),
        client_id: pingOne.clients.native.id,
      }),
    });
    expect(revoked.status).toBe(200);
    expect(await refresh(body.refresh_token)).toMatchObject(REFUSED);
    const again = await signOnNative(pingOne);
    const { administrator } = pingOne.accounts;
    pingOne.store.remove(`environments/${pingOne.environmentId}/users/${administrator.id}`);
    expect(await refresh(again.body.refresh_token)).toMatchObject(REFUSED);
  });
});
