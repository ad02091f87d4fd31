/** `groups members list`: the users in a group, through other groups as well. */
import type { CommandDefinition } from '../command.ts';
import { addressArguments, addressFlags, resolveAddress } from '../resource/address.ts';
import { isOn, joinFlags } from '../resource/given.ts';
import { checkListFlags, listFlags, listOptions } from '../resource/list-query.ts';
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
      { command: `${command} Support --filter 'enabled eq false'`, summary: 'Of those, the disabled' },
      { command: `${command} Support -O csv`, summary: 'For a spreadsheet' },
    ],
    subjects: [groups],
    arguments: addressArguments(groups, true),
    columns,
    roles: ['Identity Data Admin'],
    flags: joinFlags(
      addressFlags(groups, true),
      { direct: { type: 'boolean', summary: 'Only those who are members themselves' } },
      listFlags(users.definition),
    ),
    async run(context, input) {
      const { flags } = input;
      checkListFlags(users.definition, flags);
      const { parameters, object } = await resolveAddress(context, groups, input, true);
      const { environmentId = '' } = parameters;
      const direct = isOn(flags, 'direct') ? ` and type eq ${scimText('DIRECT')}` : '';
      const { filter: given, ...options } = await listOptions(context, users.definition, flags, parameters);
      const members = `memberOfGroups[id eq ${scimText(object?.id ?? '')}${direct}]`;
      const api = await context.api();
      return {
        kind: 'records',
        records: api.list(
          users.definition,
          { environmentId },
          {
            ...options,
            filter: given === undefined ? members : `${members} and (${given})`,
            isResumable: true,
          },
        ),
        columns,
        summarize: (count) =>
          count === 0 ? 'No members found.' : `Fetched ${count} ${count === 1 ? 'item' : 'items'}`,
        meta: { resource: 'user', action: 'list', effect: 'read' },
      };
    },
  };
}
