/** SEC-77 no secret of any resource is on a stream, in a trace or in an error, whatever is done with it. */
import { describe, expect, it } from 'vitest';
import { nounName } from '../../../src/catalogue/noun.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/core/json.ts';
import { loadCatalogue } from '../../catalogue/catalogue-data.ts';
import { shareWorld } from '../../support/shared-world.ts';
import { sampleBody, seedObject } from './seeded-object.ts';

const open = shareWorld();
const canary = 'canary-of-a-secret-9271';

/** The body with the canary at a secret path; arrays on the way get one element. */
function withCanary(value: JsonValue | undefined, path: readonly string[]): JsonValue {
  const [head = '', ...rest] = path;
  if (head === '') return canary;
  const object: JsonObject = isJsonObject(value) ? value : {};
  const name = head.replace('[]', '');
  const inner = object[name];
  const changed = withCanary(Array.isArray(inner) ? inner[0] : inner, rest);
  return { ...object, [name]: head.endsWith('[]') ? [changed] : changed };
}

const catalogue = await loadCatalogue();
const secretive = catalogue.flatMap((resource) => {
  const { definition, noun } = resource;
  const verb = definition.requests.create ? 'create' : 'replace';
  const isJson = definition.requests[verb] && (definition.requests[verb]?.body ?? 'json') === 'json';
  return (isJson ? (definition.secrets ?? []) : [])
    .filter((path) => !definition.readOnly.includes(path))
    .map((path) => ({
      name: `${nounName(noun)} ${path}`,
      resource,
      verb,
      path,
    }));
});

describe('SEC-77', () => {
  it.each(secretive)('$name', async ({ resource, verb, path }) => {
    const { definition, noun } = resource;
    const world = open();
    const object = await seedObject(world.local, definition);
    const body = withCanary(sampleBody(world.local, definition), path.split('.'));
    const words = ['pingone', ...nounName(noun).split(' '), verb, ...object.parents];
    const id = verb === 'replace' && !definition.singleton ? [object.id] : [];
    const { stdout, stderr, code } = await world.run(
      [...words, ...id, '-f', '-', '--debug', ...(verb === 'replace' ? ['--yes'] : [])],
      {
        input: JSON.stringify(body),
      },
    );
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(world.requests().some((request) => request.body.includes(canary))).toBe(true);
    expect(stdout).not.toContain(canary);
    expect(stderr).not.toContain(canary);
  });

  it('a masked object can be edited: what stays masked stays what it is', async () => {
    const world = open();
    await world.run('pingone recaptcha-v2-config replace -f - --yes', {
      input: JSON.stringify({ siteKey: 'site', secretKey: canary }),
    });
    world.requests();
    let shown = '';
    await world.run('pingone recaptcha-v2-config replace --edit', {
      terminal: { columns: 80 },
      edit: (text) => {
        shown = text;
        return text.replace('"site"', '"other site"');
      },
    });
    expect(shown).toContain('********');
    const put = world.requests().find(({ method }) => method === 'PUT');
    expect(JSON.parse(put?.body ?? '')).toEqual({ siteKey: 'other site', secretKey: canary });
  });
});
