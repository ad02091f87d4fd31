/** Built-in administrator roles. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type Role = JsonObject & {
  id: string;
  name: string;
  description?: string;
  /** `ORGANIZATION`, `ENVIRONMENT`, `POPULATION`, `APPLICATION`. */
  applicableTo?: string[];
  permissions?: { id: string; description?: string }[];
};

export const roles = defineResource<Role>({
  product: 'platform',
  command: ['roles'],
  singular: 'role',
  plural: 'roles',
  summary: 'Built-in administrator roles',
  collection: '/roles',
  embedded: 'roles',
  parents: [],
  id: { flag: 'role-id', short: 'r', format: 'uuid' },
  environmentUnused: true,
  recognizes: withText<Role>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'APPLICABLE TO', path: 'applicableTo', importance: 3, shows: 'list' },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: 'Identity Data Admin',
});
