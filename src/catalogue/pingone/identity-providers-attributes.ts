/** How attributes of a provider become attributes of the user. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type IdentityProviderAttribute = JsonObject & { id: string; name: string };

export const identityProvidersAttributes = defineResource<IdentityProviderAttribute>({
  product: 'platform',
  command: ['identity-providers', 'attributes'],
  singular: 'identity provider attribute',
  plural: 'identity provider attributes',
  summary: 'How attributes of a provider become attributes of the user',
  aliases: ['idp-attributes'],
  collection: '/environments/{environmentId}/identityProviders/{identityProviderId}/attributes',
  embedded: 'attributes',
  parents: [
    {
      parameter: 'identityProviderId',
      noun: 'identity-providers',
      flag: 'identity-provider-id',
      short: 'i',
      format: 'uuid',
    },
  ],
  id: { flag: 'attribute-id', short: 'a', format: 'uuid' },
  recognizes: withText<IdentityProviderAttribute>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'VALUE', path: 'value', importance: 3 },
    { heading: 'UPDATE', path: 'update', importance: 4 },
    { heading: 'MAPPING TYPE', path: 'mappingType', importance: 5 },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'PingOne user attribute', sample: 'email' },
    {
      flag: 'update',
      member: 'update',
      type: 'text',
      help: 'When the attribute is updated',
      choices: ['EMPTY_ONLY', 'ALWAYS'],
      sample: 'EMPTY_ONLY',
    },
    {
      flag: 'value',
      member: 'value',
      type: 'text',
      help: 'Expression for its value',
      sample: '${providerAttributes.email}',
    },
  ],
  required: ['name', 'update', 'value'],
  readOnly: ['createdAt', 'environment', 'id', 'identityProvider', 'updatedAt'],
  template: { name: '', update: 'EMPTY_ONLY', value: '' },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'email',
  notes: ['The username mapping is made by PingOne and cannot be deleted.'],
  roles: ['Environment Admin'],
});
