/** Roles inside applications, made of application permissions. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type ApplicationRole = JsonObject & { id: string; name: string };

export const applicationRoles = defineResource<ApplicationRole>({
  product: 'authorize',
  command: ['application-roles'],
  singular: 'application role',
  plural: 'application roles',
  summary: 'Roles inside applications, made of application permissions',
  collection: '/environments/{environmentId}/applicationRoles',
  embedded: 'roles',
  parents: [],
  id: { flag: 'application-role-id', short: 'r', format: 'uuid' },
  recognizes: withText<ApplicationRole>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the application role',
      sample: 'Order Clerk',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the application role is for' },
  ],
  required: ['name'],
  readOnly: ['id'],
  template: { name: '', description: '' },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Order Clerk',
  roles: ['Environment Admin'],
});
