/** Versions of an integration. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type IntegrationVersion = JsonObject & { id: string };

export const integrationsVersions = defineResource<IntegrationVersion>({
  product: 'platform',
  command: ['integrations', 'versions'],
  singular: 'integration version',
  plural: 'integration versions',
  summary: 'Versions of an integration',
  collection: '/environments/{environmentId}/integrations/{integrationId}/versions',
  embedded: 'versions',
  parents: [
    { parameter: 'integrationId', noun: 'integrations', flag: 'integration-id', short: 'i', format: 'uuid' },
  ],
  id: { flag: 'integration-version-id', short: 'v', format: 'uuid' },
  recognizes: withText<IntegrationVersion>('id'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TYPE', path: 'type', importance: 2 },
    { heading: 'NAME', path: 'name', importance: 3 },
    { heading: 'NUMBER', path: 'number', importance: 4 },
    { heading: 'RELEASED', path: 'releasedOn', importance: 5 },
    { heading: 'END OF LIFE', path: 'endOfLifeOn', importance: 6 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [
    {
      name: 'asset',
      summary: 'Download the integration kit',
      on: 'object',
      method: 'GET',
      suffix: '/asset',
      body: 'none',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'binary', formats: [{ name: 'ZIP', accept: 'application/zip', kind: 'binary' }] },
      confirmation: 'none',
      effect: 'read',
      done: 'Downloaded the integration kit',
      ours: true,
    },
  ],
  sample: '5d6e7f80-9192-4a3b-84c5-d6e7f8091a2b',
  roles: ['Environment Admin'],
});
