/** On a terminal an object that was not named is chosen from a list that narrows while a part of it is typed. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Choice } from '../../host/prompter.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import type { FoundObject } from './find-object.ts';
import { idOf, labelOf, scimText } from './natural-key.ts';

/** More than this is not fetched to choose from; the server searches where it can. */
const mostAtHand = 1000;
const mostShown = 50;

async function take(records: AsyncIterable<JsonObject>, most: number): Promise<JsonObject[]> {
  const taken: JsonObject[] = [];
  for await (const record of records) {
    taken.push(record);
    if (taken.length >= most) break;
  }
  return taken;
}

/** A filter for what is typed, where the endpoint has one that finds parts. */
function partFilter(definition: ResourceDefinition, typed: string): string | undefined {
  const member = definition.naturalKey?.member;
  const operators = member === undefined ? undefined : definition.list?.filter?.attributes[member];
  const operator = (['co', 'sw'] as const).find((each) => operators?.includes(each));
  return operator && `${member} ${operator} ${scimText(typed)}`;
}

function choiceOf(definition: ResourceDefinition, record: JsonObject): Choice<FoundObject> {
  const id = idOf(definition, record);
  const label = labelOf(definition, record);
  return { value: { id, record }, name: label === id ? id : `${label}  ${id}` };
}

async function openSearch(api: ApiClient, definition: ResourceDefinition, parameters: PathParameters) {
  const atHand = await take(api.list(definition, parameters), mostAtHand);
  return async (typed: string): Promise<readonly Choice<FoundObject>[]> => {
    const filter = typed === '' || atHand.length < mostAtHand ? undefined : partFilter(definition, typed);
    const records =
      filter === undefined ? atHand : await take(api.list(definition, parameters, { filter }), mostShown);
    const choices = records.map((record) => choiceOf(definition, record));
    const wanted = typed.toLowerCase();
    return choices.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, mostShown);
  };
}

/** Only where `context.canAsk`. */
export async function pickObject(
  context: CommandContext,
  definition: ResourceDefinition,
  parameters: PathParameters,
): Promise<FoundObject> {
  const { singular, plural } = definition;
  const find = await openSearch(await context.api(), definition, parameters);
  if ((await find('')).length === 0) {
    throw new CliError({
      outcome: 'not-found',
      category: 'not-found',
      code: 'NOT_FOUND',
      message: `There are no ${plural} to choose from.`,
    });
  }
  return context.ask.search({ message: `Select the ${singular}:`, find, signal: context.signal });
}
