/** The local PingOne's answers, held against the published contracts. */
import { describe, expect, it } from 'vitest';
import { loadContract } from '../../support/openapi-contract.ts';
import { type ApiAnswer, type ApiUnderTest, itemsOf, startApi } from '../management/api-fixture.ts';

const official = loadContract('pingone-official-combined.openapi.json');
const community = loadContract('pingone-management.openapi.yaml');
const mfa = loadContract('pingone-mfa.openapi.yaml');
const missing = 'the contract files (../shared/openapi) are not here';

type Check = (method: string, path: string, answer: ApiAnswer) => string[];

function checker(contract: typeof official): Check {
  return (method, path, answer) =>
    contract?.checkResponse({ method, path, status: answer.status, body: answer.body }) ?? [missing];
}

async function askAll(
  api: ApiUnderTest,
  check: Check,
  requests: readonly (readonly [string, string, unknown?])[],
): Promise<void> {
  for (const [method, path, body] of requests) {
    const answer = await api.ask(method, path, body);
    expect([method, path, answer.status < 300]).toEqual([method, path, true]);
    expect(check(method, path, answer)).toEqual([]);
  }
}

describe.skipIf(official === undefined)('the official contract', () => {
  const check = checker(official);

  it('holds for environments: list, get, create, replace and products', async () => {
    const api = await startApi();
    const created = {
      name: 'Contract',
      region: 'EU',
      type: 'SANDBOX',
      license: { id: '59bc3349-9268-446b-80fc-e6f507afa947' },
    };
    await askAll(api, check, [
      ['GET', '/environments?expand=billOfMaterials'],
      ['GET', `/environments/${api.environmentId}`],
      ['POST', '/environments', created],
      ['PUT', '/environments/c8e9416b-36e1-413f-80cf-fc4443b5e717', { ...created, name: 'Replaced' }],
      ['GET', `/environments/${api.environmentId}/billOfMaterials`],
    ]);
    expect(official?.checkRequest({ method: 'POST', path: '/environments', body: created })).toEqual([]);
  });

  it('holds for DaVinci objects, one by one and in lists', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    await askAll(api, check, [
      ['POST', `${environment}/flows`, { name: 'Contract' }],
      ['GET', `${environment}/flows`],
      ['POST', `${environment}/connectorInstances`, { name: 'Contract', connector: { id: 'httpConnector' } }],
      ['GET', `${environment}/connectorInstances`],
      ['GET', `${environment}/connectors`],
      ['POST', `${environment}/davinciApplications`, { name: 'Contract' }],
      ['GET', `${environment}/davinciApplications`],
      [
        'POST',
        `${environment}/variables`,
        { name: 'contract', context: 'company', dataType: 'string', mutable: true },
      ],
      ['GET', `${environment}/variables`],
    ]);
  });

  it('holds for refusals', async () => {
    const api = await startApi();
    const unauthorized = await api.ask('GET', '/environments', undefined, { token: 'garbage' });
    expect(check('GET', '/environments', unauthorized)).toEqual([]);
    const invalid = await api.ask('POST', '/environments', {});
    expect(check('POST', '/environments', invalid)).toEqual([]);
  });
});

describe.skipIf(community === undefined)('the community contract', () => {
  const check = checker(community);

  it('holds for populations, users, groups and their singletons', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    const user = `${environment}/users/${api.accounts.administrator.id}`;
    const [population] = itemsOf(await api.ask('GET', `${environment}/populations`));
    const [group] = itemsOf(await api.ask('GET', `${environment}/groups`));
    await askAll(api, check, [
      ['GET', `${environment}/populations`],
      ['GET', `${environment}/populations/${population?.id}`],
      ['POST', `${environment}/populations`, { name: 'Contract' }],
      ['GET', `${environment}/users?limit=5`],
      ['GET', user],
      [
        'POST',
        `${environment}/users`,
        { username: 'contract', email: 'c@example.com', name: { given: 'C' } },
      ],
      ['GET', `${user}/enabled`],
      ['GET', `${user}/memberOfGroups`],
      ['GET', `${user}/roleAssignments`],
      ['GET', `${environment}/groups`],
      ['GET', `${environment}/groups/${group?.id}?include=totalMemberCounts`],
      ['POST', `${environment}/groups`, { name: 'Contract' }],
    ]);
  });

  it('holds for applications, their secrets and what a new environment holds', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    await askAll(api, check, [
      ['GET', `${environment}/applications`],
      ['GET', `${environment}/applications/${api.clients.native.id}`],
      ['GET', `${environment}/applications/${api.clients.worker.id}/secret`],
      [
        'POST',
        `${environment}/applications`,
        {
          name: 'Contract',
          enabled: true,
          type: 'WEB_APP',
          protocol: 'OPENID_CONNECT',
          grantTypes: ['AUTHORIZATION_CODE'],
          tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
        },
      ],
      ['GET', `${environment}/signOnPolicies`],
      ['GET', `${environment}/passwordPolicies`],
      ['GET', `${environment}/resources`],
      ['GET', `${environment}/languages`],
      ['GET', `${environment}/templates`],
      ['GET', `${environment}/themes`],
      ['GET', `${environment}/keys`],
      ['GET', `${environment}/adminConfig`],
      ['GET', '/roles'],
      ['GET', '/organizations'],
      ['GET', `/organizations/${api.organizationId}/licenses`],
    ]);
  });

  it('holds for the default policies of MFA', async () => {
    const api = await startApi();
    await askAll(api, checker(mfa), [
      ['GET', `/environments/${api.environmentId}/deviceAuthenticationPolicies`],
      ['GET', `/environments/${api.environmentId}/fido2Policies`],
    ]);
  });

  it('finds fault with what is wrong', () => {
    const path = '/v1/environments/e/populations';
    expect(
      community?.checkResponse({ method: 'GET', path: `${path}/p`, status: 200, body: { name: 7 } }),
    ).toEqual([expect.stringContaining('/name must be string')]);
    const list = { _embedded: { populations: [{ description: 'nameless' }] }, size: 'one' };
    expect(community?.checkResponse({ method: 'GET', path, status: 200, body: list })).toEqual([
      expect.stringContaining('/size must be number'),
      expect.stringContaining("_embedded.populations[0]: the body must have required property 'name'"),
    ]);
    expect(community?.checkRequest({ method: 'POST', path, body: { nam: 'x' } })).toEqual([
      expect.stringContaining("required property 'name'"),
      expect.stringContaining('the attribute nam is not in the contract'),
    ]);
    const wrongType = { name: 'x', enabled: true, type: 'TOASTER', protocol: 'OPENID_CONNECT' };
    const applications = '/environments/e/applications';
    expect(community?.checkRequest({ method: 'POST', path: applications, body: wrongType })).not.toEqual([]);
    expect(community?.checkRequest({ method: 'POST', path: '/nothing', body: {} })).toEqual([
      'the contract has no path /nothing',
    ]);
    expect(community?.checkRequest({ method: 'PATCH', path: applications, body: {} })[0]).toContain(
      'has no PATCH',
    );
  });
});

it.runIf(official === undefined || community === undefined)(
  `skips contract checks: ${missing}`,
  ({ skip }) => {
    skip(missing);
  },
);
