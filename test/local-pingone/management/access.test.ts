/** Who gets in: bearer tokens and roles. */
import { describe, expect, it } from 'vitest';
import { at, itemsOf, startApi, textAt } from './api-fixture.ts';

const customerPortal = '1d50eb29-c393-4fbf-b92d-b78288c47d09';

describe('bearer tokens', () => {
  it.each([
    ['missing', { authorization: '' }],
    ['of another scheme', { authorization: 'Basic d29ya2Vy' }],
    ['garbage', { authorization: 'Bearer nonsense' }],
    ['of a foreign organisation', { authorization: 'Bearer foreign' }],
  ])('answers 401 ACCESS_FAILED when the token is %s', async (_case, headers) => {
    const api = await startApi();
    const response = await fetch(`${api.origin}/v1/environments`, { headers });
    expect(response.status).toBe(401);
    const body: unknown = await response.json();
    expect(body).toMatchObject({ code: 'ACCESS_FAILED', details: [{ code: 'INVALID_TOKEN' }] });
    expect(textAt(body, 'id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers 401 once the token has expired by the local clock', async () => {
    const api = await startApi();
    expect((await api.ask('GET', '/environments')).status).toBe(200);
    api.advance(3600_000);
    const answer = await api.ask('GET', '/environments');
    expect(answer.status).toBe(401);
    expect(at(answer.body, 'details.0.code')).toBe('INVALID_TOKEN');
  });
});

describe('roles', () => {
  it.each(['/environments', '/organizations', '/roles', `/environments/${customerPortal}/users`])(
    'answers 403 without any role: %s',
    async (path) => {
      const api = await startApi();
      const answer = await api.ask('GET', path, undefined, { token: 'powerless' });
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe('ACCESS_FAILED');
    },
  );

  it("uses the user's roles for a user's token and not the application's", async () => {
    const api = await startApi();
    expect((await api.ask('GET', '/environments', undefined, { token: 'administrator' })).status).toBe(200);
    expect((await api.ask('GET', '/environments', undefined, { token: 'user' })).status).toBe(403);
  });

  it("counts the roles of a user's groups", async () => {
    const api = await startApi();
    const group = `environments/${api.environmentId}/groups/g1`;
    const user = `environments/${api.environmentId}/users/${api.accounts.locked.id}`;
    const role = itemsOf(await api.ask('GET', '/roles')).find((each) => each.name === 'Environment Admin');
    api.store.put(group, { id: 'g1', name: 'Administrators' });
    api.store.put(`${user}/memberOfGroups/g1`, { id: 'g1' });
    const scope = { id: customerPortal, type: 'ENVIRONMENT' };
    api.store.put(`${group}/roleAssignments/1`, { id: '1', role: { id: textAt(role, 'id') }, scope });
    const answer = await api.ask('GET', '/environments', undefined, { token: 'user' });
    expect(itemsOf(answer).map((each) => each.id)).toEqual([customerPortal]);
  });

  it('lists and opens only the environments that an environment-scoped administrator sees', async () => {
    const api = await startApi();
    const token = api.tokenWithRole('Environment Admin', 'ENVIRONMENT', customerPortal);
    const listed = itemsOf(await api.ask('GET', '/environments', undefined, { token }));
    expect(listed.map((each) => each.name)).toEqual(['Customer Portal']);
    expect(
      (await api.ask('GET', `/environments/${customerPortal}/groups`, undefined, { token })).status,
    ).toBe(200);
    const other = await api.ask('GET', `/environments/${api.environmentId}/groups`, undefined, { token });
    expect(other.status).toBe(403);
    expect((await api.ask('GET', `/environments/${api.environmentId}`, undefined, { token })).status).toBe(
      403,
    );
  });

  it('needs Organization Admin to create an environment', async () => {
    const api = await startApi();
    const body = { name: 'New', region: 'EU', type: 'SANDBOX' };
    const environmentAdmin = api.tokenWithRole('Environment Admin', 'ORGANIZATION', api.organizationId);
    expect((await api.ask('POST', '/environments', body, { token: environmentAdmin })).status).toBe(403);
    const organizationAdmin = api.tokenWithRole('Organization Admin', 'ORGANIZATION', api.organizationId);
    expect((await api.ask('POST', '/environments', body, { token: organizationAdmin })).status).toBe(201);
  });

  it('lets a read-only role read and nothing else', async () => {
    const api = await startApi();
    const token = api.tokenWithRole('Configuration Read Only', 'ORGANIZATION', api.organizationId);
    const applications = `/environments/${api.environmentId}/applications`;
    const application = `${applications}/${api.clients.worker.id}`;
    expect((await api.ask('GET', application, undefined, { token })).status).toBe(200);
    expect((await api.ask('PUT', application, { name: 'x' }, { token })).status).toBe(403);
    expect((await api.ask('POST', applications, { name: 'x' }, { token })).status).toBe(403);
    expect((await api.ask('DELETE', application, undefined, { token })).status).toBe(403);
    expect((await api.ask('GET', `${application}/secret`, undefined, { token })).status).toBe(403);
    expect(
      (await api.ask('GET', `/environments/${api.environmentId}/users`, undefined, { token })).status,
    ).toBe(403);
  });

  it('keeps users to the identity data roles', async () => {
    const api = await startApi();
    const users = `/environments/${api.environmentId}/users`;
    const body = { username: 'new.user', email: 'new.user@example.com' };
    const reader = api.tokenWithRole('Identity Data Read Only', 'ENVIRONMENT', api.environmentId);
    expect((await api.ask('GET', users, undefined, { token: reader })).status).toBe(200);
    expect((await api.ask('POST', users, body, { token: reader })).status).toBe(403);
    const environmentAdmin = api.tokenWithRole('Environment Admin', 'ENVIRONMENT', api.environmentId);
    expect((await api.ask('GET', users, undefined, { token: environmentAdmin })).status).toBe(403);
  });

  it('limits a role at population scope to the users of that population', async () => {
    const api = await startApi();
    const users = `/environments/${api.environmentId}/users`;
    const all = itemsOf(await api.ask('GET', users));
    const population = textAt(all[0], 'population.id');
    const inside = all.filter((each) => at(each, 'population.id') === population);
    const outside = all.find((each) => at(each, 'population.id') !== population);
    const token = api.tokenWithRole('Identity Data Admin', 'POPULATION', population);
    const seen = itemsOf(await api.ask('GET', users, undefined, { token }));
    expect(seen.map((each) => each.id)).toEqual(inside.map((each) => each.id));
    expect(inside.length).toBeLessThan(all.length);
    expect((await api.ask('GET', `${users}/${inside[0]?.id}`, undefined, { token })).status).toBe(200);
    expect((await api.ask('GET', `${users}/${outside?.id}`, undefined, { token })).status).toBe(403);
  });

  it('refuses to give a role that the actor does not hold at the same or a broader scope', async () => {
    const api = await startApi();
    const roles = itemsOf(await api.ask('GET', '/roles'));
    const role = { id: roles.find((each) => each.name === 'Environment Admin')?.id };
    const path = `/environments/${customerPortal}/applications`;
    const [application] = itemsOf(await api.ask('GET', path));
    const assignments = `${path}/${application?.id}/roleAssignments`;
    const token = api.tokenWithRole('Environment Admin', 'ENVIRONMENT', customerPortal);
    const broader = { role, scope: { id: api.organizationId, type: 'ORGANIZATION' } };
    const refused = await api.ask('POST', assignments, broader, { token });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Must have role at the same or broader scope');
    const same = { role, scope: { id: customerPortal, type: 'ENVIRONMENT' } };
    expect((await api.ask('POST', assignments, same, { token })).status).toBe(201);
  });

  it('refuses a scope type that does not apply to the role', async () => {
    const api = await startApi();
    const roles = itemsOf(await api.ask('GET', '/roles'));
    const role = { id: roles.find((each) => each.name === 'Organization Admin')?.id };
    const path = `/environments/${api.environmentId}/applications/${api.clients.native.id}/roleAssignments`;
    const answer = await api.ask('POST', path, {
      role,
      scope: { id: api.environmentId, type: 'ENVIRONMENT' },
    });
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'details.0.target')).toBe('scope');
    expect(at(answer.body, 'details.0.innerError.allowedValues')).toEqual(['ORGANIZATION']);
  });
});

describe('unknown places', () => {
  it('answers 403 for an unknown environment in the words of the service concerned', async () => {
    const api = await startApi();
    const unknown = '/environments/00000000-0000-4000-8000-000000000000';
    const management = await api.ask('GET', `${unknown}/groups`);
    expect(management.status).toBe(403);
    expect(management.body.message).toBe('The actor attempting to perform the request is not authorized.');
    const newer = await api.ask('GET', `${unknown}/flows`);
    const words = 'The request could not be completed. You do not have access to this resource.';
    expect(newer.body.message).toBe(words);
    expect((await api.ask('GET', unknown)).body).toMatchObject({ code: 'ACCESS_FAILED', message: words });
  });

  it('answers 404 for an unknown object, an unknown parent and a path that is none of PingOne', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    for (const path of [
      `${environment}/groups/nope`,
      `${environment}/users/nope/memberOfGroups`,
      `${environment}/users/nope/enabled`,
      '/nothing',
      `${environment}//users`,
      `${environment}/Users`,
    ]) {
      const answer = await api.ask('GET', path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'NOT_FOUND']);
    }
    expect((await api.ask('GET', `${environment}/groups/nope`)).body.message).toContain(
      'The requested resource object cannot be found.',
    );
  });

  it('does not let an encoded slash reach another document', async () => {
    const api = await startApi();
    const answer = await api.ask('GET', `/environments/${api.environmentId}%2Fpopulations`);
    expect(answer.status).toBe(404);
  });
});
