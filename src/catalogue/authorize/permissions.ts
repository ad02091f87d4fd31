/** Permissions of an application resource. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type ApplicationPermission = JsonObject & { id: string; action: string };

export const permissions = defineResource<ApplicationPermission>({
  product: 'authorize',
  command: ['permissions'],
  singular: 'application permission',
  plural: 'application permissions',
  summary: 'Permissions of an application resource',
  aliases: ['application-resource-permissions'],
  collection: '/environments/{environmentId}/applicationResources/{applicationResourceId}/permissions',
  embedded: 'permissions',
  parents: [
    {
      parameter: 'applicationResourceId',
      noun: 'authorize application-resources',
      flag: 'application-resource-id',
      short: 'a',
      format: 'uuid',
    },
  ],
  id: { flag: 'application-resource-permission-id', format: 'uuid' },
  recognizes: withText<ApplicationPermission>('id', 'action'),
  naturalKey: { member: 'action' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'ACTION', path: 'action', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
    { heading: 'RESOURCE', path: 'resource.name', importance: 4 },
  ],
  fields: [
    {
      flag: 'description',
      member: 'description',
      type: 'text',
      help: 'What the application permission is for',
    },
    { flag: 'action', member: 'action', type: 'text', help: 'Action that is permitted', sample: 'read' },
  ],
  required: ['action'],
  readOnly: ['environment', 'id', 'resource'],
  template: { description: '', action: '' },
  apply: { mode: 'upsert', keys: [['action']] },
  actions: [],
  sample: 'read',
  roles: ['Environment Admin'],
});
