/** How many identities the environment held, by day. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export const totalIdentities = defineResource<JsonObject>({
  product: 'platform',
  command: ['total-identities'],
  singular: 'total identities count',
  plural: 'total identities',
  summary: 'How many identities the environment held, by day',
  collection: '/environments/{environmentId}/totalIdentities',
  embedded: 'totalIdentities',
  parents: [],
  recognizes: withMembers<JsonObject>(),
  requests: { list: listRequest },
  columns: [
    { heading: 'DATE', path: 'date', importance: 1 },
    { heading: 'TOTAL IDENTITIES', path: 'totalIdentities', importance: 2, shows: 'number' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  list: { filter: { attributes: { startDate: ['eq'], endDate: ['eq'] }, required: true } },
  actions: [],
  sample: '',
  notes: ['A filter with startDate or endDate is required.'],
  roles: ['Environment Admin'],
});
