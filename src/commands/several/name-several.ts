/** Several objects of one kind, each by ID or natural key: as arguments, by the flag, or one a line from the standard input. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { CliError, usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { ArgumentDefinition, CommandContext, FlagDefinitions } from '../command.ts';
import { environmentLabel } from '../resource/environment-label.ts';
import { type FoundObject, findObject, listHint, readId } from '../resource/find-object.ts';
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

/** One error for all that are not there, each with what may have been meant; of a single one its own says more. */
async function missing(
  context: CommandContext,
  definition: ResourceDefinition,
  parameters: PathParameters,
  failures: readonly { key: string; error: unknown }[],
): Promise<unknown> {
  const isAbsence = (error: unknown): error is CliError =>
    error instanceof CliError && error.outcome === 'not-found';
  const [first, ...others] = failures;
  const worse = failures.find(({ error }) => !isAbsence(error));
  if (worse || others.length === 0) return (worse ?? first)?.error;
  const list = listHint(definition);
  const lines = failures.flatMap(({ key, error }) => {
    const { suggestion = list } = isAbsence(error) ? error.facts : {};
    const hint = suggestion.replace(list, '').trim();
    return hint === '' ? [] : [`${key}: ${hint}`];
  });
  // Whoever may not see the environment is told all the same.
  const place = await environmentLabel(context, parameters).catch(() => undefined);
  const names = failures.map(({ key }) => `'${key}'`).join(', ');
  return new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `There are no ${definition.plural} ${names}${place === undefined ? '' : ` in ${place}`}. Nothing was done.`,
    ...(lines.length > 0 ? { reason: lines.join('\n') } : {}),
    suggestion: list,
  });
}

/** All are found before anything is done to the first; one that was named twice counts once. */
export async function findSeveral(
  context: CommandContext,
  definition: ResourceDefinition,
  parameters: PathParameters,
  keys: readonly string[],
): Promise<NamedItem[]> {
  const api = await context.api();
  const itemOf = async ({ id, record }: FoundObject): Promise<NamedItem> => {
    const whole = record ?? (await api.get(definition, parameters, id));
    return { id, name: labelOf(definition, whole), record: whole };
  };
  if (keys.length === 0) return [await itemOf(await pickObject(context, definition, parameters))];
  const tried = await Promise.all(
    keys.map(async (key) => {
      try {
        return await itemOf(await findObject({ api, say: context.say }, definition, parameters, key));
      } catch (error) {
        return { key, error };
      }
    }),
  );
  const failures = tried.flatMap((each) => ('error' in each ? [each] : []));
  if (failures.length > 0) throw await missing(context, definition, parameters, failures);
  const items = tried.flatMap((each) => ('error' in each ? [] : [each]));
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
