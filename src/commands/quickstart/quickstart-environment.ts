/** The environment that quickstart makes, and how it tells its own from every other. */
import { CliError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { CommandContext } from '../command.ts';
import { findWanted, type Wanted } from './ensure.ts';
import { createPatience, noPatience, type Patience } from './patience.ts';

export const defaultName = 'pingcli Test';

/** In the description, because an environment has nothing else that stays with it and that a person sees. */
const mark = 'Made by pingcli quickstart';
export const markedDescription = `${mark}; pingcli pingone quickstart remove deletes it.`;

/** Milliseconds for which a new environment may refuse its contents. */
const longestWait = 120_000;
/** Milliseconds after which a refusal is meant, whatever this machine's clock is off by. */
const settledAge = 600_000;

export const environmentFlags = {
  name: {
    type: 'text',
    default: defaultName,
    placeholder: 'name',
    summary: 'Name of the environment',
  },
} as const;

/** The flag that leads another command of quickstart to the same environment; nothing for the usual one. */
export function nameWords(name: string): string {
  return name === defaultName ? '' : ` --name ${shellWord(name)}`;
}

export function wantedEnvironment(body: JsonObject): Wanted {
  return { noun: 'environments', parameters: {}, key: 'name', body };
}

function foreign(environment: JsonObject, reason: string, suggestion: string): CliError {
  return new CliError({
    outcome: 'conflict',
    category: 'conflict',
    code: 'NOT_OF_QUICKSTART',
    message: `The environment '${textAt(environment, 'name')}' (${textAt(environment, 'id')}) was not made by quickstart, and is left as it is.`,
    reason,
    suggestion,
  });
}

/** @throws CliError (conflict) for an environment that is somebody else's. */
export function requireOurs(environment: JsonObject, suggestion: string): void {
  if (!(textAt(environment, 'description') ?? '').includes(mark)) {
    throw foreign(environment, `its description does not begin with "${mark}"`, suggestion);
  }
  const type = textAt(environment, 'type');
  if (type !== 'SANDBOX') throw foreign(environment, `its type is ${type}, not SANDBOX`, suggestion);
}

/** @returns undefined where there is none of this name. */
export async function findEnvironment(
  context: CommandContext,
  name: string,
  suggestion: string,
): Promise<JsonObject | undefined> {
  const found = await findWanted(context, wantedEnvironment({ name }));
  if (found !== undefined) requireOurs(found, suggestion);
  return found;
}

/** @throws CliError (not-found) with the command that makes one. */
/**
 * @param suggestion - For one that is somebody else's.
 * @param remedy - For one that is not there.
 */
export async function needEnvironment(
  context: CommandContext,
  name: string,
  suggestion: string,
  remedy: string,
): Promise<JsonObject> {
  const found = await findEnvironment(context, name, suggestion);
  if (found !== undefined) return found;
  throw new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `There is no environment named '${name}'.`,
    suggestion: remedy,
  });
}

/** For what lies in the environment: patient while it is young. */
export function patienceFor(context: CommandContext, environment: JsonObject): Patience {
  const age = context.clock.now() - Date.parse(textAt(environment, 'createdAt') ?? '');
  if (!(age < settledAge)) return noPatience;
  const what = `the new environment '${textAt(environment, 'name')}' to be ready`;
  return createPatience(context, { what, limit: longestWait });
}
