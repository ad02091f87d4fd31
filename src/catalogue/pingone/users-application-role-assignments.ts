/** Application roles that a user holds. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { createRequest, deleteRequest, listRequest } from '../verb.ts';

export type ApplicationRoleAssignment = JsonObject & { id: string };

export const usersApplicationRoleAssignments = defineResource<ApplicationRoleAssignment>({
  product: 'platform',
  command: ['users', 'application-role-assignments'],
  singular: 'application role assignment',
  plural: 'application role assignments',
  summary: 'Application roles that a user holds',
  aliases: ['user-application-role-assignments'],
  collection: '/environments/{environmentId}/users/{userId}/applicationRoles',
  embedded: 'roles',
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  id: { flag: 'application-role-id', short: 'a', format: 'uuid' },
  recognizes: withText<ApplicationRoleAssignment>('id'),
  naturalKey: { member: 'name' },
  requests: { list: listRequest, create: createRequest, delete: deleteRequest },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
  ],
  fields: [
    {
      flag: 'application-role-id',
      short: 'a',
      member: 'id',
      type: 'text',
      help: 'Application role',
      refers: 'authorize application-roles',
      sample: 'Order Clerk',
    },
  ],
  required: ['id'],
  readOnly: ['environment'],
  template: { id: '' },
  deletionConsequence: 'What the role allowed is no longer allowed.',
  actions: [],
  sample: 'Order Clerk',
  roles: ['Identity Data Admin'],
});
