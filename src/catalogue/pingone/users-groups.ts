/** Groups that a user is a member of. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export type UserMembership = JsonObject & {
  /** Of the group. */
  id: string;
  name?: string;
  /** `DIRECT`, or `INDIRECT` through another group. */
  type?: string;
};

export const usersGroups = defineResource<UserMembership>({
  product: 'platform',
  command: ['users', 'groups'],
  singular: 'group membership',
  plural: 'group memberships',
  summary: 'Groups that a user is a member of',
  collection: '/environments/{environmentId}/users/{userId}/memberOfGroups',
  embedded: 'groupMemberships',
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  recognizes: withText<UserMembership>('id'),
  requests: { list: { ...listRequest, ours: true } },
  columns: [
    { heading: 'GROUP ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'TYPE', path: 'type', importance: 3 },
  ],
  fields: [],
  required: [],
  readOnly: ['type'],
  list: { filter: { attributes: {}, open: true }, pageSize: {}, expand: ['group'] },
  actions: [],
  sample: '3c4d5e6f-7081-4293-a4b5-c6d7e8f90a1b',
  notes: ['INDIRECT: the user is a member of a group that is nested in this one.'],
  roles: ['Identity Data Admin'],
});
