/** Groups that a group is a member of. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { fixedRequests } from '../verb.ts';

export type GroupNesting = JsonObject & { id: string };

export const groupsNestings = defineResource<GroupNesting>({
  product: 'platform',
  command: ['groups', 'nestings'],
  singular: 'group nesting',
  plural: 'group nestings',
  summary: 'Groups that a group is a member of',
  aliases: ['group-nestings'],
  collection: '/environments/{environmentId}/groups/{groupId}/memberOfGroups',
  embedded: 'groupMemberships',
  parents: [{ parameter: 'groupId', noun: 'groups', flag: 'group-id', short: 'g', format: 'uuid' }],
  id: { flag: 'nested-group-id', short: 'n', format: 'uuid' },
  recognizes: withText<GroupNesting>('id'),
  requests: fixedRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TYPE', path: 'type', importance: 2 },
  ],
  fields: [
    {
      flag: 'nested-group-id',
      short: 'n',
      member: 'id',
      type: 'text',
      help: 'Group to become a member of',
      refers: 'groups',
      sample: 'Support',
    },
  ],
  required: ['id'],
  readOnly: ['type'],
  template: { id: '' },
  list: { filter: { attributes: {}, open: true }, pageSize: {}, expand: ['group'] },
  actions: [],
  sample: '3c4d5e6f-7081-4293-a4b5-c6d7e8f90a1b',
  notes: ['Reads: this group is a member of those. A group can hold 250 nested groups.'],
  roles: ['Identity Data Admin'],
});
