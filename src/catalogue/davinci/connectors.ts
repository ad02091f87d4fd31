/** Connectors that DaVinci offers. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type Connector = JsonObject & { id: string; name: string };

export const connectors = defineResource<Connector>({
  product: 'davinci',
  command: ['connectors'],
  singular: 'connector',
  plural: 'connectors',
  summary: 'Connectors that DaVinci offers',
  collection: '/environments/{environmentId}/connectors',
  embedded: 'connectors',
  parents: [],
  id: { flag: 'connector-id', short: 'c', format: 'name' },
  recognizes: withText<Connector>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'VERSION', path: 'version', importance: 3 },
    { heading: 'TYPE', path: 'metadata.type', importance: 4 },
    { heading: 'DESCRIPTION', path: 'description', importance: 5 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [
    {
      name: 'details',
      summary: 'Show the properties and capabilities of a connector',
      on: 'object',
      method: 'GET',
      suffix: '/details',
      body: 'none',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'read',
      done: 'Read the details',
    },
  ],
  sample: 'httpConnector',
  roles: ['DaVinci Admin'],
});
