/** Application resources of a resource, which carry permissions. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type ApplicationResource = JsonObject & { id: string; name: string };

export const resourcesApplicationResources = defineResource<ApplicationResource>({
  product: 'platform',
  command: ['resources', 'application-resources'],
  singular: 'application resource',
  plural: 'application resources',
  summary: 'Application resources of a resource, which carry permissions',
  collection: '/environments/{environmentId}/resources/{resourceId}/applicationResources',
  embedded: 'resources',
  parents: [{ parameter: 'resourceId', noun: 'resources', flag: 'resource-id', short: 'r', format: 'uuid' }],
  id: { flag: 'application-resource-id', short: 'a', format: 'uuid' },
  recognizes: withText<ApplicationResource>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
    { heading: 'PARENT', path: 'parent.id', importance: 4 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the application resource',
      sample: 'Orders',
    },
    {
      flag: 'description',
      member: 'description',
      type: 'text',
      help: 'What the application resource is for',
    },
  ],
  required: ['name'],
  readOnly: ['id', 'parent'],
  template: { name: '', description: '' },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Orders',
  roles: ['Environment Admin'],
});
