/** Attributes that a version of an integration maps. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type IntegrationVersionAttribute = JsonObject & { id: string };

export const integrationsVersionsAttributes = defineResource<IntegrationVersionAttribute>({
  product: 'platform',
  command: ['integrations', 'versions', 'attributes'],
  singular: 'integration version attribute',
  plural: 'integration version attributes',
  summary: 'Attributes that a version of an integration maps',
  collection:
    '/environments/{environmentId}/integrations/{integrationId}/versions/{integrationVersionId}/attributes',
  embedded: 'attributes',
  parents: [
    { parameter: 'integrationId', noun: 'integrations', flag: 'integration-id', short: 'i', format: 'uuid' },
    {
      parameter: 'integrationVersionId',
      noun: 'integrations versions',
      flag: 'integration-version-id',
      short: 'v',
      format: 'uuid',
    },
  ],
  id: { flag: 'integration-version-attribute-id', short: 'a', format: 'uuid' },
  recognizes: withText<IntegrationVersionAttribute>('id'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'REQUIRED', path: 'required', importance: 3, shows: 'boolean' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: 'email',
  roles: ['Environment Admin'],
});
