/** DaVinci flow policies that applications can use. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type FlowPolicy = JsonObject & { id: string };

export const flowPolicies = defineResource<FlowPolicy>({
  product: 'platform',
  command: ['flow-policies'],
  singular: 'flow policy',
  plural: 'flow policies',
  summary: 'DaVinci flow policies that applications can use',
  collection: '/environments/{environmentId}/flowPolicies',
  embedded: 'flowPolicies',
  parents: [],
  id: { flag: 'flow-policy-id', format: 'hex32' },
  recognizes: withText<FlowPolicy>('id'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'ENABLED', path: 'enabled', importance: 3, shows: 'boolean' },
    { heading: 'APPLICATION', path: 'application.name', importance: 4 },
    { heading: 'TRIGGER', path: 'trigger.type', importance: 5 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  list: { filter: { attributes: { 'trigger.type': ['eq'] } } },
  actions: [],
  sample: 'Sign-on',
  roles: ['Environment Admin'],
});
