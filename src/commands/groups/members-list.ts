/** `groups members list`: the users in a group, through other groups as well. */
import type { CommandDefinition } from '../command.ts';
import { addressArguments, addressFlags, resolveAddress } from '../resource/address.ts';
import { isOn, joinFlags } from '../resource/given.ts';
import { scimText } from '../resource/natural-key.ts';
import type { Subject } from '../resource/subject.ts';

const command = 'pingcli pingone groups members list';

export function membersListCommand(groups: Subject, users: Subject, summary: string): CommandDefinition {
  const { columns } = users.definition;
  return {
    summary,
    description: 'Lists the users in a group; pages are followed to the end.',
    examples: [
      { command: `${command} Support`, summary: 'Of one group' },
      { command: `${command} Support --direct`, summary: 'Without those of nested groups' },
      { command: `${command} Support -O csv`, summary: 'For a spreadsheet' },
    ],
    subjects: [groups],
    arguments: addressArguments(groups, true),
    columns,
    roles: ['Identity Data Admin'],
    flags: joinFlags(addressFlags(groups, true), {
      direct: { type: 'boolean', summary: 'Only those who are members themselves' },
      limit: {
        type: 'integer',
        placeholder: 'number',
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        summary: 'Stop after so many; default: all',
      },
    }),
    async run(context, input) {
      const { flags } = input;
      const { parameters, object } = await resolveAddress(context, groups, input, true);
      const { environmentId = '' } = parameters;
      const direct = isOn(flags, 'direct') ? ` and type eq ${scimText('DIRECT')}` : '';
      const filter = `memberOfGroups[id eq ${scimText(object?.id ?? '')}${direct}]`;
      const limit = typeof flags.limit === 'number' ? { limit: flags.limit } : {};
      const api = await context.api();
      return {
        kind: 'records',
        records: api.list(users.definition, { environmentId }, { filter, ...limit }),
        columns,
        summarize: (count) =>
          count === 0 ? 'No members found.' : `Fetched ${count} ${count === 1 ? 'item' : 'items'}`,
        meta: { resource: 'user', action: 'list', effect: 'read' },
      };
    },
  };
}
