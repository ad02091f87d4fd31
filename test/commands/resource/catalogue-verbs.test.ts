/** Every verb and action of every resource, once, against the local PingOne; each request against the contract. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne, RecordedRequest } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import type { ActionDefinition } from '../../../src/catalogue/action.ts';
import type { FieldDefinition } from '../../../src/catalogue/field.ts';
import { nounName } from '../../../src/catalogue/noun.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { bodiesOf, fillBlanks, loadCatalogue, type Resource } from '../../catalogue/catalogue-data.ts';
import { type ApiWorld, openWorld } from '../../support/api-world.ts';
import { checkProductRequest, hasContracts } from '../../support/product-contract.ts';
import type { CliRun } from '../../support/run-cli.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { type SeededObject, sampleBody, seedObject } from './seeded-object.ts';

let local: LocalPingOne;
let world: ApiWorld;

beforeAll(async () => {
  local = await startLocalPingOne();
  world = openWorld(local);
});
afterAll(() => local.stop());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

function wordsOf({ noun }: Resource): string[] {
  return ['pingone', ...nounName(noun).split(' ')];
}

interface Call extends CliRun {
  requests: RecordedRequest[];
  data: unknown;
}

async function call(
  resource: Resource,
  verb: string,
  words: readonly string[],
  input?: JsonObject,
  home = temporaryDirectory(),
): Promise<Call> {
  world.requests();
  const result = await world.run([...wordsOf(resource), verb, ...words, '-O', 'json'], {
    home,
    ...(input === undefined ? {} : { input: JSON.stringify(input) }),
  });
  const requests = world.requests();
  for (const request of requests) expect(problemsOf(resource, request)).toEqual([]);
  const envelope: { data: unknown } =
    result.stdout.startsWith('{"') || result.stdout.startsWith('{\n')
      ? JSON.parse(result.stdout)
      : { data: undefined };
  return { ...result, requests, data: envelope.data };
}

function problemsOf({ definition }: Resource, request: RecordedRequest): readonly string[] {
  if (!hasContracts()) return [];
  const { method, url, headers } = request;
  const type = headers['content-type'] ?? '';
  const isPlainJson = type === 'application/json' && request.body !== '';
  // The contracts type the plain JSON bodies; actions and uploads are told apart by media type, which they do not know.
  if (type !== '' && !isPlainJson) return [];
  const path = new URL(url, 'http://localhost').pathname;
  const body = isPlainJson ? JSON.parse(request.body) : undefined;
  return checkProductRequest(definition.product, method, path, body).filter(
    // The contracts know only some of the reads; and a PATCH has the schema of a PUT there, though it needs nothing.
    (problem) =>
      !(method === 'GET' && /has no (path|GET)/.test(problem)) &&
      !(method === 'PATCH' && problem.includes('must have required property')),
  );
}

function expectDone(result: Call, method: string, path: string): RecordedRequest {
  expect([result.code, result.code === 0 ? '' : result.stderr]).toEqual([0, '']);
  const last = result.requests.filter((request) => request.method === method).at(-1);
  expect(last?.url.split('?')[0]).toBe(`/v1/${path}`);
  expect(last?.status).toBeLessThan(300);
  if (!last) throw new Error('no request');
  return last;
}

function flagWords(fields: readonly FieldDefinition[], required: readonly string[], home: string): string[] {
  return fields.flatMap(({ flag, type, choices, sample, secret, member }) => {
    if (type === 'file') {
      writeFileSync(join(home, 'upload.png'), png);
      return [`--${flag}`, 'upload.png'];
    }
    if (!required.some((name) => name === member || member.startsWith(`${name}.`))) return [];
    if (secret) {
      writeFileSync(join(home, `${flag}.txt`), 'a secret of the test\n');
      return [`--${flag}-file`, `${flag}.txt`];
    }
    if (type === 'boolean') return [`--${flag}`];
    return [`--${flag}`, String(choices?.at(-1) ?? sample ?? 'sample')];
  });
}

/** A test for what the resource has; what it lacks is not a test that was left out. */
function when(applies: unknown, name: string, run: () => Promise<void>): void {
  if (applies) it(name, run);
}

const catalogue = await loadCatalogue();

describe.each(catalogue.map((resource) => ({ name: nounName(resource.noun), resource })))(
  '$name',
  ({ resource }) => {
    const { definition, noun } = resource;
    const { requests, singleton } = definition;
    const address = (object: SeededObject): string[] =>
      singleton ? object.parents : [...object.parents, object.id];

    when(requests.list, 'list', async () => {
      const object = await seedObject(local, definition);
      const required = (definition.list?.flags ?? []).flatMap(({ flag, required: isNeeded }) =>
        isNeeded ? [`--${flag}`, '2026-01-01T00:00:00Z'] : [],
      );
      const filter = definition.list?.filter?.required ? ['--filter', 'startDate eq "2026-11-01"'] : [];
      const result = await call(resource, 'list', [...object.parents, ...required, ...filter]);
      expectDone(result, 'GET', object.collection);
      expect(Array.isArray(result.data)).toBe(true);
    });

    when(requests.get && !singleton, 'get by ID', async () => {
      const object = await seedObject(local, definition);
      const result = await call(resource, 'get', address(object));
      expectDone(result, 'GET', requests.get?.searchesList ? object.collection : object.path);
      expect(result.data).toMatchObject({ id: object.id });
    });

    when(
      requests.get && requests.list && definition.naturalKey && !definition.naturalKey.with,
      'get by name',
      async () => {
        const object = await seedObject(local, definition);
        const key = String(object.document[definition.naturalKey?.member ?? '']);
        const result = await call(resource, 'get', [...object.parents, key]);
        expect([result.code, result.stderr]).toEqual([0, '']);
        expect(result.data).toMatchObject({ id: object.id });
        const [lookUp, ...others] = result.requests.map(({ url }) => new URL(url, local.apiBaseUrl));
        expect(lookUp?.pathname).toBe(`/v1/${object.collection}`);
        const { filter, member } = definition.naturalKey ?? {};
        if (filter) expect(lookUp?.searchParams.get('filter')).toContain(`${member} ${filter} `);
        // One to find it, and one for all of it where the list does not have that.
        expect(others).toHaveLength(requests.get?.searchesList ? 0 : 1);
      },
    );

    when(requests.get && singleton, 'get', async () => {
      const object = await seedObject(local, definition);
      if (requests.replace)
        await call(
          resource,
          'replace',
          [...object.parents, '-f', '-', '--yes'],
          sampleBody(local, definition),
        );
      expectDone(await call(resource, 'get', object.parents), 'GET', object.path);
    });

    const jsonCreate = requests.create && (requests.create.body ?? 'json') === 'json';
    it.each(jsonCreate ? bodiesOf(definition).filter(({ verb }) => verb === 'create') : [])(
      'create from its template $type',
      async ({ type }) => {
        const object = await seedObject(local, definition);
        const shown = await world.run([
          ...wordsOf(resource),
          'template',
          ...(type === '' ? [] : ['--template-type', type]),
        ]);
        expect(JSON.parse(shown.stdout)).toEqual(
          bodiesOf(definition).find((each) => each.type === type)?.body,
        );
        const result = await call(
          resource,
          'create',
          [...object.parents, '-f', '-'],
          sampleBody(local, definition, type),
        );
        expectDone(result, 'POST', object.collection);
        expect(result.stderr).not.toContain('Left out');
      },
    );

    when(requests.create && !jsonCreate, 'create', async () => {
      const object = await seedObject(local, definition);
      const home = temporaryDirectory();
      const words = flagWords(requests.create?.fields ?? [], definition.required, home);
      expectDone(
        await call(resource, 'create', [...object.parents, ...words], undefined, home),
        'POST',
        object.collection,
      );
    });

    when(requests.replace, 'replace', async () => {
      const object = await seedObject(local, definition);
      const body = bodiesOf(definition).find(({ verb }) => verb === 'replace')?.body;
      const filled = body
        ? sampleBody(local, { ...definition, template: body })
        : sampleBody(local, definition);
      const result = await call(resource, 'replace', [...address(object), '-f', '-', '--yes'], filled);
      expectDone(result, 'PUT', object.path);
    });

    when(requests.patch, 'patch', async () => {
      const object = await seedObject(local, definition);
      const [first] = Object.entries(sampleBody(local, definition)).filter(
        ([, value]) => typeof value === 'string',
      );
      const result = await call(resource, 'patch', [...address(object), '-f', '-'], {
        [first?.[0] ?? '']: first?.[1] ?? '',
      });
      expectDone(result, 'PATCH', object.path);
    });

    when(definition.apply, 'apply twice', async () => {
      const object = await seedObject(local, definition);
      const body = sampleBody(local, definition);
      const words = [...object.parents, '-f', '-', ...(definition.enabledMember ? ['--yes'] : [])];
      const first = await call(resource, 'apply', words, body);
      expect([first.code, first.code === 0 ? '' : first.stderr]).toEqual([0, '']);
      expect(first.requests.some(({ method }) => method === (singleton ? 'PUT' : 'POST')) || singleton).toBe(
        true,
      );
      const second = await call(resource, 'apply', words, body);
      expect(JSON.parse(second.stdout).meta.effect).toBe('unchanged');
      expect(second.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    when(requests.delete, 'delete', async () => {
      const object = await seedObject(local, definition);
      const name = String(object.document[definition.naturalKey?.member ?? 'id'] ?? object.id);
      const agreed = definition.deletion === 'type-name' ? ['--confirm', name] : ['--yes'];
      expectDone(await call(resource, 'delete', [...address(object), ...agreed]), 'DELETE', object.path);
    });

    when(noun.verbs.includes('template'), 'template as YAML', async () => {
      const { code, stdout } = await world.run([...wordsOf(resource), 'template', '-O', 'yaml']);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/^[{[]\n/);
    });

    it.each(definition.actions)('$name', async (action: ActionDefinition) => {
      const object = await seedObject(local, definition);
      const home = temporaryDirectory();
      const { fields, required, confirmation, takesFile, template, method, on, suffix } = action;
      const file = takesFile && template ? ['-f', '-'] : flagWords(fields, required, home);
      const agreed =
        confirmation === 'ask' ? ['--yes'] : confirmation === 'type-name' ? ['--confirm', object.id] : [];
      const filled = fillBlanks(template ?? {});
      const input =
        takesFile && template && typeof filled === 'object' && !Array.isArray(filled) ? filled : null;
      const words = [...(on === 'object' ? address(object) : object.parents), ...file, ...agreed];
      const output = action.answer.kind === 'binary' ? ['-o', 'answer.bin'] : [];
      const result = await call(resource, action.name, [...words, ...output], input ?? undefined, home);
      expectDone(result, method, `${on === 'object' ? object.path : object.collection}${suffix}`);
    });
  },
);
