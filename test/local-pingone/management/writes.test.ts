/** Create, replace, merge: what is filled in, kept, cleared and refused. */
import { describe, expect, it } from 'vitest';
import { at, itemsOf, startApi, textAt } from './api-fixture.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('create', () => {
  it('answers 201 with id, times, environment and links', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/populations`;
    const answer = await api.ask('POST', path, { name: 'Contractors', description: 'From outside' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      name: 'Contractors',
      default: false,
      userCount: 0,
      environment: { id: api.environmentId },
      createdAt: '2026-03-01T12:00:00.000Z',
      updatedAt: '2026-03-01T12:00:00.000Z',
    });
    expect(textAt(answer.body, 'id')).toMatch(uuid);
    expect(at(answer.body, '_links.self.href')).toBe(`${api.origin}/v1${path}/${answer.body.id}`);
    expect((await api.ask('GET', `${path}/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('gives DaVinci objects ids of 32 hexadecimal digits', async () => {
    const api = await startApi();
    const answer = await api.ask('POST', `/environments/${api.environmentId}/flows`, { name: 'Sign on' });
    expect(textAt(answer.body, 'id')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('ignores read-only attributes in the body', async () => {
    const api = await startApi();
    const body = {
      name: 'P',
      id: 'mine',
      createdAt: 'never',
      userCount: 7,
      environment: { id: 'x' },
      _links: {},
    };
    const answer = await api.ask('POST', `/environments/${api.environmentId}/populations`, body);
    expect(answer.body.id).not.toBe('mine');
    expect(answer.body).toMatchObject({ userCount: 0, environment: { id: api.environmentId } });
  });

  it('reports several complaints at once', async () => {
    const api = await startApi();
    const answer = await api.ask('POST', '/environments', { region: 'NA', type: 'LABORATORY' });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'INVALID_DATA',
      message: 'The request could not be completed. One or more validation errors were in the request.',
      details: [
        { code: 'REQUIRED_VALUE', target: 'name' },
        { code: 'INVALID_VALUE', target: 'type', innerError: { allowedValues: ['PRODUCTION', 'SANDBOX'] } },
        { code: 'INVALID_VALUE', target: 'region', innerError: { allowedValues: ['EU'] } },
      ],
    });
  });

  it.each([
    ['users', {}, ['REQUIRED_VALUE username', 'REQUIRED_VALUE email']],
    ['users', { username: 'x', email: 'nobody' }, ['INVALID_VALUE email']],
    [
      'users',
      { username: 'x', email: 'x@y.zz', population: { id: 'nope' } },
      ['INVALID_VALUE population.id'],
    ],
    ['groups', {}, ['REQUIRED_VALUE name']],
    ['groups', { name: '  ' }, ['EMPTY_VALUE name']],
    ['groups', { name: 7 }, ['INVALID_VALUE name']],
    ['groups', { name: 'x'.repeat(257) }, ['SIZE_LIMIT_EXCEEDED name']],
    ['groups', { name: null }, ['REQUIRED_VALUE name']],
    [
      'subscriptions',
      { name: 'w' },
      ['enabled', 'filterOptions', 'verifyTlsCertificates'].map((each) => `REQUIRED_VALUE ${each}`),
    ],
    [
      'applications',
      { name: 'a', enabled: 'yes', type: 'WEB_APP', protocol: 'OPENID_CONNECT' },
      ['INVALID_VALUE enabled'],
    ],
    [
      'applications',
      {
        name: 'a',
        enabled: true,
        type: 'WEB_APP',
        protocol: 'OPENID_CONNECT',
        redirectUris: ['https://*.example.com'],
      },
      ['INVALID_VALUE redirectUris'],
    ],
  ])('refuses %s %j', async (collection, body, expected) => {
    const api = await startApi();
    const answer = await api.ask('POST', `/environments/${api.environmentId}/${collection}`, body);
    expect(answer.status).toBe(400);
    const details = answer.body.details;
    const found = Array.isArray(details)
      ? details.map((each) => `${at(each, 'code')} ${at(each, 'target')}`)
      : [];
    expect(found).toEqual(expected);
  });

  it('answers a duplicate with 400 UNIQUENESS_VIOLATION that names the existing object', async () => {
    const api = await startApi();
    const environment = await api.ask('POST', '/environments', {
      name: 'Workforce',
      region: 'EU',
      type: 'SANDBOX',
    });
    expect(environment.status).toBe(400);
    expect(environment.body).toMatchObject({
      code: 'INVALID_DATA',
      details: [
        {
          code: 'UNIQUENESS_VIOLATION',
          target: 'name',
          innerError: { existingId: '112d325a-c13c-4485-9c99-9e1ba7764f53' },
        },
      ],
    });
    const users = `/environments/${api.environmentId}/users`;
    const user = await api.ask('POST', users, { username: 'ADMINISTRATOR', email: 'a@example.com' });
    expect(at(user.body, 'details.0')).toMatchObject({ code: 'UNIQUENESS_VIOLATION', target: 'username' });
  });

  it('allows the same group name in another population', async () => {
    const api = await startApi();
    const environment = `/environments/${api.environmentId}`;
    const [population] = itemsOf(await api.ask('GET', `${environment}/populations`));
    const body = { name: 'Managers', population: { id: population?.id } };
    expect((await api.ask('POST', `${environment}/groups`, body)).status).toBe(201);
    expect((await api.ask('POST', `${environment}/groups`, body)).status).toBe(400);
  });

  it.each(['{"name":', '[]', '"text"', 'null'])(
    'answers 400 INVALID_REQUEST to the body %s',
    async (body) => {
      const api = await startApi();
      const answer = await api.ask('POST', `/environments/${api.environmentId}/groups`, body);
      expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_REQUEST']);
    },
  );
});

describe('replace', () => {
  it('clears what the body leaves out and keeps what is read-only', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/populations`;
    const created = await api.ask('POST', path, { name: 'P', description: 'D' });
    api.advance(1000);
    const replaced = await api.ask('PUT', `${path}/${created.body.id}`, {
      name: 'Q',
      id: 'other',
      createdAt: 'x',
    });
    expect(replaced.status).toBe(200);
    expect(replaced.body).not.toHaveProperty('description');
    expect(replaced.body).toMatchObject({
      id: created.body.id,
      name: 'Q',
      createdAt: '2026-03-01T12:00:00.000Z',
      updatedAt: '2026-03-01T12:00:01.000Z',
    });
  });

  it('does not change population, enabled and mfaEnabled of a user', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/users/${api.accounts.administrator.id}`;
    const before = await api.ask('GET', path);
    const body = {
      username: 'admin',
      email: 'a@example.com',
      population: { id: 'x' },
      enabled: false,
      mfaEnabled: true,
    };
    const after = await api.ask('PUT', path, body);
    expect(after.status).toBe(200);
    expect(after.body).toMatchObject({
      username: 'admin',
      enabled: true,
      mfaEnabled: false,
      population: { id: textAt(before.body, 'population.id') },
    });
    expect(after.body).not.toHaveProperty('name');
  });

  it('refuses a name that another object has and accepts its own', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/groups`;
    const [first, second] = itemsOf(await api.ask('GET', path));
    expect((await api.ask('PUT', `${path}/${first?.id}`, { name: second?.name })).status).toBe(400);
    expect((await api.ask('PUT', `${path}/${first?.id}`, { name: first?.name })).status).toBe(200);
  });

  it('takes the default from the object that had it', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/populations`;
    const created = await api.ask('POST', path, { name: 'P', default: true });
    const defaults = itemsOf(await api.ask('GET', path)).filter((each) => each.default === true);
    expect(defaults.map((each) => each.id)).toEqual([created.body.id]);
  });
});

describe('merge', () => {
  it('changes what the body names, deep down, and removes null', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/users/${api.accounts.administrator.id}`;
    await api.ask('PATCH', path, { title: 'Dr', nickname: 'Al' });
    const answer = await api.ask('PATCH', path, {
      name: { given: 'Alexandra' },
      title: null,
      enabled: false,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      name: { given: 'Alexandra', family: 'Administrator' },
      nickname: 'Al',
      username: 'administrator',
      enabled: true,
    });
    expect(answer.body).not.toHaveProperty('title');
  });

  it('is not supported elsewhere', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/groups`;
    const [group] = itemsOf(await api.ask('GET', path));
    const answer = await api.ask('PATCH', `${path}/${group?.id}`, { name: 'x' });
    expect([answer.status, answer.body.code]).toEqual([405, 'INVALID_REQUEST']);
    expect(answer.headers.get('allow')).toBe('GET, PUT, DELETE');
  });
});
