/** Products that an environment has. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export type BillOfMaterials = JsonObject & { products: JsonObject[] };

export const billOfMaterials = defineResource<BillOfMaterials>({
  product: 'platform',
  command: ['bill-of-materials'],
  singular: 'bill of materials',
  plural: 'bills of materials',
  summary: 'Products that an environment has',
  collection: '/environments/{environmentId}/billOfMaterials',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withMembers<BillOfMaterials>('products'),
  requests: singletonRequests,
  columns: [
    { heading: 'SOLUTION TYPE', path: 'solutionType', importance: 1 },
    { heading: 'PRODUCTS', path: 'products[].type', importance: 2, shows: 'list' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 3, shows: 'time' },
  ],
  fields: [
    {
      flag: 'product',
      member: 'products[].type',
      type: 'list',
      help: 'Product, such as PING_ONE_BASE, PING_ONE_MFA or PING_ONE_DAVINCI; repeatable',
      ours: true,
      sample: 'PING_ONE_BASE',
    },
  ],
  required: ['products'],
  readOnly: ['createdAt', 'updatedAt'],
  template: { products: [{ type: 'PING_ONE_BASE' }] },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  notes: ['Products that the body does not name are taken away from the environment.'],
  roles: ['Environment Admin'],
});
