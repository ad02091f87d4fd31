/** Permissions that an application role grants. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { fixedRequests, getRequest } from '../verb.ts';

export type ApplicationRolePermission = JsonObject & { id: string };

export const applicationRolesPermissions = defineResource<ApplicationRolePermission>({
  product: 'authorize',
  command: ['application-roles', 'permissions'],
  singular: 'application role permission',
  plural: 'application role permissions',
  summary: 'Permissions that an application role grants',
  aliases: ['app-role-permissions'],
  collection: '/environments/{environmentId}/applicationRoles/{applicationRoleId}/permissions',
  embedded: 'permissions',
  parents: [
    {
      parameter: 'applicationRoleId',
      noun: 'authorize application-roles',
      flag: 'application-role-id',
      short: 'r',
      format: 'uuid',
    },
  ],
  id: { flag: 'permission-id', short: 'p', format: 'uuid' },
  recognizes: withText<ApplicationRolePermission>('id'),
  requests: { ...fixedRequests, get: { ...getRequest, searchesList: true } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'KEY', path: 'key', importance: 2 },
    { heading: 'ACTION', path: 'action', importance: 3 },
    { heading: 'RESOURCE', path: 'resource.name', importance: 4 },
    { heading: 'DESCRIPTION', path: 'description', importance: 5 },
  ],
  fields: [
    {
      flag: 'permission-id',
      short: 'p',
      member: 'id',
      type: 'text',
      help: 'Permission to add',
      sample: '5e2a1b6c-7d8f-4a90-8b1c-2d3e4f5a6b7c',
    },
  ],
  required: ['id'],
  readOnly: ['action', 'description', 'environment', 'key', 'resource'],
  template: { id: '' },
  deletionConsequence: 'Holders of the role lose the permission.',
  actions: [],
  sample: '7b3f4e1d-2c5a-4b6d-8e9f-0a1b2c3d4e5f',
  notes: ['The API reads one permission only through the list.'],
  roles: ['Environment Admin'],
});
