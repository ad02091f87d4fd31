/** What looking an object up by its name costs, counted in the local PingOne's journal. */
import { expect, it } from 'vitest';
import { startWorld } from '../../support/api-world.ts';

/** Each page has one record, so that looking through all of them would be seen. */
async function smallPages(collection: string) {
  const world = await startWorld({ largestPage: 1 });
  const records = world.local.store.list(`environments/${world.local.environmentId}/${collection}`);
  expect(records.length).toBeGreaterThan(2);
  const last = records.at(-1) ?? {};
  const queries = () =>
    world
      .requests()
      .map(
        ({ method, url }) => `${method} ${decodeURIComponent(url).replace(/^.*?environments\/[^/]+\//, '')}`,
      );
  return { ...world, last, queries };
}

it('a name is found by one request where the server can filter, however many pages there are', async () => {
  const { run, last, queries } = await smallPages('users');
  const { code } = await run(['pingone', 'users', 'get', String(last.username)]);
  expect(code).toBe(0);
  expect(queries()).toEqual([`GET users?filter=username+eq+"${last.username}"`, `GET users/${last.id}`]);
});

it('an ID is not looked up at all', async () => {
  const { run, last, queries } = await smallPages('users');
  await run(['pingone', 'users', 'get', String(last.id)]);
  expect(queries()).toEqual([`GET users/${last.id}`]);
});

it('the names of an environment and of an object in it cost one request each', async () => {
  const { run, last, queries } = await smallPages('users');
  const { code } = await run(['pingone', 'users', 'get', '-e', 'Administrators', String(last.username)]);
  expect(code).toBe(0);
  expect(queries()).toEqual([
    'GET /v1/environments?filter=name+sw+"Administrators"',
    `GET users?filter=username+eq+"${last.username}"`,
    `GET users/${last.id}`,
  ]);
});
