/** The application that a command is about: by its argument, by its flag, or picked from a list. */
import { usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { ArgumentDefinition, CommandContext } from '../command.ts';
import { findObject, readId } from '../resource/find-object.ts';
import { pickObject } from '../resource/pick-object.ts';

export const applicationArgument: ArgumentDefinition = {
  name: 'application',
  summary: 'ID or name of the application',
  required: false,
  refers: 'applications',
};

export const applicationFlag = {
  type: 'text',
  placeholder: 'id or name',
  summary: 'ID or name of the application, instead of the argument',
  refers: 'applications',
} as const;

/**
 * Sends nothing.
 *
 * @returns undefined where it is to be picked.
 * @throws CliError (usage) for two names, for none where nobody can be asked, and for what can be neither ID nor name.
 */
export async function applicationKey(
  context: CommandContext,
  word: string | undefined,
  flag: string | undefined,
): Promise<string | undefined> {
  if (word !== undefined && flag !== undefined && word !== flag)
    throw usageError(`Which application: '${word}' or '${flag}'?`, 'Name one.');
  const key = word ?? flag;
  if (key !== undefined) readId(await context.resource('applications'), key);
  else if (!context.canAsk)
    throw usageError('Which application?', 'Name it by ID or name.', 'MISSING_ARGUMENT');
  return key;
}

export async function readApplication(
  context: CommandContext,
  environmentId: string,
  key: string | undefined,
): Promise<JsonObject> {
  const [api, applications] = await Promise.all([context.api(), context.resource('applications')]);
  const parameters = { environmentId };
  const { id } =
    key === undefined
      ? await pickObject(context, applications, parameters)
      : await findObject({ api, say: context.say }, applications, parameters, key);
  return api.get(applications, parameters, id);
}
