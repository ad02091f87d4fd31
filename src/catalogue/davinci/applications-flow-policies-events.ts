/** How often the flows of a policy ran and succeeded. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export const applicationsFlowPoliciesEvents = defineResource<JsonObject>({
  product: 'davinci',
  command: ['applications', 'flow-policies', 'events'],
  singular: 'flow policy event',
  plural: 'flow policy events',
  summary: 'How often the flows of a policy ran and succeeded',
  collection:
    '/environments/{environmentId}/davinciApplications/{davinciApplicationId}/flowPolicies/{flowPolicyId}/events',
  embedded: 'events',
  parents: [
    {
      parameter: 'davinciApplicationId',
      noun: 'davinci applications',
      flag: 'application-id',
      short: 'a',
      format: 'hex32',
    },
    {
      parameter: 'flowPolicyId',
      noun: 'davinci applications flow-policies',
      flag: 'flow-policy-id',
      format: 'hex32',
    },
  ],
  recognizes: withMembers<JsonObject>(),
  requests: { list: listRequest },
  columns: [
    { heading: 'FLOW', path: 'flow.id', importance: 1 },
    { heading: 'TOTAL COUNT', path: 'totalCount', importance: 2, shows: 'number' },
    { heading: 'SUCCESS COUNT', path: 'successCount', importance: 3, shows: 'number' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: '',
  roles: ['DaVinci Admin'],
});
