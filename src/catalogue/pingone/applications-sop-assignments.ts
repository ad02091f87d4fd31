/** Sign-on policies that an application uses, in order. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type SignOnPolicyAssignment = JsonObject & { id: string };

export const applicationsSopAssignments = defineResource<SignOnPolicyAssignment>({
  product: 'platform',
  command: ['applications', 'sop-assignments'],
  singular: 'sign-on policy assignment',
  plural: 'sign-on policy assignments',
  summary: 'Sign-on policies that an application uses, in order',
  collection: '/environments/{environmentId}/applications/{applicationId}/signOnPolicyAssignments',
  embedded: 'signOnPolicyAssignments',
  parents: [
    { parameter: 'applicationId', noun: 'applications', flag: 'application-id', short: 'a', format: 'uuid' },
  ],
  id: { flag: 'sop-assignment-id', short: 's', format: 'uuid' },
  recognizes: withText<SignOnPolicyAssignment>('id'),
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'SIGN-ON POLICY', path: 'signOnPolicy.id', importance: 2 },
    { heading: 'PRIORITY', path: 'priority', importance: 3, shows: 'number' },
  ],
  fields: [
    { flag: 'priority', member: 'priority', type: 'integer', help: 'Order, 1 first', sample: 1 },
    {
      flag: 'sign-on-policy-id',
      member: 'signOnPolicy.id',
      type: 'text',
      help: 'Sign-on policy',
      refers: 'sign-on-policies',
      sample: 'Single_Factor',
    },
  ],
  required: ['priority', 'signOnPolicy'],
  readOnly: ['application', 'environment', 'id'],
  template: { signOnPolicy: { id: '' }, priority: 1 },
  actions: [],
  sample: '7a4e2c31-5b6d-4e8f-9a0b-1c2d3e4f5a6b',
  roles: ['Environment Admin', 'Client Application Developer'],
});
