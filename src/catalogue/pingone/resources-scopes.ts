/** Scopes of a resource. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type ResourceScope = JsonObject & {
  id: string;
  name: string;
  description?: string;
  mappedClaims?: string[];
  schemaAttributes?: string[];
  resource?: { id: string };
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const resourcesScopes = defineResource<ResourceScope>({
  product: 'platform',
  command: ['resources', 'scopes'],
  singular: 'scope',
  plural: 'scopes',
  summary: 'Scopes of a resource',
  aliases: ['resource-scopes'],
  collection: '/environments/{environmentId}/resources/{resourceId}/scopes',
  embedded: 'scopes',
  parents: [{ parameter: 'resourceId', noun: 'resources', flag: 'resource-id', short: 'r', format: 'uuid' }],
  id: { flag: 'resource-scope-id', short: 's', format: 'uuid' },
  recognizes: withText<ResourceScope>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
    { heading: 'MAPPED CLAIMS', path: 'mappedClaims', importance: 4, shows: 'list' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the scope', sample: 'orders:read' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the scope is for' },
    {
      flag: 'mapped-claims',
      member: 'mappedClaims',
      type: 'list',
      help: 'ID of a claim that the scope carries; repeatable',
    },
    {
      flag: 'schema-attributes',
      member: 'schemaAttributes',
      type: 'list',
      help: 'User attribute that the scope gives access to; repeatable',
    },
  ],
  required: ['name'],
  readOnly: ['createdAt', 'environment', 'id', 'resource', 'updatedAt'],
  template: { name: '', description: '', mappedClaims: [''], schemaAttributes: [''] },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'Applications can no longer ask for it.',
  actions: [],
  sample: 'orders:read',
  notes: ['Built-in scopes can be tuned but not deleted.'],
  roles: ['Environment Admin'],
});
