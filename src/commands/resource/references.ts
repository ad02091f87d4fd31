/** A flag that means another object takes its name as well as its ID. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { findObject, readId } from './find-object.ts';
import { describeFormat, isIdOf, withArticle } from './subject.ts';

/** Whether the path of the collection can be built from what is known. */
function isReachable(definition: ResourceDefinition, parameters: PathParameters): boolean {
  const needed = [...definition.collection.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return definition.requests.list !== undefined && needed.every((name) => parameters[name] !== undefined);
}

/** @param noun - As definitions name one another: `populations`. */
export async function resolveReference(
  context: CommandContext,
  noun: string,
  flag: string,
  key: string,
  parameters: PathParameters,
  /** IDs by noun that other flags have given: they may be where this object lies. */
  known: ReadonlyMap<string, string> = new Map(),
): Promise<string> {
  const definition = await context.resource(noun);
  const format = definition.id?.format ?? 'uuid';
  if (isIdOf(format, key)) return key;
  const way = definition.parents.flatMap(({ parameter, noun: parent }) => {
    const parentId = known.get(parent);
    return parentId === undefined ? [] : [[parameter, parentId]];
  });
  const path: PathParameters = { ...Object.fromEntries(way), ...parameters };
  if (isReachable(definition, path)) {
    readId(definition, key);
    const finder = { api: await context.api(), say: context.say };
    return (await findObject(finder, definition, path, key)).id;
  }
  throw usageError(
    `--${flag} '${key}' is not the ID of ${withArticle(definition.singular)}.`,
    `Give its ID: ${describeFormat(format)}.`,
    'INVALID_ID',
  );
}
