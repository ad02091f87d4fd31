/** The SCIM subset: what is understood, what is refused, endpoint by endpoint. */
import { describe, expect, it } from 'vitest';
import { satisfies } from '../../../local-pingone/management/filter/filter-evaluation.ts';
import { parseFilter } from '../../../local-pingone/management/filter/filter-parser.ts';
import { FilterSyntaxError } from '../../../local-pingone/management/filter/filter-tokens.ts';
import { at, itemsOf, startApi } from './api-fixture.ts';

const ada = {
  username: 'Ada "the first"',
  age: 36,
  enabled: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  name: { given: 'Ada' },
  groups: [{ id: 'a' }, { id: 'b' }],
};

describe('the filter language', () => {
  it.each([
    ['username sw "ada"', true],
    ['username ew "FIRST\\""', true],
    ['username co "\\"the"', true],
    ['username eq "ada"', false],
    ['username ne "ada"', true],
    ['name.given eq "Ada"', true],
    ['name.family pr', false],
    ['not (name.family pr)', true],
    ['age gt 35 and age le 36', true],
    ['age lt 36 or age ge 37', false],
    ['enabled eq true', true],
    ['enabled eq "true"', false],
    ['groups[id eq "b"]', true],
    ['groups[id eq "c"]', false],
    ['createdAt ge "2025-12-31T23:00:00-01:00"', true],
    ['createdAt lt "2026-01-01T00:00:00Z"', false],
    // `and` binds tighter than `or`.
    ['enabled eq true or enabled eq false and age eq 1', true],
    ['(enabled eq true or enabled eq false) and age eq 1', false],
    ['USERNAME eq "x"', false],
    ['age EQ 36 AND enabled EQ true', true],
  ])('%s is %s', (filter, expected) => {
    expect(satisfies(ada, parseFilter(filter))).toBe(expected);
  });

  it.each([
    '',
    'name',
    'name eq',
    'name eq "x',
    'name is "x"',
    'name eq x',
    '(name eq "x"',
    'name eq "x" or',
    'not name pr',
    'name eq "x" extra',
    'groups[id eq "b"',
  ])('cannot be read: %s', (filter) => {
    expect(() => parseFilter(filter)).toThrow(FilterSyntaxError);
  });
});

describe('filters per endpoint', () => {
  async function ask(
    collection: string,
    filter: string,
  ): Promise<{ status: number; names: unknown[]; body: unknown }> {
    const api = await startApi();
    const path = collection.replace('E', `environments/${api.environmentId}`);
    const answer = await api.ask('GET', `/${path}?filter=${encodeURIComponent(filter)}`);
    const names = itemsOf(answer).map((each) => each.username ?? each.name);
    return { status: answer.status, names, body: answer.body };
  }

  it('narrows environments by the beginning of the name', async () => {
    expect((await ask('environments', 'name sw "Customer P"')).names).toEqual([
      'Customer Portal',
      'Customer Portal Staging',
      'Customer Portal Development',
    ]);
    expect((await ask('environments', 'name sw "No such"')).names).toEqual([]);
  });

  it('refuses eq on the name of environments and says what is supported', async () => {
    const { status, body } = await ask('environments', 'name eq "Administrators"');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'INVALID_DATA',
      details: [{ code: 'INVALID_FILTER', target: 'filter', innerError: { supportedOperators: ['sw'] } }],
    });
  });

  it.each([
    ['an attribute that cannot be filtered', 'description sw "x"', 'supportedAttributes'],
    ['or', 'name sw "A" or name sw "B"', 'supportedOperators'],
    ['not', 'not (name sw "A")', 'supportedOperators'],
    ['a filter that cannot be read', 'name sw', 'supportedAttributes'],
    ["SCIM's own spelling of attributes", 'Name sw "A"', 'supportedAttributes'],
    ['a member of every object', 'constructor eq "A"', 'supportedAttributes'],
  ])('refuses %s on environments', async (_case, filter, key) => {
    const { status, body } = await ask('environments', filter);
    expect(status).toBe(400);
    expect(at(body, 'details.0.code')).toBe('INVALID_FILTER');
    expect(at(body, `details.0.innerError.${key}`)).toBeInstanceOf(Array);
  });

  it('combines with and on environments', async () => {
    const { names } = await ask(
      'environments',
      'name sw "A" and license.id eq "59bc3349-9268-446b-80fc-e6f507afa947"',
    );
    expect(names).toEqual(['Administrators', 'API Gateway', 'Acme Subsidiary']);
  });

  it('finds users by the usual attributes', async () => {
    expect((await ask('E/users', 'username eq "ADMINISTRATOR"')).names).toEqual(['administrator']);
    expect((await ask('E/users', 'email co "locked" or email co "must.change"')).names).toEqual([
      'locked.out',
      'must.change',
    ]);
    expect((await ask('E/users', 'userName eq "administrator"')).status).toBe(400);
  });

  it('finds users by their groups', async () => {
    const api = await startApi();
    const users = `/environments/${api.environmentId}/users`;
    const groups = itemsOf(await api.ask('GET', `/environments/${api.environmentId}/groups`));
    const everybody = groups.find((each) => each.name === 'Everybody');
    const filter = encodeURIComponent(`memberOfGroups[id eq "${everybody?.id}"]`);
    const members = itemsOf(await api.ask('GET', `${users}?filter=${filter}`));
    expect(members).toHaveLength(38);
    expect(members[0]).not.toHaveProperty('memberOfGroups');
  });

  it('refuses a filter where the endpoint has none', async () => {
    const { status, body } = await ask('E/applications', 'name eq "x"');
    expect([status, at(body, 'details.0.code')]).toEqual([400, 'INVALID_FILTER']);
  });

  it('demands a filter where the endpoint needs one', async () => {
    const api = await startApi();
    const activities = `/environments/${api.environmentId}/activities`;
    expect((await api.ask('GET', activities)).status).toBe(400);
    const filter = encodeURIComponent('recordedat gt "2026-01-01T00:00:00Z"');
    expect((await api.ask('GET', `${activities}?filter=${filter}`)).status).toBe(200);
  });
});
