import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { basic, clientCredentials, type JsonAnswer, post } from './oauth-client.ts';

let pingOne: LocalPingOne;
beforeEach(async () => {
  pingOne = await startLocalPingOne();
});
afterEach(() => pingOne.stop());

const form = { grant_type: 'client_credentials' };
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

function expectRefusal(answer: JsonAnswer): void {
  expect(answer.status).toBe(401);
  expect(answer.body.error).toBe('invalid_client');
  expect(answer.body.error_description).toMatch(
    new RegExp(`^Request denied: Unsupported authentication method \\(Correlation ID: ${UUID}\\)$`),
  );
  expect(answer.body.error_description).toContain(answer.headers.get('correlation-id'));
}

describe('client authentication at the token endpoint', () => {
  it('takes the secret in the header where the application says CLIENT_SECRET_BASIC', async () => {
    const answer = await clientCredentials(pingOne);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(answer.body).not.toHaveProperty('refresh_token');
    expect(answer.body).not.toHaveProperty('scope');
  });

  it('takes the secret in the body where the application says CLIENT_SECRET_POST', async () => {
    const { id, secret = '' } = pingOne.clients.workerPost;
    const answer = await post(`${pingOne.issuer}/token`, { ...form, client_id: id, client_secret: secret });
    expect(answer.status).toBe(200);
  });

  it('refuses the other method, either way round', async () => {
    const { worker, workerPost } = pingOne.clients;
    const url = `${pingOne.issuer}/token`;
    expectRefusal(await post(url, { ...form, client_id: worker.id, client_secret: worker.secret ?? '' }));
    expectRefusal(await post(url, form, basic(workerPost)));
    expectRefusal(await post(url, { ...form, client_id: worker.id }));
    expectRefusal(await post(url, { ...form, client_id: pingOne.clients.native.id, client_secret: 'x' }));
  });

  it('answers a wrong secret, an unknown client and a disabled one in the same words', async () => {
    const { worker, workerPost } = pingOne.clients;
    const url = `${pingOne.issuer}/token`;
    expectRefusal(await post(url, form, basic(worker, 'wrong')));
    expectRefusal(await post(url, { ...form, client_id: workerPost.id, client_secret: 'wrong' }));
    expectRefusal(await post(url, form, basic({ ...worker, id: 'b7f8f2a4-0000-4000-8000-000000000000' })));
    const path = `environments/${pingOne.environmentId}/applications/${worker.id}`;
    pingOne.store.put(path, { ...pingOne.store.get(path), enabled: false });
    expectRefusal(await post(url, form, basic(worker)));
    pingOne.store.put(path, { ...pingOne.store.get(path), enabled: true });
    expect((await clientCredentials(pingOne)).status).toBe(200);
  });

  it('looks the secret up live: a rotated one counts at once', async () => {
    const { worker } = pingOne.clients;
    pingOne.store.confidential(
      `environments/${pingOne.environmentId}/applications/${worker.id}`,
    ).clientSecret = 'rotated';
    expectRefusal(await clientCredentials(pingOne));
    const answer = await post(`${pingOne.issuer}/token`, form, basic(worker, 'rotated'));
    expect(answer.status).toBe(200);
  });

  it('refuses grants that the application lacks, and unknown ones', async () => {
    const { native, web } = pingOne.clients;
    const url = `${pingOne.issuer}/token`;
    const lacking = await post(url, { ...form, client_id: native.id });
    expect(lacking).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    const device = await post(`${pingOne.issuer}/device_authorization`, {}, basic(web));
    expect(device).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
    const unknown = await post(url, { grant_type: 'password', client_id: native.id });
    expect(unknown).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
    const missing = await post(url, { client_id: native.id });
    expect(missing).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    for (const answer of [lacking, device, unknown, missing]) {
      expect(answer.body.error_description).toMatch(/ \(Correlation ID: [0-9a-f-]{36}\)$/);
    }
  });

  it('grants no scope to client credentials', async () => {
    const answer = await post(
      `${pingOne.issuer}/token`,
      { ...form, scope: 'openid' },
      basic(pingOne.clients.worker),
    );
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    expect(answer.body.error_description).toContain('At least one scope must be granted');
  });
});
