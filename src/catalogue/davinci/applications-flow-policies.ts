/** Which flows an application runs, and for what share of users. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type DaVinciFlowPolicy = JsonObject & { id: string };

export const applicationsFlowPolicies = defineResource<DaVinciFlowPolicy>({
  product: 'davinci',
  command: ['applications', 'flow-policies'],
  singular: 'DaVinci flow policy',
  plural: 'DaVinci flow policies',
  summary: 'Which flows an application runs, and for what share of users',
  collection: '/environments/{environmentId}/davinciApplications/{davinciApplicationId}/flowPolicies',
  embedded: 'flowPolicies',
  parents: [
    {
      parameter: 'davinciApplicationId',
      noun: 'davinci applications',
      flag: 'application-id',
      short: 'a',
      format: 'hex32',
    },
  ],
  id: { flag: 'flow-policy-id', format: 'hex32' },
  recognizes: withText<DaVinciFlowPolicy>('id'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'STATUS', path: 'status', importance: 3 },
    { heading: 'TRIGGER', path: 'trigger.type', importance: 4 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the DaVinci flow policy',
      sample: 'Sign-on',
    },
    {
      flag: 'status',
      member: 'status',
      type: 'text',
      help: 'Whether the policy is in use',
      choices: ['disabled', 'enabled'],
    },
  ],
  required: ['flowDistributions'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: { name: '', status: 'enabled', flowDistributions: [{ id: '', version: -1, weight: 100 }] },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Sign-on',
  roles: ['DaVinci Admin'],
});
