/** Configured connectors that flows use. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type ConnectorInstance = JsonObject & { id: string; name: string };

export const connectorInstances = defineResource<ConnectorInstance>({
  product: 'davinci',
  command: ['connector-instances'],
  singular: 'connector instance',
  plural: 'connector instances',
  summary: 'Configured connectors that flows use',
  collection: '/environments/{environmentId}/connectorInstances',
  embedded: 'connectorInstances',
  parents: [],
  id: { flag: 'connector-instance-id', short: 'c', format: 'hex32' },
  recognizes: withText<ConnectorInstance>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'CONNECTOR', path: 'connector.id', importance: 3 },
    { heading: 'CREATED', path: 'createdAt', importance: 4, shows: 'time' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the connector instance', sample: 'Http' },
    {
      flag: 'connector-id',
      member: 'connector.id',
      type: 'text',
      help: 'Connector, such as httpConnector',
      refers: 'davinci connectors',
      sample: 'httpConnector',
    },
  ],
  required: ['connector', 'name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: { name: '', connector: { id: '' }, properties: {} },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [
    {
      name: 'clone',
      summary: 'Make a copy',
      on: 'object',
      method: 'POST',
      suffix: '',
      mediaType: 'application/vnd.pingidentity.connectorInstance.clone+json',
      body: 'empty-object',
      fields: [],
      required: [],
      success: [201],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'created',
      done: 'Cloned the connector instance',
    },
  ],
  sample: 'Http',
  notes: ['What properties holds depends on the connector: see davinci connectors details.'],
  roles: ['DaVinci Admin'],
});
