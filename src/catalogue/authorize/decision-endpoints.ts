/** Endpoints that answer decision requests. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type DecisionEndpoint = JsonObject & { id: string; name: string };

export const decisionEndpoints = defineResource<DecisionEndpoint>({
  product: 'authorize',
  command: ['decision-endpoints'],
  singular: 'decision endpoint',
  plural: 'decision endpoints',
  summary: 'Endpoints that answer decision requests',
  collection: '/environments/{environmentId}/decisionEndpoints',
  embedded: 'decisionEndpoints',
  parents: [],
  id: { flag: 'decision-endpoint-id', short: 'd', format: 'uuid' },
  recognizes: withText<DecisionEndpoint>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
    { heading: 'RECORDS REQUESTS', path: 'recordRecentRequests', importance: 4, shows: 'boolean' },
    { heading: 'POLICY ID', path: 'policyId', importance: 5 },
    { heading: 'OWNED', path: 'owned', importance: 6, shows: 'boolean' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the decision endpoint',
      sample: 'Production',
    },
    {
      flag: 'description',
      member: 'description',
      type: 'text',
      help: 'What the decision endpoint is for',
      sample: 'Decisions for production',
    },
    { flag: 'alternate-id', member: 'alternateId', type: 'text', help: 'Further ID for requests' },
    { flag: 'policy-id', member: 'policyId', type: 'text', help: 'Root policy of the decisions' },
    { flag: 'provenance', member: 'provenance', type: 'text', help: 'Where the endpoint comes from' },
    {
      flag: 'recent-decisions-enabled',
      member: 'recentDecisionsEnabled',
      type: 'boolean',
      help: 'Whether recent decisions can be read',
    },
    {
      flag: 'record-recent-requests',
      member: 'recordRecentRequests',
      type: 'boolean',
      help: 'Whether recent requests are recorded',
      sample: false,
    },
  ],
  required: ['description', 'name', 'recordRecentRequests'],
  readOnly: ['id'],
  template: {
    name: '',
    description: '',
    recordRecentRequests: false,
    alternateId: '',
    policyId: '',
    provenance: '',
  },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Production',
  roles: ['Environment Admin'],
});
