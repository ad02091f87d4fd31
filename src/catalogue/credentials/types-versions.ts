/** Versions of a credential type. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type CredentialTypeVersion = JsonObject & { id: string };

export const typesVersions = defineResource<CredentialTypeVersion>({
  product: 'credentials',
  command: ['types', 'versions'],
  singular: 'credential type version',
  plural: 'credential type versions',
  summary: 'Versions of a credential type',
  collection: '/environments/{environmentId}/credentialTypes/{credentialTypeId}/versions',
  embedded: 'versions',
  parents: [
    {
      parameter: 'credentialTypeId',
      noun: 'credentials types',
      flag: 'credential-type-id',
      short: 'c',
      format: 'uuid',
    },
  ],
  id: { flag: 'credential-type-version-id', short: 'v', format: 'uuid' },
  recognizes: withText<CredentialTypeVersion>('id'),
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'VERSION', path: 'version', importance: 2 },
    { heading: 'CREATED', path: 'createdAt', importance: 3, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: '4c5d6e7f-8091-4a2b-93c4-d5e6f7081920',
  roles: ['Environment Admin'],
});
