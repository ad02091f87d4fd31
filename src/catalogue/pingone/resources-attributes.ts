/** Attributes that access tokens and ID tokens of a resource carry. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type ResourceAttribute = JsonObject & { id: string; name: string };

export const resourcesAttributes = defineResource<ResourceAttribute>({
  product: 'platform',
  command: ['resources', 'attributes'],
  singular: 'resource attribute',
  plural: 'resource attributes',
  summary: 'Attributes that access tokens and ID tokens of a resource carry',
  collection: '/environments/{environmentId}/resources/{resourceId}/attributes',
  embedded: 'attributes',
  parents: [{ parameter: 'resourceId', noun: 'resources', flag: 'resource-id', short: 'r', format: 'uuid' }],
  id: { flag: 'resource-attribute-id', short: 'a', format: 'uuid' },
  recognizes: withText<ResourceAttribute>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'TYPE', path: 'type', importance: 3 },
    { heading: 'VALUE', path: 'value', importance: 4 },
    { heading: 'ID TOKEN', path: 'idToken', importance: 5, shows: 'boolean' },
    { heading: 'USER INFO', path: 'userInfo', importance: 6, shows: 'boolean' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the claim', ours: true, sample: 'email' },
    {
      flag: 'value',
      member: 'value',
      type: 'text',
      help: 'Expression for its value',
      ours: true,
      sample: '${user.email}',
    },
    { flag: 'id-token', member: 'idToken', type: 'boolean', help: 'Whether ID tokens carry it', ours: true },
    {
      flag: 'user-info',
      member: 'userInfo',
      type: 'boolean',
      help: 'Whether the userinfo endpoint answers it',
      ours: true,
    },
  ],
  required: ['name', 'value'],
  readOnly: ['environment', 'id', 'resource'],
  template: { name: '', value: '' },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'email',
  roles: ['Environment Admin'],
});
