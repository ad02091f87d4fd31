/** Integrations from the catalogue. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type Integration = JsonObject & { id: string; name: string };

export const integrations = defineResource<Integration>({
  product: 'platform',
  command: ['integrations'],
  singular: 'integration',
  plural: 'integrations',
  summary: 'Integrations from the catalogue',
  collection: '/environments/{environmentId}/integrations',
  embedded: 'integrations',
  parents: [],
  id: { flag: 'integration-id', short: 'i', format: 'uuid' },
  recognizes: withText<Integration>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'PUBLISHER', path: 'publisher', importance: 3 },
    { heading: 'TAGS', path: 'tags', importance: 4, shows: 'list' },
    { heading: 'PING PRODUCTS', path: 'pingProductNames', importance: 5, shows: 'list' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  list: { filter: { attributes: {}, open: true }, expand: [] },
  actions: [],
  sample: 'Slack',
  roles: ['Environment Admin'],
});
