/** Risk policies: how predictors add up to a risk level. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type RiskPolicy = JsonObject & { id: string; name: string };

export const riskPolicySets = defineResource<RiskPolicy>({
  product: 'protect',
  command: ['risk-policy-sets'],
  singular: 'risk policy',
  plural: 'risk policies',
  summary: 'Risk policies: how predictors add up to a risk level',
  collection: '/environments/{environmentId}/riskPolicySets',
  embedded: 'riskPolicySets',
  parents: [],
  id: { flag: 'risk-policy-set-id', short: 'r', format: 'uuid' },
  recognizes: withText<RiskPolicy>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DEFAULT', path: 'default', importance: 3, shows: 'boolean' },
    { heading: 'DEFAULT LEVEL', path: 'defaultResult.level', importance: 4 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the risk policy',
      sample: 'Default Risk Policy',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the risk policy is for' },
    { flag: 'default', member: 'default', type: 'boolean', help: 'Whether it is the default policy' },
  ],
  required: ['name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: {
    name: '',
    description: '',
    default: false,
    defaultResult: { level: 'LOW', type: 'VALUE' },
    riskPolicies: [
      {
        name: 'Geovelocity',
        priority: 1,
        result: { level: 'HIGH', type: 'VALUE' },
        condition: { type: 'VALUE_COMPARISON', value: '${details.geoVelocity.level}', equals: 'HIGH' },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Default Risk Policy',
  notes: ['The default policy cannot be deleted.', 'After delete the policy can still be seen for a while.'],
  roles: ['Environment Admin'],
});
