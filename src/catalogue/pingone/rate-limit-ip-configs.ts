/** IP addresses that are not rate limited. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { fixedRequests } from '../verb.ts';

export type RateLimitException = JsonObject & { id: string; value: string };

export const rateLimitIpConfigs = defineResource<RateLimitException>({
  product: 'platform',
  command: ['rate-limit-ip-configs'],
  singular: 'rate limit exception',
  plural: 'rate limit exceptions',
  summary: 'IP addresses that are not rate limited',
  collection: '/environments/{environmentId}/rateLimitIpConfigs',
  embedded: 'rateLimitIpConfigs',
  parents: [],
  id: { flag: 'rate-limit-configuration-id', short: 'r', format: 'uuid' },
  recognizes: withText<RateLimitException>('id', 'value'),
  naturalKey: { member: 'value' },
  requests: fixedRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TYPE', path: 'type', importance: 2 },
    { heading: 'VALUE', path: 'value', importance: 3 },
    { heading: 'CREATED', path: 'createdAt', importance: 4, shows: 'time' },
  ],
  fields: [
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of exception',
      choices: ['WHITELIST'],
      sample: 'WHITELIST',
    },
    {
      flag: 'value',
      member: 'value',
      type: 'text',
      help: 'IPv4 or IPv6 address, or a CIDR range',
      sample: '203.0.113.7',
    },
  ],
  required: ['type', 'value'],
  readOnly: ['createdAt', 'id', 'updatedAt'],
  template: { type: 'WHITELIST', value: '' },
  actions: [],
  sample: '203.0.113.7',
  notes: ['An exception cannot be changed, only deleted and created anew.'],
  roles: ['Environment Admin'],
});
