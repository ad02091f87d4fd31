/** Operations of an API server: methods and paths. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type APIServerOperation = JsonObject & { id: string; name: string };

export const apiServersOperations = defineResource<APIServerOperation>({
  product: 'authorize',
  command: ['api-servers', 'operations'],
  singular: 'API server operation',
  plural: 'API server operations',
  summary: 'Operations of an API server: methods and paths',
  aliases: ['api-server-operations'],
  collection: '/environments/{environmentId}/apiServers/{apiServerId}/operations',
  embedded: 'operations',
  parents: [
    {
      parameter: 'apiServerId',
      noun: 'authorize api-servers',
      flag: 'api-server-id',
      short: 'a',
      format: 'uuid',
    },
  ],
  id: { flag: 'api-server-operation-id', short: 'o', format: 'uuid' },
  recognizes: withText<APIServerOperation>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'METHODS', path: 'methods', importance: 3, shows: 'list' },
    { heading: 'PATHS', path: 'paths[].pattern', importance: 4, shows: 'list' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the API server operation',
      sample: 'Read orders',
    },
    {
      flag: 'method',
      member: 'methods',
      type: 'list',
      help: 'HTTP method; repeatable',
      choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      sample: 'GET',
    },
  ],
  required: ['name', 'paths'],
  readOnly: ['id', 'policy'],
  template: { name: '', methods: ['GET'], paths: [{ pattern: '', type: 'EXACT' }] },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Read orders',
  roles: ['Environment Admin'],
});
