/** The catalogue's data agrees with itself: unique paths, resolvable parents, templates that can become bodies. */
import { describe, expect, it } from 'vitest';
import { nounName } from '../../src/catalogue/noun.ts';
import { findNoun, nounsByProduct } from '../../src/catalogue/nouns.ts';
import type { Verb } from '../../src/catalogue/verb.ts';
import { type JsonValue, valueAt } from '../../src/core/json.ts';
import { bodiesOf, loadCatalogue, type Resource } from './catalogue-data.ts';

const catalogue = await loadCatalogue();
const named = catalogue.map((resource): [string, Resource] => [nounName(resource.noun), resource]);

const verbOrder: readonly Verb[] = [
  'list',
  'get',
  'create',
  'replace',
  'patch',
  'apply',
  'delete',
  'template',
];

function has(body: JsonValue | undefined, path: string): boolean {
  return valueAt(body, path) !== undefined;
}

/** Where a field's value goes, without list marks: `scopes` of `scopes[].id`. */
function topOf(member: string): string {
  return member.split(/[.[]/)[0] ?? '';
}

describe('the nouns', () => {
  it('have 108 paths, each once', () => {
    const paths = catalogue.map(({ noun }) => nounName(noun));
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.length).toBe(108);
  });

  it('are never hidden by an alias of a sibling', () => {
    const spellings = catalogue.flatMap(({ noun }) => [
      nounName(noun),
      ...(noun.aliases ?? []).map((alias) => nounName({ ...noun, path: [...noun.path.slice(0, -1), alias] })),
    ]);
    expect(spellings.filter((spelling, index) => spellings.indexOf(spelling) !== index)).toEqual([]);
  });

  it('never share a word with a verb or an action of the noun above', () => {
    const taken = catalogue.flatMap(({ noun }) =>
      [...noun.verbs, ...(noun.actions ?? []).map((action) => action.name)].map(
        (word) => `${nounName(noun)} ${word}`,
      ),
    );
    expect(catalogue.map(({ noun }) => nounName(noun)).filter((path) => taken.includes(path))).toEqual([]);
  });

  it('lie in a file of their product that is named after them', () => {
    expect(
      Object.entries(nounsByProduct).every(([product, nouns]) =>
        nouns.every((noun) => noun.product === product),
      ),
    ).toBe(true);
  });
});

describe.each(named)('%s', (_, { noun, definition }) => {
  it('says the same in its noun and in its definition', () => {
    const {
      product,
      command,
      singular,
      plural,
      singleton,
      deleteResets,
      requests,
      apply,
      template,
      variants,
      actions,
    } = definition;
    expect({ product, path: command, singular, plural, singleton, deleteResets }).toEqual({
      product: noun.product,
      path: noun.path,
      singular: noun.singular,
      plural: noun.plural,
      singleton: noun.singleton,
      deleteResets: noun.deleteResets,
    });
    const verbs = verbOrder.filter(
      (verb) =>
        requests[verb] !== undefined ||
        (verb === 'apply' && apply !== undefined) ||
        (verb === 'template' && (template !== undefined || variants !== undefined)),
    );
    expect(noun.verbs).toEqual(verbs);
    expect((noun.actions ?? []).map(({ name, summary, aliases }) => ({ name, summary, aliases }))).toEqual(
      actions.map(({ name, summary, aliases }) => ({ name, summary, aliases })),
    );
  });

  it('has a parent for each parameter of its path, and each parent is a noun with that ID format', async () => {
    const parameters = [...definition.collection.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const expected = parameters.filter((parameter) => parameter !== 'environmentId');
    expect(definition.parents.map(({ parameter }) => parameter)).toEqual(expected);
    for (const parent of definition.parents) {
      const parentDefinition = await findNoun(parent.noun)?.load();
      expect(parentDefinition?.id?.format, parent.noun).toBe(parent.format);
      // The parent's own parents are among ours: a name can be looked up with what the command knows.
      const known = definition.parents.map(({ parameter }) => parameter);
      const needed = (parentDefinition?.parents ?? []).map(({ parameter }) => parameter);
      expect(needed.filter((parameter) => !known.includes(parameter))).toEqual([]);
    }
  });

  it('refers to nouns that exist and need no more than the environment', async () => {
    const referred = [...definition.fields, ...(definition.list?.flags ?? [])].flatMap(
      ({ refers }) => refers ?? [],
    );
    for (const name of referred) {
      const target = await findNoun(name)?.load();
      expect(target?.parents, name).toEqual([]);
    }
  });

  it('has flags that are spelled once', () => {
    const own = [
      ...definition.fields.flatMap(({ flag, alias }) => [flag, ...(alias === undefined ? [] : [alias])]),
      ...definition.parents.map(({ flag }) => flag),
    ];
    expect(own.filter((flag, index) => own.indexOf(flag) !== index)).toEqual([]);
    const letters = [...definition.parents, ...(definition.id ? [definition.id] : [])].flatMap(
      ({ short }) => short ?? [],
    );
    expect(letters.filter((letter, index) => letters.indexOf(letter) !== index)).toEqual([]);
    for (const flag of own) expect(flag).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('shows columns with headings of their own, the ID first and the most important one marked', () => {
    const { columns } = definition;
    expect(columns.length).toBeGreaterThan(0);
    const headings = columns.map(({ heading }) => heading);
    expect(new Set(headings).size).toBe(headings.length);
    for (const { heading, path } of columns) {
      expect(heading).toBe(heading.toUpperCase());
      expect(path).toMatch(/^\w+(\[\])?(\.\w+(\[\])?)*$/);
    }
    expect(columns.map(({ importance }) => importance)).toContain(1);
    if (columns.some(({ path }) => path === 'id')) expect(columns[0]?.path).toBe('id');
    const key = definition.naturalKey?.member;
    if (key !== undefined) expect(columns.map(({ path }) => path)).toContain(key);
  });

  it('has its required members in the template, and nothing there that the server sets', () => {
    for (const { body, required } of bodiesOf(definition)) {
      expect(required.filter((member) => !has(body, member))).toEqual([]);
      expect(definition.readOnly.filter((member) => has(body, member))).toEqual([]);
    }
  });

  it('reaches every required member by a field or the template', () => {
    const reachable = new Set([
      ...definition.fields.map(({ member }) => topOf(member)),
      ...Object.values(definition.requests).flatMap(
        (request) => request?.fields?.map(({ member }) => member) ?? [],
      ),
      ...bodiesOf(definition).flatMap(({ body }) => Object.keys(body)),
    ]);
    expect(definition.required.filter((member) => !reachable.has(member))).toEqual([]);
  });

  it('writes no field that the server sets', () => {
    const written = definition.fields.map(({ member }) => member);
    expect(written.filter((member) => definition.readOnly.includes(topOf(member)))).toEqual([]);
  });

  it('tells its variants apart by the value in their templates', () => {
    const { variants } = definition;
    if (variants === undefined) return;
    expect(definition.template).toBeUndefined();
    const types = variants.variants.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    const { discriminator } = variants;
    if (discriminator === undefined) return;
    const values = variants.variants.flatMap((variant) => variant.values);
    expect(new Set(values).size).toBe(values.length);
    for (const { template, values: served } of variants.variants) {
      expect(served).toContain(valueAt(template, discriminator));
      for (const member of definition.required) expect(has(template, member)).toBe(true);
    }
  });

  it('can be applied by what its bodies hold', () => {
    const { apply } = definition;
    if (apply?.mode !== 'upsert') return;
    const heads = apply.keys.flatMap((key) => key[0] ?? []);
    expect(
      bodiesOf(definition).every(
        ({ body, verb }) => verb === 'replace' || heads.some((head) => has(body, head)),
      ),
    ).toBe(true);
  });

  it('is said in plain sentences', () => {
    const lines = [
      noun.summary,
      ...definition.fields.map(({ help }) => help),
      ...definition.actions.flatMap(({ summary, fields }) => [summary, ...fields.map(({ help }) => help)]),
    ];
    for (const line of lines) expect(line).toMatch(/^[A-Zr].*[^.\s]$/);
    const sentences = [
      ...(definition.notes ?? []),
      ...[definition.deletionConsequence ?? []].flat(),
      ...definition.actions.flatMap(({ consequence, help }) => [consequence ?? [], help ?? []].flat()),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.*[.)]$|^\S.*'\.$/);
  });

  it('asks before an action that takes something away', () => {
    for (const action of definition.actions) {
      if (action.method === 'DELETE' || action.name.startsWith('rotate'))
        expect(action.confirmation).toBe('ask');
      if (action.confirmation !== 'none') expect(action.consequence).toBeDefined();
      if (action.answer.kind === 'records') expect(action.answer.embedded).toBeDefined();
    }
  });
});
