/** How many identities were active, by day or month. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export const activeIdentityCounts = defineResource<JsonObject>({
  product: 'platform',
  command: ['active-identity-counts'],
  singular: 'active identity count',
  plural: 'active identity counts',
  summary: 'How many identities were active, by day or month',
  collection: '/environments/{environmentId}/metrics/activeIdentityCounts',
  embedded: 'activeIdentityCounts',
  parents: [],
  recognizes: withMembers<JsonObject>(),
  requests: { list: listRequest },
  columns: [
    { heading: 'START DATE', path: 'startDate', importance: 1, shows: 'time' },
    { heading: 'COUNT', path: 'count', importance: 2, shows: 'number' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  list: {
    flags: [
      {
        flag: 'start-date',
        type: 'time',
        help: 'First day, within the last two years',
        required: true,
        sends: { filter: 'startDate', operator: 'ge' },
      },
      {
        flag: 'sample-period',
        type: 'text',
        help: 'Whether to count by day or month',
        choices: ['DAY', 'MONTH'],
        sends: { query: 'samplePeriod' },
      },
      {
        flag: 'order',
        type: 'text',
        help: 'Order of the dates',
        choices: ['ASC', 'DESC'],
        sends: { query: 'order' },
      },
    ],
    pageSize: { default: 10, maximum: 100 },
  },
  actions: [],
  sample: '2026-01-01T00:00:00Z',
  notes: ['Shows at most 100 days or 24 months at once, beginning within the last two years.'],
  roles: ['Environment Admin'],
});
