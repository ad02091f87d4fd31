import { describe, expect, it } from 'vitest';
import type { Fault } from '../../local-pingone/contract.ts';
import { environments } from '../../src/catalogue/pingone/environments.ts';
import type { CliError } from '../../src/core/errors.ts';
import { failure } from '../support/failure.ts';
import { type ClientWorld, createClientWorld } from './client-world.ts';

async function namesOf({ client }: ClientWorld, options = {}): Promise<string[]> {
  const names: string[] = [];
  for await (const environment of client.list(environments, {}, options)) names.push(environment.name);
  return names;
}

function listFailure(world: ClientWorld): Promise<CliError> {
  return failure(namesOf(world));
}

function answer(body: string, contentType = 'application/json', status = 200): Fault {
  return { kind: 'answer', status, headers: { 'content-type': contentType }, body };
}

const api = { host: 'api' } as const;

describe('lists', () => {
  it('REL-20 F-31 have every record, whatever the size of the pages', async () => {
    const whole = await namesOf(await createClientWorld());
    const world = await createClientWorld({ largestPage: 4 });
    expect(whole.length).toBeGreaterThan(8);
    expect(await namesOf(world)).toEqual(whole);
    expect(world.sent()).toHaveLength(Math.ceil(whole.length / 4));
  });

  it('REL-20 have as many records as asked for, and ask for no page beyond', async () => {
    const world = await createClientWorld({ largestPage: 3 });
    expect(await namesOf(world, { limit: 3 })).toHaveLength(3);
    expect(world.sent()).toHaveLength(1);
    expect(await namesOf(world, { limit: 0 })).toEqual([]);
    expect(world.sent()).toHaveLength(1);
  });

  it('send a filter as it is written', async () => {
    const world = await createClientWorld();
    expect(await namesOf(world, { filter: 'name sw "Customer Portal"' })).toContain('Customer Portal');
    expect(new URL(world.sent()[0]?.split(' ')[1] ?? '', 'http://h').searchParams.get('filter')).toBe(
      'name sw "Customer Portal"',
    );
  });

  it('REL-14 are empty without _embedded', async () => {
    const world = await createClientWorld({ omitEmptyEmbedded: true });
    expect(await namesOf(world, { filter: 'name sw "nobody is called so"' })).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['another array name', answer('{"_links":{},"_embedded":{"users":[{"id":"1"}]}}')],
    ['a bare array', answer('[]')],
    ['null', answer('null')],
    ['an empty body', answer('')],
    ['HTML that says it is JSON', answer('<html>')],
    ['a record without a name', answer('{"_embedded":{"environments":[{"id":"1"}]}}')],
    ['JSON cut short', answer('{"_embedded":{"environments":[{"id":"1","na')],
  ])('REL-14 F-27 F-60 answer a typed error for %s', async (_, fault) => {
    const world = await createClientWorld();
    world.local.faults.add(api, fault, Number.POSITIVE_INFINITY);
    const { facts } = await listFailure(world);
    expect(facts).toMatchObject({ code: 'UNEXPECTED_ANSWER', outcome: 'failure', httpStatus: 200 });
    expect(facts.message).toBe('Could not list environments.');
  });

  it('F-60 take JSON that calls itself text', async () => {
    const world = await createClientWorld();
    world.local.faults.add(api, { kind: 'headers', headers: { 'content-type': 'text/plain' } });
    expect((await namesOf(world)).length).toBeGreaterThan(1);
  });

  it('REL-15 keep integers beyond 2^53', async () => {
    const world = await createClientWorld();
    world.local.faults.add(
      api,
      answer('{"_embedded":{"environments":[{"id":"1","name":"x","big":12345678901234567890}]}}'),
    );
    const { value } = await world.client.list(environments, {}).next();
    expect(JSON.stringify(value)).toContain('"big":12345678901234567890');
  });

  it('SEC-71 F-30 never take the token to another host', async () => {
    const other = await createClientWorld();
    const world = await createClientWorld({ largestPage: 2 });
    const next = `${other.local.apiBaseUrl}/v1/environments?cursor=1`;
    const change = (body: unknown) => ({
      ...(body instanceof Object ? body : {}),
      _links: { next: { href: next } },
    });
    world.local.faults.add(api, { kind: 'rewrite', change });
    const { facts } = await listFailure(world);
    expect(facts.code).toBe('FOREIGN_NEXT_LINK');
    expect(other.sent()).toEqual([]);
  });

  it('REL-23 end where the pages lead back', async () => {
    const world = await createClientWorld({ largestPage: 2 });
    const change = (body: unknown) => ({
      ...(body instanceof Object ? body : {}),
      _links: { next: { href: '?cursor=again' } },
    });
    world.local.faults.add(api, { kind: 'rewrite', change });
    world.local.faults.add(
      { ...api, url: /again/ },
      answer('{"_embedded":{"environments":[]},"_links":{"next":{"href":"?cursor=again"}}}'),
      9,
    );
    expect((await listFailure(world)).facts.code).toBe('PAGES_REPEAT');
    expect(world.sent()).toHaveLength(2);
  });
});

describe('a troubled service', () => {
  const secondPage = { ...api, url: /cursor/ };

  it.each<[string, Fault]>([
    ['F-24 a rate limit', { kind: 'answer', status: 429, headers: { 'retry-after': '2' }, body: '{}' }],
    ['F-25 a torn connection', { kind: 'reset' }],
    ['F-26 a page cut short', { kind: 'cut', afterBytes: 40 }],
    ['a bad gateway', answer('<html>', 'text/html', 502)],
  ])('%s on a later page is got over, without duplicates', async (_, fault) => {
    const world = await createClientWorld({ largestPage: 4 });
    const whole = await namesOf(world);
    world.local.faults.add(secondPage, fault, 2);
    expect(await namesOf(world)).toEqual(whole);
  });

  it('F-32 a page that stalls is asked for again', async () => {
    const world = await createClientWorld({ limits: { idleMs: 60 } });
    world.local.faults.add(api, { kind: 'stall', afterBytes: 10 });
    expect((await namesOf(world)).length).toBeGreaterThan(1);
    expect(world.sent()).toHaveLength(2);
  });

  it('REL-22 F-25 that stays down is told with the page, after the records before it', async () => {
    const world = await createClientWorld({ largestPage: 4 });
    world.local.faults.add(secondPage, { kind: 'reset' }, Number.POSITIVE_INFINITY);
    const names: string[] = [];
    const reading = async () => {
      for await (const { name } of world.client.list(environments, {})) names.push(name);
    };
    const { facts } = await failure(reading());
    expect(names).toHaveLength(4);
    expect(facts).toMatchObject({ outcome: 'unavailable', code: 'CONNECTION_FAILED' });
    expect(facts.message).toContain('on page 2, after 4 records');
  });

  it('F-23 that stays limited ends with the rate-limit outcome', async () => {
    const world = await createClientWorld();
    world.local.faults.add(
      api,
      { kind: 'answer', status: 429, body: '{"code":"REQUEST_LIMITED","message":"slow down"}' },
      50,
    );
    const { facts } = await listFailure(world);
    expect(facts).toMatchObject({ outcome: 'rate-limited', code: 'REQUEST_LIMITED', httpStatus: 429 });
    expect(world.sent()).toHaveLength(6);
  });

  it('F-59 tells the request ID of an error', async () => {
    const world = await createClientWorld();
    world.local.faults.add(
      api,
      {
        kind: 'answer',
        status: 500,
        headers: { 'correlation-id': 'corr-7', 'content-type': 'application/json' },
        body: '{"id":"err-7","code":"UNEXPECTED_ERROR","message":"oops"}',
      },
      6,
    );
    expect((await listFailure(world)).facts).toMatchObject({ requestId: 'corr-7', code: 'UNEXPECTED_ERROR' });
    expect(world.client.lastAnswer).toEqual({ httpStatus: 500, requestId: 'corr-7' });
  });
});

describe('tokens', () => {
  it('SEC-70 go into the Authorization header, and nowhere else', async () => {
    const world = await createClientWorld();
    await namesOf(world);
    const [request] = world.local.requests.filter(({ host }) => host === 'api');
    expect(request?.headers.authorization).toMatch(/^Bearer eyJ/);
    expect(request?.url).not.toContain('eyJ');
    expect(request?.headers['user-agent']).toBe('pingcli/test');
  });

  it('REL-10 that have expired are renewed once, and the request is sent once more', async () => {
    const world = await createClientWorld({ accessTokenLifetime: 60 });
    world.local.advance(120_000);
    expect((await namesOf(world)).length).toBeGreaterThan(1);
    expect(world.asked.renewals).toBe(1);
    expect(world.sent()).toHaveLength(2);
  });

  it('REL-10 that are refused again end with an authentication error', async () => {
    const world = await createClientWorld();
    world.local.faults.add(api, answer('{"code":"ACCESS_FAILED","message":"x"}', 'application/json', 401), 9);
    expect((await listFailure(world)).facts).toMatchObject({ outcome: 'not-signed-in', httpStatus: 401 });
    expect(world.sent()).toHaveLength(2);
    expect(world.asked.renewals).toBe(1);
  });

  it('REL-10 are not renewed for a 403', async () => {
    const world = await createClientWorld();
    world.local.faults.add(api, answer('{"code":"ACCESS_FAILED","message":"x"}', 'application/json', 403));
    expect((await listFailure(world)).facts).toMatchObject({
      outcome: 'permission-denied',
      code: 'ACCESS_FAILED',
    });
    expect(world.asked.renewals).toBe(0);
    expect(world.sent()).toHaveLength(1);
  });
});

describe('one object', () => {
  it('is fetched by its ID, untouched', async () => {
    const { local, client } = await createClientWorld();
    const environment = await client.get(environments, {}, local.environmentId);
    expect(environment).toMatchObject({ id: local.environmentId, name: 'Administrators' });
    expect(environment._links).toBeDefined();
    expect(client.lastAnswer.httpStatus).toBe(200);
  });

  it('F-28 with an empty body is a typed error', async () => {
    const { local, client } = await createClientWorld();
    local.faults.add(api, answer(''));
    const { facts } = await failure(client.get(environments, {}, local.environmentId));
    expect(facts.code).toBe('UNEXPECTED_ANSWER');
    expect(facts.message).toBe(`Could not get environment '${local.environmentId}'.`);
  });

  it('SEC-72 F-37 with an ID that is none is refused before anything is sent', async () => {
    const { client, sent } = await createClientWorld();
    expect((await failure(client.get(environments, {}, '../users'))).outcome).toBe('usage');
    expect(sent()).toEqual([]);
  });

  it('F-29 behind a redirect is not followed', async () => {
    const { local, client } = await createClientWorld();
    const other = await createClientWorld();
    local.faults.add(api, {
      kind: 'answer',
      status: 302,
      headers: { location: `${other.local.apiBaseUrl}/v1` },
    });
    const error = await failure(client.get(environments, {}, local.environmentId));
    expect(error.facts.code).toBe('REDIRECT_REFUSED');
    expect(other.sent()).toEqual([]);
  });
});
