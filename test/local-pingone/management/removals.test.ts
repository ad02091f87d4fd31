/** Removing objects: what goes with them and which ones refuse to go. */
import { describe, expect, it } from 'vitest';
import { at, itemsOf, startApi, textAt } from './api-fixture.ts';

describe('remove', () => {
  it('answers 204 without a body and takes along what lies beneath', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/users/${api.accounts.locked.id}`;
    const answer = await api.ask('DELETE', path);
    expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([204, '', null]);
    expect((await api.ask('GET', path)).status).toBe(404);
    expect((await api.ask('DELETE', path)).status).toBe(404);
    expect(api.store.get(`${path.slice(1)}/password`)).toBeUndefined();
  });

  it.each([
    ['populations', 'Default', 'default'],
    ['passwordPolicies', 'Standard', 'Default Password Policy can not be deleted'],
    ['signOnPolicies', 'Single_Factor', 'delete a default policy'],
    ['notificationsPolicies', 'Default Notification Policy', 'remove default notifications policy'],
    ['deviceAuthenticationPolicies', 'Default MFA Policy', 'remove default device authentication policy'],
    ['resources', 'openid', 'default resources'],
    ['applications', 'PingOne Application Portal', 'System applications'],
  ])('refuses for the default in %s', async (collection, name, words) => {
    const api = await startApi();
    // Load Test has its users in both populations; a sandbox without them shows the default's own refusal.
    const environment = 'environments/abde3f43-cee4-4648-bbaa-a08fd64cfa26';
    for (const user of api.store.list(`${environment}/users`))
      api.store.remove(`${environment}/users/${user.id}`);
    const found = api.store.list(`${environment}/${collection}`).find((each) => each.name === name);
    const answer = await api.ask('DELETE', `/${environment}/${collection}/${found?.id}`);
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'details.0.code')).toBe('CONSTRAINT_VIOLATION');
    expect(textAt(answer.body, 'details.0.message')).toContain(words);
  });

  it('refuses for the last population and for one with users', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/populations`;
    const staff = itemsOf(await api.ask('GET', path)).find((each) => each.name === 'Staff');
    const full = await api.ask('DELETE', `${path}/${staff?.id}`);
    expect(at(full.body, 'details.0.message')).toContain('contains users');
    for (const user of api.store.list(`environments/${api.environmentId}/users`)) {
      api.store.remove(`environments/${api.environmentId}/users/${user.id}`);
    }
    expect((await api.ask('DELETE', `${path}/${staff?.id}`)).status).toBe(204);
    const [last] = itemsOf(await api.ask('GET', path));
    const refused = await api.ask('DELETE', `${path}/${last?.id}`);
    expect(at(refused.body, 'details.0.message')).toContain('must contain at least one population');
  });
});
