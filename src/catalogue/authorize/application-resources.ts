/** Application resources of the environment, whichever resource they belong to. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type ApplicationResource = JsonObject & { id: string; name: string };

export const applicationResources = defineResource<ApplicationResource>({
  product: 'authorize',
  command: ['application-resources'],
  singular: 'application resource',
  plural: 'application resources',
  summary: 'Application resources of the whole environment',
  collection: '/environments/{environmentId}/applicationResources',
  embedded: 'resources',
  parents: [],
  id: { flag: 'application-resource-id', format: 'uuid' },
  recognizes: withText<ApplicationResource>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
    { heading: 'PARENT', path: 'parent.id', importance: 4 },
    { heading: 'PARENT TYPE', path: 'parent.type', importance: 5 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: 'Orders',
  notes: ['This is a read view: they are created with pingone resources application-resources.'],
  roles: ['Environment Admin'],
});
