/** An object that is to be there once, however often the command runs: found by its name, created where it is missing. */
import { CliError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject, textAt } from '../../core/json.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { lookUpByKey } from '../resource/apply-lookup.ts';
import { ambiguous } from '../resource/find-object.ts';
import { describeObject } from '../resource/write-result.ts';
import { noPatience, type Patience } from './patience.ts';

export interface Wanted {
  /** As definitions name one another: `populations`. */
  noun: string;
  parameters: PathParameters;
  /** Member that names it. */
  key: 'name' | 'username';
  /** The whole of it; its name is what it is found by. */
  body: JsonObject;
}

export interface Ensured {
  record: JsonObject;
  id: string;
  effect: 'created' | 'found';
}

export async function findWanted(
  context: CommandContext,
  { noun, parameters, key, body }: Wanted,
  patience: Patience = noPatience,
): Promise<JsonObject | undefined> {
  const definition = await context.resource(noun);
  const name = textAt(body, key) ?? '';
  const found = await patience.await(() =>
    lookUpByKey(context, definition, parameters, { members: [key], label: name }, body),
  );
  if (found.length > 1) throw ambiguous(definition, name, found);
  return found[0];
}

function isDuplicate(error: unknown): boolean {
  if (!(error instanceof CliError) || !isJsonObject(error.facts.details)) return false;
  const { details } = error.facts.details;
  return (
    Array.isArray(details) && details.some((detail) => textAt(detail, 'code') === 'UNIQUENESS_VIOLATION')
  );
}

function lost(singular: string): CliError {
  return new CliError({
    outcome: 'outcome-unknown',
    category: 'api',
    code: 'OUTCOME_UNKNOWN',
    message: `PingOne says that it created the ${singular}, and does not show it.`,
    suggestion: 'Run the same command again: it goes on where it stopped.',
  });
}

async function create(context: CommandContext, wanted: Wanted, patience: Patience): Promise<Ensured> {
  const [api, definition] = await Promise.all([context.api(), context.resource(wanted.noun)]);
  try {
    const answer = await patience.await(() => api.create(definition, wanted.parameters, wanted.body));
    // A write does not fail on an answer of another shape, and without its ID nothing can go on.
    const record =
      answer && definition.recognizes(answer) ? answer : await findWanted(context, wanted, patience);
    if (record === undefined) throw lost(definition.singular);
    context.say.success(`Created ${describeObject(definition, record)}`);
    return { record, id: textAt(record, 'id') ?? '', effect: 'created' };
  } catch (error) {
    // An earlier run has created it, and the list does not show it yet.
    const record = isDuplicate(error)
      ? await patience.awaitSome(() => findWanted(context, wanted, patience))
      : undefined;
    if (record === undefined) throw error;
    return { record, id: textAt(record, 'id') ?? '', effect: 'found' };
  }
}

/** @param found - What a look-up before has found, where there was one. */
export async function ensure(
  context: CommandContext,
  wanted: Wanted,
  found: JsonObject | undefined,
  patience: Patience,
): Promise<Ensured> {
  if (found === undefined) return create(context, wanted, patience);
  const definition = await context.resource(wanted.noun);
  context.say.note(`There is ${describeObject(definition, found)} already.`);
  return { record: found, id: textAt(found, 'id') ?? '', effect: 'found' };
}
