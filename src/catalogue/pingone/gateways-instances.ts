/** Running instances of a gateway. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type GatewayInstance = JsonObject & { id: string };

export const gatewaysInstances = defineResource<GatewayInstance>({
  product: 'platform',
  command: ['gateways', 'instances'],
  singular: 'gateway instance',
  plural: 'gateway instances',
  summary: 'Running instances of a gateway',
  aliases: ['gateway-instances'],
  collection: '/environments/{environmentId}/gateways/{gatewayId}/instances',
  embedded: 'gatewayInstances',
  parents: [{ parameter: 'gatewayId', noun: 'gateways', flag: 'gateway-id', short: 'g', format: 'uuid' }],
  id: { flag: 'instance-id', short: 'i', format: 'uuid' },
  recognizes: withText<GatewayInstance>('id'),
  naturalKey: { member: 'hostname' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'HOSTNAME', path: 'hostname', importance: 2 },
    { heading: 'CONNECTED', path: 'connected', importance: 3, shows: 'boolean' },
    { heading: 'HEALTH STATUS', path: 'healthStatus', importance: 4 },
    { heading: 'VERSION', path: 'version.versionNumber', importance: 5 },
    { heading: 'LAST REPORTED', path: 'lastReportedAt', importance: 6, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: 'gw-1.example.com',
  roles: ['Environment Admin'],
});
