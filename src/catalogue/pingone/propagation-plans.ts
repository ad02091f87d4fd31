/** Plans that provision users to other systems. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type PropagationPlan = JsonObject & { id: string; name: string };

export const propagationPlans = defineResource<PropagationPlan>({
  product: 'platform',
  command: ['propagation-plans'],
  singular: 'propagation plan',
  plural: 'propagation plans',
  summary: 'Plans that provision users to other systems',
  collection: '/environments/{environmentId}/propagation/plans',
  embedded: 'plans',
  parents: [],
  id: { flag: 'plan-id', short: 'p', format: 'uuid' },
  recognizes: withText<PropagationPlan>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'STATUS', path: 'status', importance: 3 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the propagation plan',
      ours: true,
      sample: 'Nightly sync',
    },
  ],
  required: ['name'],
  readOnly: ['environment', 'id'],
  template: { name: '' },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Nightly sync',
  roles: ['Environment Admin'],
});
