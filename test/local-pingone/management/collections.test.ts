/** HAL collections: shapes, paging, order, expansion. */
import { describe, expect, it } from 'vitest';
import { at, itemsOf, startApi, textAt } from './api-fixture.ts';

describe('collections', () => {
  it('answers environments as HAL with self, _embedded, count and size', async () => {
    const api = await startApi();
    const answer = await api.ask('GET', '/environments');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/hal+json');
    expect(answer.body).toMatchObject({ count: 29, size: 29 });
    expect(at(answer.body, '_links.self.href')).toBe(`${api.origin}/v1/environments`);
    expect(at(answer.body, '_links.next')).toBeUndefined();
    const names = itemsOf(answer).map((each) => each.name);
    expect(names).toContain('Administrators');
    expect(new Set(names).size).toBe(29);
  });

  it('uses the key that PingOne uses where it is not the last segment', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    const user = `${environment}/users/${api.accounts.administrator.id}`;
    const keyOf = async (path: string): Promise<string[]> =>
      Object.keys(Object(at((await api.ask('GET', path)).body, '_embedded')));
    expect(await keyOf(`${environment}/subscriptions`)).toEqual(['subscriptions']);
    expect(await keyOf(`${user}/memberOfGroups`)).toEqual(['groupMemberships']);
    expect(await keyOf(`${user}/applicationRoles`)).toEqual(['roles']);
    expect(await keyOf(`${environment}/propagation/plans`)).toEqual(['plans']);
    expect(await keyOf(`${environment}/credentialTypes`)).toEqual(['items']);
    const gateway = await api.ask('POST', `${environment}/gateways`, {
      name: 'g',
      enabled: true,
      type: 'LDAP',
    });
    expect(await keyOf(`${environment}/gateways/${gateway.body.id}/instances`)).toEqual(['gatewayInstances']);
  });

  it('works for any collection of nouns that has no rules of its own', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/carrierPigeons`;
    const created = await api.ask('POST', path, { name: 'Coo' });
    expect(created.status).toBe(201);
    expect(itemsOf(await api.ask('GET', path)).map((each) => each.name)).toEqual(['Coo']);
    const nested = await api.ask('GET', `${path}/${created.body.id}/feathers`);
    expect(nested.body._embedded).toEqual({ feathers: [] });
  });

  it('leaves _embedded out of empty collections when asked to', async () => {
    const api = await startApi({ omitEmptyEmbedded: true });
    const empty = await api.ask('GET', `/environments/${api.environmentId}/gateways`);
    expect(empty.body).not.toHaveProperty('_embedded');
    expect((await api.ask('GET', '/environments')).body).toHaveProperty('_embedded');
  });

  it('follows the order parameter and refuses an attribute that cannot be ordered', async () => {
    const api = await startApi();
    const sorted = itemsOf(await api.ask('GET', '/environments?order=name')).map((each) =>
      textAt(each, 'name'),
    );
    expect(sorted).toEqual([...sorted].sort());
    const reversed = itemsOf(await api.ask('GET', '/environments?order=-name')).map((each) =>
      textAt(each, 'name'),
    );
    expect(reversed).toEqual([...sorted].reverse());
    const refused = await api.ask('GET', '/environments?order=colour');
    expect([refused.status, at(refused.body, 'details.0.target')]).toEqual([400, 'order']);
  });

  it('shows the bill of materials on request only', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}`;
    expect((await api.ask('GET', path)).body).not.toHaveProperty('billOfMaterials');
    const expanded = await api.ask('GET', `${path}?expand=billOfMaterials`);
    expect(at(expanded.body, 'billOfMaterials.products.0.type')).toBe('PING_ONE_BASE');
  });

  it('includes built-in roles in the roles of an environment', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/roles`;
    const custom = await api.ask('POST', path, { name: 'Mine', canBeAssignedBy: [], permissions: [] });
    expect(custom.status).toBe(201);
    const all = itemsOf(await api.ask('GET', path));
    expect(all.map((each) => each.name)).toEqual(expect.arrayContaining(['Mine', 'Environment Admin']));
    const filter = encodeURIComponent('type eq "CUSTOM"');
    expect(itemsOf(await api.ask('GET', `${path}?filter=${filter}`)).map((each) => each.name)).toEqual([
      'Mine',
    ]);
    const builtIn = all.find((each) => each.name === 'Environment Admin');
    expect((await api.ask('DELETE', `${path}/${builtIn?.id}`)).status).toBe(400);
  });
});

describe('paging', () => {
  async function pages(api: Awaited<ReturnType<typeof startApi>>, first: string): Promise<string[][]> {
    const found: string[][] = [];
    let next: string | undefined = first;
    while (next !== undefined) {
      const answer = await api.ask('GET', next);
      expect(answer.status).toBe(200);
      found.push(itemsOf(answer).map((each) => textAt(each, 'id')));
      const href: unknown = at(answer.body, '_links.next.href');
      next = typeof href === 'string' ? href : undefined;
    }
    return found;
  }

  it('caps pages below what was asked and leads through all of them by absolute links', async () => {
    const api = await startApi({ largestPage: 10 });
    const first = await api.ask('GET', '/environments?limit=1000');
    const next = new URL(textAt(first.body, '_links.next.href'));
    expect(next.origin).toBe(api.origin);
    expect(next.searchParams.get('limit')).toBe('10');
    expect(next.searchParams.get('cursor')).toMatch(/^[A-Za-z0-9_-]+$/);
    const found = await pages(api, '/environments?limit=1000');
    expect(found.map((each) => each.length)).toEqual([10, 10, 9]);
    expect(new Set(found.flat()).size).toBe(29);
  });

  it('honours a smaller limit and gives a way back', async () => {
    const api = await startApi();
    const users = `/environments/${api.environmentId}/users`;
    const first = await api.ask('GET', `${users}?limit=7`);
    expect(first.body).not.toHaveProperty('count');
    expect(first.body.size).toBe(7);
    const second = await api.ask('GET', textAt(first.body, '_links.next.href'));
    const back = await api.ask('GET', textAt(second.body, '_links.prev.href'));
    expect(itemsOf(back)).toEqual(itemsOf(first));
    expect(at(first.body, '_links.prev')).toBeUndefined();
  });

  it('keeps the filter through the pages', async () => {
    const api = await startApi({ largestPage: 5 });
    const filter = encodeURIComponent('enabled eq true');
    const found = await pages(api, `/environments/${api.environmentId}/users?filter=${filter}`);
    const users = api.store.list(`environments/${api.environmentId}/users`);
    expect(found.flat()).toHaveLength(users.filter((each) => each.enabled === true).length);
    expect(found.flat().length).toBeLessThan(users.length);
  });

  it('neither repeats nor skips when objects come and go between pages', async () => {
    const api = await startApi({ largestPage: 10 });
    const users = `environments/${api.environmentId}/users`;
    const ids = api.store.list(users).map((each) => textAt(each, 'id'));
    const first = await api.ask('GET', `/${users}`);
    api.store.remove(`${users}/${ids[0]}`);
    const second = await api.ask('GET', textAt(first.body, '_links.next.href'));
    expect(itemsOf(second).map((each) => each.id)).toEqual(ids.slice(10, 20));
  });

  it('ignores limit where PingOne does not page', async () => {
    const api = await startApi({ largestPage: 2 });
    const answer = await api.ask('GET', '/roles?limit=1');
    expect(itemsOf(answer).length).toBeGreaterThan(10);
    expect(at(answer.body, '_links.next')).toBeUndefined();
  });

  it.each(['limit=0', 'limit=-1', 'limit=ten', 'cursor=nonsense'])('refuses %s', async (query) => {
    const api = await startApi();
    const answer = await api.ask('GET', `/environments?${query}`);
    expect([answer.status, at(answer.body, 'details.0.code')]).toEqual([400, 'INVALID_PARAMETER']);
  });

  it('refuses a cursor that was given for another filter', async () => {
    const api = await startApi({ largestPage: 5 });
    const first = await api.ask('GET', '/environments');
    const next = new URL(textAt(first.body, '_links.next.href'));
    next.searchParams.set('filter', 'name sw "C"');
    expect((await api.ask('GET', next.href)).status).toBe(400);
  });
});
