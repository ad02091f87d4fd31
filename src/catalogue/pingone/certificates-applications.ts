/** Applications that use a certificate. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export const certificatesApplications = defineResource<JsonObject>({
  product: 'platform',
  command: ['certificates', 'applications'],
  singular: 'application',
  plural: 'applications',
  summary: 'Applications that use a certificate',
  collection: '/environments/{environmentId}/certificates/{certificateId}/applications',
  embedded: 'applications',
  parents: [
    { parameter: 'certificateId', noun: 'certificates', flag: 'certificate-id', short: 'c', format: 'uuid' },
  ],
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
