/** `users sessions delete`: signs users off wherever they are signed on. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { CliError, usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { isUuid } from '../../core/uuid.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandDefinition } from '../command.ts';
import { collect } from '../resource/collect.ts';
import type { GivenFlags } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { removeIfThere } from './remove-if-there.ts';
import { describeSession } from './sessions.ts';
import { ofUser, userChangeCommand } from './user-change.ts';

const command = 'pingcli pingone users sessions delete';

function givenIds(flags: GivenFlags): readonly string[] | undefined {
  const value = flags['session-id'];
  return typeof value === 'object' ? value : undefined;
}

/** @param only - IDs; absent: all of them. */
async function readSessions(
  api: ApiClient,
  sessions: ResourceDefinition,
  parameters: PathParameters,
  only: readonly string[] | undefined,
): Promise<JsonObject[]> {
  const found = await collect(api.list(sessions, parameters));
  if (only === undefined) return found;
  const missing = only.filter((id) => !found.some((session) => session.id === id));
  if (missing.length === 0) return found.filter(({ id }) => typeof id === 'string' && only.includes(id));
  throw new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `The user has no session ${missing.join(', ')}.`,
    suggestion: 'List them: pingcli pingone users sessions list',
  });
}

export function sessionsDeleteCommand(subject: Subject, summary: string): CommandDefinition {
  return userChangeCommand(subject, {
    action: 'delete sessions',
    effect: 'deleted',
    summary,
    description:
      'Ends every session of the users, or those that --session-id names. Tokens that applications hold are good until they expire.',
    verb: 'End the sessions of',
    doing: 'Ending the sessions of',
    done: 'Ended the sessions of',
    unchanged: 'has no session',
    consequence: 'They have to sign on again, in every application.',
    examples: [
      { command: `${command} anna`, summary: 'All of them; asks first' },
      { command: `${command} anna ben --yes`, summary: 'Of several users, in a script' },
      { command: `${command} anna --session-id <session ID>`, summary: 'Only this one' },
    ],
    flags: {
      'session-id': {
        type: 'list',
        short: 's',
        placeholder: 'ids',
        summary: 'Only these sessions of the one user',
      },
    },
    check(_context, flags, count) {
      const ids = givenIds(flags);
      if (ids === undefined) return;
      const wrong = ids.find((id) => !isUuid(id));
      if (wrong !== undefined) {
        throw usageError(
          `'${wrong}' is not the ID of a session.`,
          'List them: users sessions list',
          'INVALID_ID',
        );
      }
      if (count > 1) throw usageError('--session-id goes with one user.', 'Leave it out, or name one user.');
    },
    async prepare(context, flags) {
      const sessions = await context.resource('users sessions');
      const only = givenIds(flags)?.map((id) => id.toLowerCase());
      return {
        async plan(api, user, parameters) {
          const found = await readSessions(api, sessions, ofUser(parameters, user), only);
          return found.map((before) => ({
            change: '-',
            member: `session ${describeSession(before)}`,
            before,
            after: null,
          }));
        },
        async perform(api, user, parameters) {
          const own = ofUser(parameters, user);
          const found = await readSessions(api, sessions, own, only);
          await Promise.all(found.map(({ id }) => removeIfThere(api, sessions, own, String(id))));
          return found.length === 0 ? 'unchanged' : 'done';
        },
      };
    },
  });
}
