/**
 * Why a username and a password were refused, as the administrator may know: the authorization server tells nobody
 * whether a user exists, is disabled or has no password, and the Management API does.
 */
import { CliError } from '../../core/errors.ts';
import type { Outcome } from '../../core/exit-codes.ts';
import { type JsonObject, textAt, valueAt } from '../../core/json.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { CommandContext } from '../command.ts';
import { scimText } from '../resource/natural-key.ts';

interface Finding {
  outcome?: Outcome;
  code: string;
  message: string;
  suggestion: string;
}

type ReadUser = { user: JsonObject; passwordStatus: string | undefined } | undefined;

async function readUser(context: CommandContext, environmentId: string, username: string): Promise<ReadUser> {
  const [api, users] = await Promise.all([context.api(), context.resource('users')]);
  const filter = `username eq ${scimText(username)}`;
  for await (const user of api.list(users, { environmentId }, { filter, limit: 1 })) {
    const { json } = await api.act({
      method: 'GET',
      path: '/environments/{environmentId}/users/{userId}/password',
      parameters: { environmentId, userId: textAt(user, 'id') ?? '' },
      what: `read the state of the password of '${username}'`,
    });
    return { user, passwordStatus: textAt(json, 'status') };
  }
  return undefined;
}

function judge(found: ReadUser, environmentId: string, username: string): Finding | undefined {
  const command = (words: string): string =>
    `pingcli pingone users ${words} ${shellWord(username)} -e ${environmentId}`;
  if (found === undefined) {
    return {
      outcome: 'not-found',
      code: 'USER_NOT_FOUND',
      message: `There is no user '${username}' in this environment.`,
      suggestion: `List them: pingcli pingone users list -e ${environmentId}`,
    };
  }
  const { user, passwordStatus } = found;
  if (user.enabled === false) {
    const message = `The user '${username}' is disabled.`;
    return { code: 'USER_DISABLED', message, suggestion: `Enable the user: ${command('enable')}` };
  }
  if (valueAt(user, 'account.status') === 'LOCKED') {
    const message = `The account of '${username}' is locked.`;
    return { code: 'ACCOUNT_LOCKED', message, suggestion: `Unlock it: ${command('unlock')}` };
  }
  if (passwordStatus === 'NO_PASSWORD') {
    const message = `The user '${username}' has no password yet.`;
    return { code: 'NO_PASSWORD', message, suggestion: `Set one: ${command('password set')}` };
  }
  return undefined;
}

/** The failure as it was where nothing more can be found out: the session may not read users. */
export async function explainUser(
  context: CommandContext,
  failure: CliError,
  environmentId: string,
  username: string,
): Promise<CliError> {
  if (failure.facts.code !== 'WRONG_CREDENTIALS') return failure;
  try {
    const finding = judge(await readUser(context, environmentId, username), environmentId, username);
    if (finding === undefined) {
      const reason = 'the user exists, is enabled and has a password, so this one is wrong';
      return new CliError({ ...failure.facts, reason, cause: failure });
    }
    const { outcome = 'conflict', ...facts } = finding;
    return new CliError({ ...failure.facts, ...facts, outcome, cause: failure });
  } catch (error) {
    if (error instanceof CliError && error.facts.category !== 'cancelled') return failure;
    throw error;
  }
}
