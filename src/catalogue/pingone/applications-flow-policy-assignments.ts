/** DaVinci flow policies that an application runs. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type FlowPolicyAssignment = JsonObject & { id: string };

export const applicationsFlowPolicyAssignments = defineResource<FlowPolicyAssignment>({
  product: 'platform',
  command: ['applications', 'flow-policy-assignments'],
  singular: 'flow policy assignment',
  plural: 'flow policy assignments',
  summary: 'DaVinci flow policies that an application runs',
  collection: '/environments/{environmentId}/applications/{applicationId}/flowPolicyAssignments',
  embedded: 'flowPolicyAssignments',
  parents: [
    { parameter: 'applicationId', noun: 'applications', flag: 'application-id', short: 'a', format: 'uuid' },
  ],
  id: { flag: 'flow-policy-assignment-id', format: 'uuid' },
  recognizes: withText<FlowPolicyAssignment>('id'),
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'FLOW POLICY', path: 'flowPolicy.id', importance: 2 },
    { heading: 'PRIORITY', path: 'priority', importance: 3, shows: 'number' },
  ],
  fields: [
    {
      flag: 'flow-policy-id',
      member: 'flowPolicy.id',
      type: 'text',
      help: 'DaVinci flow policy',
      refers: 'flow-policies',
      sample: 'Sign-on',
    },
    { flag: 'priority', member: 'priority', type: 'integer', help: 'Order, 1 first', sample: 1 },
  ],
  required: ['flowPolicy', 'priority'],
  readOnly: ['application', 'environment', 'id'],
  template: { flowPolicy: { id: '' }, priority: 1 },
  actions: [],
  sample: '8d5e4c57-1d0a-4b51-9a43-2f7b4a0c6e11',
  roles: ['Environment Admin', 'Client Application Developer'],
});
