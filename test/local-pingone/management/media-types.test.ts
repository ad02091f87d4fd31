/** The same path under another Content-Type is another operation; what none of them takes is refused. */
import { describe, expect, it } from 'vitest';
import { at, startApi, textAt } from './api-fixture.ts';

describe('media types', () => {
  it.each([
    ['POST', 'users', 'text/plain'],
    ['POST', 'users', 'application/x-www-form-urlencoded'],
    ['POST', 'users', 'user.verify+json'],
    ['POST', 'groups', 'user.import+json'],
    ['PUT', 'users/{user}', 'password.set+json'],
    ['POST', 'users/{user}', 'application/json'],
    ['PUT', 'users/{user}/password', 'application/json'],
    ['PUT', 'users/{user}/password', 'password.check+json'],
    ['POST', 'images', 'application/json'],
    ['POST', 'certificates', 'application/json'],
  ])('answers 415 to %s %s as %s', async (method, path, type) => {
    const api = await startApi();
    const full = `/environments/${api.environmentId}/${path.replace('{user}', api.accounts.administrator.id)}`;
    const answer = await api.ask(method, full, 'x', { type });
    expect([answer.status, answer.body.code]).toEqual([415, 'INVALID_REQUEST']);
  });

  it('treats a missing content type as JSON and takes parameters', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/groups`;
    const body = new TextEncoder().encode('{"name":"Untyped"}');
    const headers = { authorization: 'Bearer worker' };
    const untyped = await fetch(`${api.origin}/v1${path}`, { method: 'POST', headers, body });
    expect(untyped.status).toBe(201);
    const typed = await api.ask('POST', path, { name: 'Typed' }, { type: 'application/json; charset=UTF-8' });
    expect(typed.status).toBe(201);
  });

  it.each([
    ['DELETE', 'users'],
    ['POST', 'groups/{group}'],
    ['PUT', 'applications/{application}/roleAssignments/x'],
    ['PATCH', 'populations'],
    ['DELETE', 'billOfMaterials'],
    ['PUT', 'schemas/x'],
    ['GET', 'images'],
  ])('answers 405 to %s %s', async (method, path) => {
    const api = await startApi();
    const [group] = api.store.list(`environments/${api.environmentId}/groups`);
    const full = path.replace('{group}', textAt(group, 'id')).replace('{application}', api.clients.worker.id);
    const answer = await api.ask(
      method,
      `/environments/${api.environmentId}/${full}`,
      method === 'GET' ? undefined : {},
    );
    expect([answer.status, answer.body.code]).toEqual([405, 'INVALID_REQUEST']);
    expect(answer.headers.get('allow')).not.toContain(method);
  });

  it('clones a flow under a derived name and deploys it', async () => {
    const api = await startApi();
    const flows = `/environments/${api.environmentId}/flows`;
    const { id } = (await api.ask('POST', flows, { name: 'Sign on' })).body;
    const cloned = await api.ask('POST', `${flows}/${id}`, {}, { type: 'flow.clone+json' });
    expect(cloned.status).toBe(201);
    expect(cloned.body.id).not.toBe(id);
    expect(textAt(cloned.body, 'name')).toMatch(/^\[cloned\] \d+ - Sign on$/);
    const deployed = await api.ask('POST', `${flows}/${id}`, {}, { type: 'flow.deploy+json' });
    expect([deployed.status, deployed.body.status]).toEqual([200, 'deployed']);
    expect((await api.ask('POST', `${flows}/nope`, {}, { type: 'flow.deploy+json' })).status).toBe(404);
    expect((await api.ask('GET', `${flows}?attributes=name`)).text).not.toContain('createdAt');
  });

  it('rotates the key of a DaVinci application', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/davinciApplications`;
    const { id } = (await api.ask('POST', path, { name: 'A' })).body;
    const type = { type: 'davinciApplication.rotateKey+json' };
    const first = await api.ask('POST', `${path}/${id}/key`, {}, type);
    const second = await api.ask('POST', `${path}/${id}/key`, {}, type);
    expect(first.body.id).toBe(id);
    expect(textAt(first.body, 'apiKey.value')).not.toBe(at(second.body, 'apiKey.value'));
  });

  it('verifies a custom domain', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/customDomains`;
    const { id } = (await api.ask('POST', path, { domainName: 'auth.example.com' })).body;
    const verified = await api.ask('POST', `${path}/${id}`, undefined, { type: 'domainName.verify+json' });
    expect([verified.status, verified.body.status]).toEqual([200, 'SSL_CERTIFICATE_REQUIRED']);
    expect((await api.ask('PUT', `${path}/${id}`, {})).status).toBe(405);
  });
});

describe('bodies that are not JSON', () => {
  it('takes an image and a certificate file', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    const image = await api.ask('POST', `${environment}/images`, new Uint8Array([1, 2, 3]), {
      type: 'image/png',
    });
    expect([image.status, at(image.body, 'targets.original.size')]).toEqual([201, 3]);
    const form = new FormData();
    form.set('file', new Blob(['certificate']), 'ca.pem');
    form.set('usageType', 'SIGNING');
    const certificate = await api.ask('POST', `${environment}/certificates`, form);
    expect([certificate.status, certificate.body.usageType]).toEqual([201, 'SIGNING']);
    const [key] = api.store.list(`environments/${api.environmentId}/keys`);
    const signed = await api.ask('POST', `${environment}/keys/${key?.id}/csr`, form);
    expect([signed.status, signed.body.id]).toEqual([200, key?.id]);
    form.delete('file');
    const empty = await api.ask('POST', `${environment}/certificates`, form);
    expect(at(empty.body, 'details.0')).toMatchObject({ code: 'REQUIRED_VALUE', target: 'file' });
  });

  it('answers a key as PEM when Accept asks for it', async () => {
    const api = await startApi();
    const [key] = api.store.list(`environments/${api.environmentId}/keys`);
    const path = `/environments/${api.environmentId}/keys/${key?.id}`;
    const pem = await api.ask('GET', path, undefined, { accept: 'application/x-x509-ca-cert' });
    expect(pem.headers.get('content-type')).toBe('application/x-x509-ca-cert');
    expect(pem.text).toMatch(/^-----BEGIN CERTIFICATE-----/);
    const request = await api.ask('GET', `${path}/csr`, undefined, { accept: 'application/pkcs10' });
    expect([request.status, request.headers.get('content-type')]).toEqual([200, 'application/pkcs10']);
    const untyped = await api.ask('GET', `${path}/csr`);
    expect(untyped.headers.get('content-type')).toBe('application/pkcs10');
    expect((await api.ask('GET', path)).body.name).toBe('PingOne Signing Key');
    const pemAnyway = { accept: 'application/x-x509-ca-cert' };
    expect((await api.ask('DELETE', path, undefined, pemAnyway)).text).not.toContain('BEGIN');
  });
});

describe('secrets', () => {
  it('shows the secret of an application under /secret only', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/applications/${api.clients.worker.id}`;
    expect((await api.ask('GET', path)).text).not.toContain(api.clients.worker.secret);
    const secret = await api.ask('GET', `${path}/secret`);
    expect(secret.body).toMatchObject({
      secret: api.clients.worker.secret,
      environment: { id: api.environmentId },
    });
    const native = `/environments/${api.environmentId}/applications/${api.clients.native.id}/secret`;
    expect((await api.ask('GET', native)).status).toBe(404);
  });

  it('keeps the old secret for as long as a rotation says', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/applications/${api.clients.worker.id}/secret`;
    const body = { previous: { expiresAt: '2026-03-01T13:00:00.000Z' } };
    const rotated = await api.ask('POST', path, body);
    expect(rotated.status).toBe(200);
    expect(textAt(rotated.body, 'secret')).not.toBe(api.clients.worker.secret);
    expect(at(rotated.body, 'previous')).toEqual({ secret: api.clients.worker.secret, ...body.previous });
    expect((await api.ask('DELETE', path)).status).toBe(204);
    expect((await api.ask('GET', path)).body).not.toHaveProperty('previous');
    const again = await api.ask('POST', path, {});
    expect(again.body).not.toHaveProperty('previous');
    const tooLong = await api.ask('POST', path, { previous: { expiresAt: '2027-03-01T13:00:00.000Z' } });
    expect(at(tooLong.body, 'details.0.code')).toBe('OUT_OF_RANGE');
  });

  it('gives a new confidential application a secret', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/applications`;
    const body = { name: 'New', enabled: true, type: 'WEB_APP', protocol: 'OPENID_CONNECT' };
    const created = await api.ask('POST', path, body);
    expect(created.body).toMatchObject({ pkceEnforcement: 'OPTIONAL', assignActorRoles: false });
    const secret = await api.ask('GET', `${path}/${created.body.id}/secret`);
    expect(textAt(secret.body, 'secret').length).toBeGreaterThan(30);
  });

  it('shows the credential of a gateway in the answer to its creation only', async () => {
    const api = await startApi();
    const gateways = `/environments/${api.environmentId}/gateways`;
    const gateway = await api.ask('POST', gateways, { name: 'g', enabled: true, type: 'LDAP' });
    const path = `${gateways}/${gateway.body.id}/credentials`;
    const created = await api.ask('POST', path);
    expect(textAt(created.body, 'credential')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await api.ask('GET', `${path}/${created.body.id}`)).body).not.toHaveProperty('credential');
    expect((await api.ask('GET', path)).text).not.toContain(textAt(created.body, 'credential'));
  });
});

describe('headers', () => {
  it('carries a correlation id, no-store and the local date on every answer', async () => {
    const api = await startApi();
    const answers = [
      await api.ask('GET', '/environments'),
      await api.ask('GET', '/nothing'),
      await api.ask('GET', '/environments', undefined, { token: 'garbage' }),
      await api.ask('DELETE', `/environments/${api.environmentId}/users/${api.accounts.locked.id}`),
    ];
    for (const { headers } of answers) {
      expect(headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('date')).toBe('Sun, 01 Mar 2026 12:00:00 GMT');
    }
    expect(new Set(answers.map((each) => each.headers.get('correlation-id'))).size).toBe(4);
  });

  it('answers application/json where the service does not speak HAL', async () => {
    const api = await startApi();
    const answer = await api.ask('GET', `/environments/${api.environmentId}/populations`);
    expect(answer.headers.get('content-type')).toBe('application/json');
  });
});
