/** One object as PingOne shows it in full: what `get` prints and what writes compare with. */
import { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import type { Address } from './address.ts';
import { idOf } from './natural-key.ts';
import type { Subject } from './subject.ts';

export async function readObject(
  context: CommandContext,
  { definition, command }: Subject,
  { parameters, object }: Address,
  query: Readonly<Record<string, string>> = {},
): Promise<JsonObject> {
  const api = await context.api();
  if (!definition.requests.get?.searchesList) return api.get(definition, parameters, object?.id, query);
  if (object?.record) return object.record;
  for await (const record of api.list(definition, parameters)) {
    if (idOf(definition, record) === object?.id) return record;
  }
  throw new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `There is no ${definition.singular} with the ID ${object?.id}.`,
    suggestion: `List them: ${command} list`,
  });
}

/** Some settings are nowhere until they are written for the first time. */
export async function readExisting(
  context: CommandContext,
  subject: Subject,
  address: Address,
): Promise<JsonObject | undefined> {
  const { requests, singleton } = subject.definition;
  if (!requests.get) return address.object?.record;
  try {
    return await readObject(context, subject, address);
  } catch (error) {
    if (singleton && error instanceof CliError && error.outcome === 'not-found') return undefined;
    throw error;
  }
}
