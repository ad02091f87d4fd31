/** Applications that use a key. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export const keysApplications = defineResource<JsonObject>({
  product: 'platform',
  command: ['keys', 'applications'],
  singular: 'application',
  plural: 'applications',
  summary: 'Applications that use a key',
  collection: '/environments/{environmentId}/keys/{keyId}/applications',
  embedded: 'applications',
  parents: [{ parameter: 'keyId', noun: 'keys', flag: 'key-id', short: 'k', format: 'uuid' }],
  recognizes: withMembers<JsonObject>(),
  requests: { list: listRequest },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'PROTOCOL', path: 'protocol', importance: 3 },
    { heading: 'ENABLED', path: 'enabled', importance: 4, shows: 'boolean' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: '',
  roles: ['Environment Admin'],
});
