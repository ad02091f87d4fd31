/** `users move`: into another population. */
import { usageError } from '../../core/errors.ts';
import { textAt } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';
import { changesOf } from '../resource/difference.ts';
import { findObject } from '../resource/find-object.ts';
import { textFlag } from '../resource/given.ts';
import { pickObject } from '../resource/pick-object.ts';
import type { Subject } from '../resource/subject.ts';
import { ofUser, userChangeCommand, userPath } from './user-change.ts';

const command = 'pingcli pingone users move';

export function moveCommand(subject: Subject, summary: string): CommandDefinition {
  return userChangeCommand(subject, {
    action: 'move',
    summary,
    description:
      'Moves users into another population: its password policy and its sign-on hold for them from then on.',
    verb: 'Move',
    doing: 'Moving',
    done: 'Moved',
    unchanged: 'is there already',
    examples: [
      { command: `${command} anna --population Staff`, summary: 'One user' },
      { command: `${command} anna ben --population Staff --yes`, summary: 'Several, in a script' },
      { command: `${command} anna --population Staff --dry-run`, summary: 'Only say what would change' },
    ],
    flags: {
      population: {
        type: 'text',
        short: 'p',
        aliases: ['population-id'],
        placeholder: 'id or name',
        summary: 'Population to move to (ID or name)',
        refers: 'populations',
      },
    },
    check(context, flags) {
      if (textFlag(flags, 'population') !== undefined || context.canAsk) return;
      throw usageError('Which population?', 'Give --population <id or name>.', 'MISSING_FLAG');
    },
    async prepare(context, flags, parameters) {
      const [api, populations] = await Promise.all([context.api(), context.resource('populations')]);
      const key = textFlag(flags, 'population');
      const found =
        key === undefined
          ? await pickObject(context, populations, parameters)
          : await findObject({ api, say: context.say }, populations, parameters, key);
      const { id } = found;
      const name = textAt(found.record, 'name') ?? id;
      return {
        rest: ` to the population '${name}'`,
        plan: async (_api, { record }) => changesOf(record, { population: { id } }),
        async perform(client, user) {
          if (changesOf(user.record, { population: { id } }).length === 0) return 'unchanged';
          await client.act({
            method: 'PUT',
            path: `${userPath}/population`,
            parameters: ofUser(parameters, user),
            body: { kind: 'json', value: { id } },
            what: `move the user '${user.name}' to the population '${name}'`,
          });
          return 'done';
        },
      };
    },
  });
}
