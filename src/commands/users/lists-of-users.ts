/** Lists of what belongs to a user, for several users too: the same records, and beside each whose it is. */
import { usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { CommandDefinition, Example } from '../command.ts';
import { addressFlags } from '../resource/address.ts';
import { collect } from '../resource/collect.ts';
import { joinFlags, textFlag } from '../resource/given.ts';
import { listCommand } from '../resource/list.ts';
import { checkListFlags } from '../resource/list-query.ts';
import type { Subject } from '../resource/subject.ts';
import { severalArgument, severalFlags } from '../several/name-several.ts';
import { findUsers, readUserKeys } from './one-user.ts';
import { eachOf, usernameColumn } from './tell-each.ts';

/** What a list belongs to, as the subject of a command about users. */
function ownersOf({ command, parents }: Subject): Subject {
  const [parent] = parents;
  if (parent === undefined) throw new Error(`'${command}' belongs to nobody`);
  return { definition: parent.definition, command, parents: [] };
}

export function listOfUsersCommand(
  subject: Subject,
  words: { summary?: string; examples?: readonly Example[]; notes?: readonly string[] } = {},
): CommandDefinition {
  const base = listCommand(subject);
  const { definition } = subject;
  const owners = ownersOf(subject);
  const flag = owners.definition.id?.flag ?? '';
  const { columns = [] } = base;
  const { [flag]: _one, ...others } = base.flags;
  return {
    ...base,
    ...words,
    examples: words.examples ?? [
      ...base.examples,
      { command: `${subject.command} list anna ben`, summary: 'Of several users, and whose each is' },
    ],
    description: `Lists ${definition.plural} of users; pages are followed to the end. Of several users each record says whose it is.`,
    arguments: [severalArgument(owners.definition)],
    answers: { ...base.answers, kind: 'records', columns: [usernameColumn, ...columns] },
    flags: joinFlags(addressFlags(owners, false), severalFlags(owners.definition), others),
    async run(context, input) {
      const { flags } = input;
      checkListFlags(definition, flags);
      const keys = await readUserKeys(context, owners, input);
      if (keys.length > 1 && textFlag(flags, 'cursor') !== undefined) {
        throw usageError('--cursor goes with one user.', 'Leave it out, or name one user.');
      }
      const [only, ...more] = keys;
      if (more.length === 0) {
        // The list of one is the resource's own, and nothing is looked up for it that it does not need.
        return base.run(context, { flags: { ...flags, [flag]: only }, arguments: [] });
      }
      const { environmentId, users } = await findUsers(context, owners, input, keys);
      const found = await Promise.all(
        users.map(async ({ id, name }): Promise<JsonObject[]> => {
          const own = { ...flags, 'environment-id': environmentId, [flag]: id };
          const result = await base.run(context, { flags: own, arguments: [] });
          const records = result.kind === 'records' ? await collect(result.records) : [];
          return records.map((record) => ({ username: name, ...record }));
        }),
      );
      const records = found.flat().slice(0, typeof flags.limit === 'number' ? flags.limit : undefined);
      return {
        kind: 'records',
        records: eachOf(records),
        columns: [usernameColumn, ...columns],
        summarize: (count) =>
          count === 0
            ? `No ${definition.plural} found.`
            : `Fetched ${count === 1 ? '1 item' : `${count} items`} of ${users.length} users`,
        meta: { resource: definition.singular, action: 'list', effect: 'read' },
      };
    },
  };
}
