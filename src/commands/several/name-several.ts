/** Several objects of one kind, each by ID or natural key: as arguments, by the flag, or one a line from the standard input. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { ArgumentDefinition, CommandContext, FlagDefinitions } from '../command.ts';
import { findObject, readId } from '../resource/find-object.ts';
import type { GivenFlags } from '../resource/given.ts';
import { labelOf } from '../resource/natural-key.ts';
import { pickObject } from '../resource/pick-object.ts';
import { keyWords, nounOf } from '../resource/subject.ts';
import type { Item } from './run-several.ts';

/** One that was named, as PingOne has it. */
export interface NamedItem extends Item {
  record: JsonObject;
}

export const goOnFlag: FlagDefinitions = {
  'continue-on-error': { type: 'boolean', summary: 'Go on with the others where one fails' },
};

const longestInput = 16 * 1024 * 1024;

export function severalArgument(definition: ResourceDefinition): ArgumentDefinition {
  return {
    name: definition.plural.replaceAll(' ', '-'),
    summary: `${keyWords(definition)} of each ${definition.singular}; - reads them from the standard input, one a line`,
    required: false,
    variadic: true,
    refers: nounOf(definition),
  };
}

export function severalFlags(definition: ResourceDefinition): FlagDefinitions {
  const { id, singular } = definition;
  if (id === undefined) return {};
  return {
    [id.flag]: {
      type: 'list',
      short: 'i',
      placeholder: 'ids or names',
      refers: nounOf(definition),
      summary: `${keyWords(definition)} of each ${singular}, instead of arguments`,
      ...(id.short === undefined || id.short === 'i' ? {} : { aliases: [id.short] }),
    },
  };
}

/** Looked at before anything is sent. Empty: nobody was named, and somebody is there to be asked. */
export async function readKeys(
  context: CommandContext,
  definition: ResourceDefinition,
  words: readonly string[],
  flags: GivenFlags,
): Promise<string[]> {
  const { id, singular, plural } = definition;
  const flagged = flags[id?.flag ?? ''];
  const keys: string[] = [];
  for (const word of [...words, ...(typeof flagged === 'object' ? flagged : [])]) {
    if (word !== '-') keys.push(word);
    else {
      const lines = (await context.readInput(longestInput)).split(/\r?\n/).map((line) => line.trim());
      keys.push(...lines.filter((line) => line !== ''));
    }
  }
  const named = [...new Set(keys)];
  for (const key of named) readId(definition, key);
  if (named.length === 0 && words.includes('-')) {
    throw usageError(`The standard input names no ${singular}.`, 'Write one a line.', 'MISSING_ARGUMENT');
  }
  if (named.length === 0 && !context.canAsk) {
    throw usageError(
      `Which ${plural}?`,
      `Name them by ${keyWords(definition)}: as arguments, with --${id?.flag} <ids or names>, or one a line with -.`,
      'MISSING_ARGUMENT',
    );
  }
  return named;
}

/** All are found before anything is done to the first; one that was named twice counts once. */
export async function findSeveral(
  context: CommandContext,
  definition: ResourceDefinition,
  parameters: PathParameters,
  keys: readonly string[],
): Promise<NamedItem[]> {
  const api = await context.api();
  const found =
    keys.length === 0
      ? [await pickObject(context, definition, parameters)]
      : await Promise.all(
          keys.map((key) => findObject({ api, say: context.say }, definition, parameters, key)),
        );
  const items = await Promise.all(
    found.map(async ({ id, record }) => {
      const whole = record ?? (await api.get(definition, parameters, id));
      return { id, name: labelOf(definition, whole), record: whole };
    }),
  );
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
