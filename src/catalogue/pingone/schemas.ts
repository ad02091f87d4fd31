/** Schemas of the user directory. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type Schema = JsonObject & { id: string; name: string };

export const schemas = defineResource<Schema>({
  product: 'platform',
  command: ['schemas'],
  singular: 'schema',
  plural: 'schemas',
  summary: 'Schemas of the user directory',
  collection: '/environments/{environmentId}/schemas',
  embedded: 'schemas',
  parents: [],
  id: { flag: 'schema-id', short: 's', format: 'uuid' },
  recognizes: withText<Schema>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: 'User',
  roles: ['Environment Admin'],
});
