/** The catalogue against the published contracts: paths, methods, required members, and the bodies of the templates. */
import { describe, expect, it } from 'vitest';
import type { ResourceDefinition } from '../../src/catalogue/definition.ts';
import { nounName } from '../../src/catalogue/noun.ts';
import { checkProductRequest, hasContracts, unknownPath } from '../support/product-contract.ts';
import { bodiesOf, fillBlanks, loadCatalogue } from './catalogue-data.ts';

const id = '5e2a1b6c-7d8f-4a90-8b1c-2d3e4f5a6b7c';
const check = checkProductRequest;

function pathOf(template: string): string {
  return template.replaceAll(/\{\w+\}/g, id);
}

function itemPath({ collection, singleton }: ResourceDefinition): string {
  return pathOf(singleton === true ? collection : `${collection}/{id}`);
}

const catalogue = await loadCatalogue();

describe.skipIf(!hasContracts())('the catalogue and the contracts', () => {
  it('name the same paths and methods', () => {
    const wrong = catalogue.flatMap(({ noun, definition }) =>
      Object.entries(definition.requests).flatMap(([verb, request]) => {
        if (request === undefined || request.searchesList === true) return [];
        const own =
          verb === 'list' || verb === 'create' ? pathOf(definition.collection) : itemPath(definition);
        const path = request.path === undefined ? own : pathOf(request.path);
        return check(definition.product, request.method, path)
          .filter((problem) => unknownPath.test(problem))
          .map((problem) => `${nounName(noun)} ${verb}: ${problem}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('name the same actions', () => {
    const wrong = catalogue.flatMap(({ noun, definition }) =>
      definition.actions.flatMap((action) => {
        const base = action.on === 'object' ? itemPath(definition) : pathOf(definition.collection);
        return check(definition.product, action.method, `${base}${action.suffix}`)
          .filter((problem) => unknownPath.test(problem))
          .map((problem) => `${nounName(noun)} ${action.name}: ${problem}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('agree on every template, once its blanks are filled', () => {
    const wrong = catalogue.flatMap(({ noun, definition }) =>
      bodiesOf(definition).flatMap(({ type, body, verb }) => {
        const path = verb === 'create' ? pathOf(definition.collection) : itemPath(definition);
        const method = verb === 'create' ? 'POST' : 'PUT';
        return check(definition.product, method, path, fillBlanks(body)).map(
          (problem) => `${nounName(noun)} ${type}: ${problem}`,
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('agree that a body without a required member is incomplete', () => {
    // A contract that leaves a choice of shapes, or types nothing, cannot tell; the plain ones can.
    const told = catalogue.flatMap(({ definition }) => {
      if (definition.template === undefined) return [];
      return bodiesOf(definition).flatMap(({ body, required, verb }) =>
        required.map((member) => {
          const path = verb === 'create' ? pathOf(definition.collection) : itemPath(definition);
          const { [member]: _, ...rest } = body;
          return (
            check(definition.product, verb === 'create' ? 'POST' : 'PUT', path, fillBlanks(rest)).length > 0
          );
        }),
      );
    });
    expect(told.filter(Boolean).length).toBeGreaterThan(0.9 * told.length);
  });
});
