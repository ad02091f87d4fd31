/** Whether a flow can run. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { getRequest, singletonRequests } from '../verb.ts';

export type FlowState = JsonObject & { enabled: boolean };

export const flowsEnabled = defineResource<FlowState>({
  product: 'davinci',
  command: ['flows', 'enabled'],
  singular: 'flow state',
  plural: 'flow states',
  summary: 'Whether a flow can run',
  collection: '/environments/{environmentId}/flows/{flowId}/enabled',
  embedded: '',
  singleton: true,
  parents: [{ parameter: 'flowId', noun: 'davinci flows', flag: 'flow-id', format: 'hex32' }],
  recognizes: withMembers<FlowState>('enabled'),
  requests: {
    ...singletonRequests,
    get: { ...getRequest, path: '/environments/{environmentId}/flows/{flowId}' },
  },
  columns: [{ heading: 'ENABLED', path: 'enabled', importance: 1, shows: 'boolean' }],
  fields: [
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the flow can run',
      ours: true,
      sample: true,
    },
  ],
  required: ['enabled'],
  readOnly: [],
  template: { enabled: true },
  apply: { mode: 'replace' },
  enabledMember: 'enabled',
  actions: [],
  sample: '',
  roles: ['DaVinci Admin'],
});
