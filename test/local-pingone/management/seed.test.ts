/** The seeded organisation: what documents and journeys rely on. */
import { describe, expect, it } from 'vitest';
import { seedOrganization } from '../../../local-pingone/seed.ts';
import { DocumentStore } from '../../../local-pingone/store.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the seed', () => {
  it('is the same every time', () => {
    const paths = [0, 1].map(() => {
      const store = new DocumentStore();
      seedOrganization(store, () => Date.UTC(2026, 0, 1));
      return store
        .list('environments')
        .flatMap((each) => [each, ...store.list(`environments/${each.id}/users`)]);
    });
    expect(paths[0]).toEqual(paths[1]);
  });

  it('has 29 environments with names and descriptions of every kind', () => {
    const store = new DocumentStore();
    const seeded = seedOrganization(store, Date.now);
    const environments = store.list('environments');
    expect(environments).toHaveLength(29);
    expect(environments.filter((each) => each.name === 'Administrators').map((each) => each.id)).toEqual([
      seeded.environmentId,
    ]);
    const descriptions = environments.map((each) => String(each.description ?? ''));
    expect(environments.some((each) => /[^ -~]/.test(String(each.name)))).toBe(true);
    expect(
      descriptions.some((each) => /\p{Script=Han}/u.test(each) && /\p{Extended_Pictographic}/u.test(each)),
    ).toBe(true);
    expect(Math.max(...descriptions.map((each) => each.length))).toBeGreaterThan(300);
    expect(new Set(environments.map((each) => each.type))).toEqual(new Set(['PRODUCTION', 'SANDBOX']));
  });

  it('uses UUIDs and distinct user names', () => {
    const store = new DocumentStore();
    seedOrganization(store, Date.now);
    for (const environment of store.list('environments')) {
      const users = store.list(`environments/${environment.id}/users`);
      expect(new Set(users.map((each) => each.username)).size).toBe(users.length);
      for (const { id } of [environment, ...users, ...store.list(`environments/${environment.id}/groups`)]) {
        expect(id).toMatch(uuid);
      }
    }
  });

  it('keeps secrets beside the documents', () => {
    const store = new DocumentStore();
    const { clients, accounts, environmentId } = seedOrganization(store, Date.now);
    const environment = `environments/${environmentId}`;
    for (const client of Object.values(clients)) {
      const path = `${environment}/applications/${client.id}`;
      expect(store.get(path)).toMatchObject({
        tokenEndpointAuthMethod: client.tokenEndpointAuthMethod,
        name: client.name,
      });
      expect(store.confidential(path).clientSecret).toBe(client.secret);
      if (client.secret !== undefined) expect(JSON.stringify(store.get(path))).not.toContain(client.secret);
    }
    for (const account of Object.values(accounts)) {
      const path = `${environment}/users/${account.id}`;
      expect(store.get(path)?.username).toBe(account.username);
      expect(store.confidential(path).password).toBe(account.password);
    }
    expect(store.get(`${environment}/users/${accounts.locked.id}`)).toMatchObject({
      account: { status: 'LOCKED' },
    });
    expect(store.get(`${environment}/users/${accounts.mustChangePassword.id}/password`)?.status).toBe(
      'MUST_CHANGE_PASSWORD',
    );
  });
});
