/** Grants and role assignments: what they name must be there, and who may give what. */
import { describe, expect, it } from 'vitest';
import { roleId } from '../../../local-pingone/seed/roles.ts';
import { at, itemsOf, startApi } from './api-fixture.ts';

const portal = '1d50eb29-c393-4fbf-b92d-b78288c47d09';

describe('a grant', () => {
  it('names a resource and scopes of it', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    const resources = itemsOf(await api.ask('GET', `${environment}/resources`));
    const idOf = (name: string): string => String(resources.find((each) => each.name === name)?.id);
    const [scope] = itemsOf(await api.ask('GET', `${environment}/resources/${idOf('PingOne API')}/scopes`));
    const grants = `${environment}/applications/${api.clients.web.id}/grants`;
    const scopes = [{ id: String(scope?.id) }];
    const resource = { id: idOf('PingOne API') };
    expect((await api.ask('POST', grants, { resource, scopes })).status).toBe(201);
    const foreign = await api.ask('POST', grants, { resource: { id: idOf('openid') }, scopes });
    expect([foreign.status, at(foreign.body, 'details.0.target')]).toEqual([400, 'scopes']);
    const nowhere = await api.ask('POST', grants, { resource: { id: portal }, scopes });
    expect([nowhere.status, at(nowhere.body, 'details.0.target')]).toEqual([400, 'resource.id']);
    const worker = `${environment}/applications/${api.clients.worker.id}/grants`;
    const [openid] = itemsOf(await api.ask('GET', `${environment}/resources/${idOf('openid')}/scopes`));
    const body = { resource: { id: idOf('openid') }, scopes: [{ id: String(openid?.id) }] };
    expect((await api.ask('POST', worker, body)).status).toBe(400);
  });
});

describe('a role', () => {
  it.each([
    ['Organization Admin', 'Environment Admin', 201],
    ['Organization Admin', 'Organization Admin', 403],
    ['Organization Admin', 'Identity Data Admin', 403],
    ['Environment Admin', 'DaVinci Admin', 201],
    ['Environment Admin', 'Organization Admin', 403],
    ['Identity Data Admin', 'Identity Data Read Only', 201],
    ['Identity Data Admin', 'Help Desk Admin', 400],
    ['Identity Data Admin', 'Configuration Read Only', 403],
    ['Custom Roles Admin', 'Custom Roles Admin', 403],
    ['Client Application Developer', 'Client Application Developer', 403],
  ])('%s assigns %s: %i', async (holding, given, status) => {
    const api = await startApi();
    const token = api.tokenWithRole(holding, 'ORGANIZATION', api.organizationId);
    const path = `/environments/${api.environmentId}/applications/${api.clients.native.id}/roleAssignments`;
    const scope = { type: 'ORGANIZATION', id: api.organizationId };
    const answer = await api.ask('POST', path, { role: { id: roleId(given) }, scope }, { token });
    expect(answer.status).toBe(status);
  });

  it('is assigned at a scope that there is', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/applications/${api.clients.native.id}/roleAssignments`;
    const scope = { type: 'ENVIRONMENT', id: '00000000-0000-4000-8000-000000000000' };
    const answer = await api.ask('POST', path, { role: { id: roleId('DaVinci Admin') }, scope });
    expect([answer.status, at(answer.body, 'details.0.target')]).toEqual([400, 'scope.id']);
  });
});
