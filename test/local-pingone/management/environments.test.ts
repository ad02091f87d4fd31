/** The life of an environment: what a new one brings, how type and status change, when it may go. */
import { describe, expect, it } from 'vitest';
import { at, itemsOf, startApi, textAt } from './api-fixture.ts';

const body = { name: 'Fresh', region: 'EU', type: 'SANDBOX', description: 'New' };

describe('a new environment', () => {
  it('shows its organisation, licence and products once', async () => {
    const api = await startApi();
    const answer = await api.ask('POST', '/environments', {
      ...body,
      billOfMaterials: { products: [{ type: 'PING_ONE_BASE' }, { type: 'PING_ONE_MFA' }] },
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ ...body, organization: { id: api.organizationId } });
    expect(textAt(answer.body, 'license.id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(at(answer.body, 'billOfMaterials.products.1.type')).toBe('PING_ONE_MFA');
    const got = await api.ask('GET', `/environments/${answer.body.id}`);
    expect(got.body).not.toHaveProperty('billOfMaterials');
    expect(got.body).not.toHaveProperty('environment');
    const bill = await api.ask('GET', `/environments/${answer.body.id}/billOfMaterials`);
    expect(at(bill.body, 'products.1.type')).toBe('PING_ONE_MFA');
  });

  it('comes with its default objects', async () => {
    const api = await startApi();
    const created = await api.ask('POST', '/environments', body);
    const names = async (collection: string): Promise<unknown[]> =>
      itemsOf(await api.ask('GET', `/environments/${created.body.id}/${collection}`)).map(
        (each) => each.name ?? each.type,
      );
    expect(await names('populations')).toEqual(['Default']);
    expect(await names('signOnPolicies')).toEqual(['Single_Factor', 'Multi_Factor']);
    expect(await names('passwordPolicies')).toContain('Standard');
    expect(await names('resources')).toEqual(['openid', 'PingOne API']);
    expect(await names('schemas')).toEqual(['User']);
    expect(await names('applications')).toHaveLength(2);
    for (const collection of [
      'keys',
      'languages',
      'templates',
      'themes',
      'riskPolicySets',
      'notificationsPolicies',
    ]) {
      expect([collection, (await names(collection)).length]).not.toEqual([collection, 0]);
    }
  });

  it('gives its creator the rights to it', async () => {
    const api = await startApi();
    const token = api.tokenWithRole('Organization Admin', 'ORGANIZATION', api.organizationId);
    const created = await api.ask('POST', '/environments', body, { token });
    const users = `/environments/${created.body.id}/users`;
    expect((await api.ask('GET', users, undefined, { token })).status).toBe(200);
    expect(
      (await api.ask('GET', `/environments/${api.environmentId}/users`, undefined, { token })).status,
    ).toBe(403);
    const assignments = `/environments/${api.environmentId}/applications/${token}/roleAssignments`;
    const given = itemsOf(await api.ask('GET', assignments)).find((each) => each.readOnly === true);
    const refused = await api.ask('DELETE', `${assignments}/${given?.id}`);
    expect(textAt(refused.body, 'details.0.message')).toContain('cannot be deleted as it is read only');
  });

  it('refuses its contents for a while when asked to', async () => {
    const api = await startApi({ environmentReadyAfter: 5000 });
    const created = await api.ask('POST', '/environments', body);
    const path = `/environments/${created.body.id}`;
    expect((await api.ask('GET', path)).status).toBe(200);
    expect((await api.ask('GET', `${path}/groups`)).status).toBe(403);
    api.advance(2500);
    expect((await api.ask('GET', `${path}/groups`)).status).toBe(404);
    api.advance(2500);
    expect((await api.ask('GET', `${path}/groups`)).status).toBe(200);
  });

  it('keeps the secret of a new application back for a while when asked to', async () => {
    const api = await startApi({ secretReadyAfter: 5000 });
    const application = { name: 'Fresh', enabled: true, protocol: 'OPENID_CONNECT', type: 'WEB_APP' };
    const path = `/environments/${api.environmentId}/applications`;
    const { id } = (await api.ask('POST', path, application)).body;
    expect((await api.ask('GET', `${path}/${id}/secret`)).status).toBe(403);
    api.advance(5000);
    expect((await api.ask('GET', `${path}/${id}/secret`)).status).toBe(200);
  });

  it('needs a licence that exists', async () => {
    const api = await startApi();
    const answer = await api.ask('POST', '/environments', { ...body, license: { id: 'nope' } });
    expect([answer.status, at(answer.body, 'details.0.target')]).toEqual([400, 'license.id']);
  });
});

describe('an existing environment', () => {
  it('keeps its type in a replace and changes it through /type', async () => {
    const api = await startApi();
    const { id } = (await api.ask('POST', '/environments', body)).body;
    const replaced = await api.ask('PUT', `/environments/${id}`, {
      ...body,
      name: 'Renamed',
      type: 'PRODUCTION',
    });
    expect(replaced.body).toMatchObject({
      name: 'Renamed',
      type: 'SANDBOX',
      organization: { id: api.organizationId },
    });
    const changed = await api.ask('PUT', `/environments/${id}/type`, { type: 'PRODUCTION' });
    expect([changed.status, changed.body.name, changed.body.type]).toEqual([200, 'Renamed', 'PRODUCTION']);
    const refused = await api.ask('PUT', `/environments/${id}/type`, { type: 'TEST' });
    expect(at(refused.body, 'details.0.innerError.allowedValues')).toEqual(['PRODUCTION', 'SANDBOX']);
    expect((await api.ask('GET', `/environments/${id}/type`)).status).toBe(405);
  });

  it('is deleted softly and restored through /status', async () => {
    const api = await startApi();
    const { id } = (await api.ask('POST', '/environments', body)).body;
    const path = `/environments/${id}`;
    expect((await api.ask('GET', path)).body).not.toHaveProperty('status');
    const deleted = await api.ask('PUT', `${path}/status`, { status: 'DELETE_PENDING' });
    expect(deleted.body).toMatchObject({
      status: 'DELETE_PENDING',
      softDeletedAt: '2026-03-01T12:00:00.000Z',
    });
    const filter = encodeURIComponent('status eq "DELETE_PENDING"');
    expect(itemsOf(await api.ask('GET', `/environments?filter=${filter}`)).map((each) => each.id)).toEqual([
      id,
    ]);
    expect((await api.ask('PUT', `${path}/status`, { status: 'ACTIVE' })).status).toBe(400);
    const license = { id: textAt(deleted.body, 'license.id') };
    const restored = await api.ask('PUT', `${path}/status`, { status: 'ACTIVE', license });
    expect(restored.status).toBe(200);
    expect((await api.ask('GET', path)).body).not.toHaveProperty('softDeletedAt');
  });

  it('replaces its products through /billOfMaterials', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/billOfMaterials`;
    const answer = await api.ask('PUT', path, { products: [{ type: 'PING_ONE_RISK' }] });
    expect([answer.status, at(answer.body, 'products.0.type')]).toEqual([200, 'PING_ONE_RISK']);
    expect(at((await api.ask('PUT', path, {})).body, 'details.0.code')).toBe('REQUIRED_VALUE');
  });

  it('goes at once and for good when it is a sandbox', async () => {
    const api = await startApi();
    const { id } = (await api.ask('POST', '/environments', body)).body;
    expect((await api.ask('DELETE', `/environments/${id}`)).status).toBe(204);
    expect((await api.ask('GET', `/environments/${id}`)).status).toBe(404);
    expect((await api.ask('GET', `/environments/${id}/groups`)).status).toBe(403);
    expect((await api.ask('GET', `/environments/${id}`, undefined, { token: 'powerless' })).status).toBe(403);
    expect((await api.ask('GET', '/environments')).body.count).toBe(29);
    expect(api.store.list(`environments/${id}/populations`)).toEqual([]);
  });

  it('stays when it is in production or the home of the actor', async () => {
    const api = await startApi();
    const production = await api.ask('DELETE', '/environments/1d50eb29-c393-4fbf-b92d-b78288c47d09');
    expect([production.status, at(production.body, 'details.0.code')]).toEqual([400, 'CONSTRAINT_VIOLATION']);
    const home = await api.ask('DELETE', `/environments/${api.environmentId}`);
    expect(textAt(home.body, 'details.0.message')).toContain('of the actor');
  });
});
