/** Credentials that gateway instances sign on with. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { createRequest, fixedRequests } from '../verb.ts';

export type GatewayCredential = JsonObject & {
  id: string;
  /** JWT; only in the answer to create. */
  credential?: string;
  createdAt?: string;
  lastUsedAt?: string;
};

export const gatewaysCredentials = defineResource<GatewayCredential>({
  product: 'platform',
  command: ['gateways', 'credentials'],
  singular: 'gateway credential',
  plural: 'gateway credentials',
  summary: 'Credentials that gateway instances sign on with',
  aliases: ['gateway-credentials'],
  collection: '/environments/{environmentId}/gateways/{gatewayId}/credentials',
  embedded: 'credentials',
  parents: [{ parameter: 'gatewayId', noun: 'gateways', flag: 'gateway-id', short: 'g', format: 'uuid' }],
  id: { flag: 'credential-id', short: 'c', format: 'uuid' },
  recognizes: withText<GatewayCredential>('id'),
  requests: { ...fixedRequests, create: { ...createRequest, body: 'none', showsSecret: true } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'CREATED', path: 'createdAt', importance: 2, shows: 'time' },
    { heading: 'LAST USED', path: 'lastUsedAt', importance: 3, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  secrets: ['credential'],
  deletionConsequence: 'Gateway instances that use it can no longer connect.',
  actions: [],
  sample: '6b7c8d9e-0f1a-4b2c-8d3e-4f5a6b7c8d9e',
  notes: ['create shows the credential this once; it cannot be read again.'],
  roles: ['Environment Admin'],
});
