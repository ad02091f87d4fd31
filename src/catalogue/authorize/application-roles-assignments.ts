/** Who holds an application role. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export const applicationRolesAssignments = defineResource<JsonObject>({
  product: 'authorize',
  command: ['application-roles', 'assignments'],
  singular: 'application role assignment',
  plural: 'application role assignments',
  summary: 'Who holds an application role',
  aliases: ['application-role-assignments'],
  collection: '/environments/{environmentId}/applicationRoles/{applicationRoleId}/assignments',
  embedded: 'assignments',
  parents: [
    {
      parameter: 'applicationRoleId',
      noun: 'authorize application-roles',
      flag: 'application-role-id',
      short: 'a',
      format: 'uuid',
    },
  ],
  recognizes: withMembers<JsonObject>(),
  requests: { list: listRequest },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'ROLE', path: 'role.id', importance: 2 },
    { heading: 'SUBJECT', path: 'subject.id', importance: 3 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: '',
  roles: ['Environment Admin'],
});
