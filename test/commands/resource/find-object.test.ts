import { describe, expect, it } from 'vitest';
import { environments } from '../../../src/catalogue/pingone/environments.ts';
import { type Finder, findObject } from '../../../src/commands/resource/find-object.ts';
import type { ApiClient } from '../../../src/pingone/api-client.ts';
import { createClientWorld } from '../../pingone/client-world.ts';
import { failure } from '../../support/failure.ts';

const withoutKey = { ...environments, naturalKey: undefined };
const { naturalKey: _, ...byIdOnly } = withoutKey;

function finder(api: ApiClient): Finder {
  return { api, say: { detail: () => undefined } };
}

describe('an object', () => {
  it('is found by its ID in either case', async () => {
    const { client, local } = await createClientWorld();
    const found = await findObject(finder(client), environments, {}, local.environmentId.toUpperCase());
    expect(found.id).toBe(local.environmentId);
  });

  it('is found by its whole name, although the endpoint filters by the beginning only', async () => {
    const { client } = await createClientWorld();
    const found = await findObject(finder(client), environments, {}, 'Customer Portal');
    expect(found.record?.name).toBe('Customer Portal');
  });

  it('may have a name with quotes and backslashes', async () => {
    const { client, sent } = await createClientWorld();
    await failure(findObject(finder(client), environments, {}, 'a "b" \\ c'));
    expect(new URL(sent()[0]?.split(' ')[1] ?? '', 'http://h').searchParams.get('filter')).toBe(
      'name sw "a \\"b\\" \\\\ c"',
    );
  });

  it('that is not there is not found, with the name that was probably meant', async () => {
    const { client } = await createClientWorld();
    const { facts } = await failure(findObject(finder(client), environments, {}, 'administrators'));
    expect(facts).toMatchObject({ outcome: 'not-found', code: 'NOT_FOUND' });
    expect(facts.message).toBe("There is no environment named 'administrators'.");
    expect(facts.suggestion).toContain("Did you mean 'Administrators'?");
  });

  it('whose name several have is an error that lists them', async () => {
    const { client, local } = await createClientWorld();
    const twins = ['1', '2'].map((id) => ({ id, name: 'Twin', description: `the one of ${id}` }));
    const body = JSON.stringify({ _embedded: { environments: twins } });
    local.faults.add({ host: 'api' }, { kind: 'answer', status: 200, body });
    const { facts } = await failure(findObject(finder(client), environments, {}, 'Twin'));
    expect(facts).toMatchObject({ outcome: 'conflict', code: 'AMBIGUOUS_NAME' });
    expect(facts.reason?.split('\n')).toEqual(['1  Twin  the one of 1', '2  Twin  the one of 2']);
  });

  it.each(['', 'Administrators', '../users'])(
    'F-36 that is known by ID only is not asked for as %j',
    async (key) => {
      const { client, sent } = await createClientWorld();
      expect((await failure(findObject(finder(client), byIdOnly, {}, key))).facts).toMatchObject({
        outcome: 'usage',
        code: 'INVALID_ID',
      });
      expect(sent()).toEqual([]);
    },
  );

  it('F-36 without any name is not asked for', async () => {
    const { client, sent } = await createClientWorld();
    const { facts } = await failure(findObject(finder(client), environments, {}, ''));
    expect(facts.suggestion).toBe('Give its ID or name.');
    expect(sent()).toEqual([]);
  });
});
