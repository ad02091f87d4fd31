/** A user or an application by one word: either may be meant. */
import { CliError } from '../../core/errors.ts';
import type { CommandContext } from '../command.ts';
import { type FoundObject, findObject } from '../resource/find-object.ts';
import type { Holder } from './held-assignments.ts';

export const holderKinds = ['user', 'application'] as const;

interface Named extends FoundObject {
  kind: Holder['kind'];
}

function isAbsent(error: unknown): boolean {
  return error instanceof CliError && ['not-found', 'permission-denied'].includes(error.outcome);
}

async function look(
  context: CommandContext,
  kind: Holder['kind'],
  key: string,
  environmentId: string,
): Promise<Named> {
  const definition = await context.resource(`${kind}s`);
  const api = await context.api();
  const found = await findObject({ api, say: context.say }, definition, { environmentId }, key);
  // An ID is not looked up, and either kind of object could have it.
  const record = found.record ?? (await api.get(definition, { environmentId }, found.id));
  return { kind, id: found.id, record };
}

/** A word alone may be either: both are looked for. */
export async function findHolder(
  context: CommandContext,
  asked: readonly Holder['kind'][],
  key: string,
  environmentId: string,
): Promise<Named> {
  const tries = await Promise.all(
    asked.map((kind) => look(context, kind, key, environmentId).catch((error: unknown) => ({ error }))),
  );
  for (const tried of tries) if ('error' in tried && !isAbsent(tried.error)) throw tried.error;
  const found = tries.flatMap((tried) => ('error' in tried ? [] : [tried]));
  const [one, other] = found;
  if (one !== undefined && other !== undefined) {
    throw new CliError({
      outcome: 'conflict',
      category: 'conflict',
      code: 'AMBIGUOUS_NAME',
      message: `Both a user and an application are named '${key}'.`,
      suggestion: 'Say which with --user or --application.',
    });
  }
  if (one !== undefined) return one;
  const [failed] = tries;
  if (asked.length === 1 && failed !== undefined && 'error' in failed) throw failed.error;
  const denied = tries.find(
    (tried) =>
      'error' in tried && tried.error instanceof CliError && tried.error.outcome === 'permission-denied',
  );
  if (denied !== undefined && 'error' in denied) throw denied.error;
  throw new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `There is neither a user nor an application named '${key}' in this environment.`,
    suggestion:
      'Name the environment with -e; a user by username, email or ID, an application by name or ID.',
  });
}
