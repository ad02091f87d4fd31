/** Organizations that you can see. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type Organization = JsonObject & { id: string; name: string };

export const organizations = defineResource<Organization>({
  product: 'platform',
  command: ['organizations'],
  singular: 'organization',
  plural: 'organizations',
  summary: 'Organizations that you can see',
  collection: '/organizations',
  embedded: 'organizations',
  parents: [],
  usuallyOne: true,
  id: { flag: 'organization-id', short: 'o', format: 'uuid' },
  recognizes: withText<Organization>('id', 'name'),
  naturalKey: { member: 'name', filter: 'sw' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'TYPE', path: 'type', importance: 3 },
    { heading: 'CREATED', path: 'createdAt', importance: 4, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  list: { filter: { attributes: { name: ['sw'] } }, pageSize: {} },
  actions: [],
  sample: 'Example Inc',
  roles: ['Organization Admin'],
});
