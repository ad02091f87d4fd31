/** Resources: APIs and their scopes that applications ask for. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Resource = JsonObject & {
  id: string;
  name: string;
  /** `OPENID_CONNECT`, `PINGONE_API` or `CUSTOM`. */
  type?: string;
  audience?: string;
  accessTokenValiditySeconds?: number;
  introspectEndpointAuthMethod?: string;
  description?: string;
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const resources = defineResource<Resource>({
  product: 'platform',
  command: ['resources'],
  singular: 'resource',
  plural: 'resources',
  summary: 'Resources: APIs and their scopes that applications ask for',
  collection: '/environments/{environmentId}/resources',
  embedded: 'resources',
  parents: [],
  id: { flag: 'resource-id', short: 'r', format: 'uuid' },
  recognizes: withText<Resource>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'TYPE', path: 'type', importance: 3 },
    { heading: 'AUDIENCE', path: 'audience', importance: 4 },
    { heading: 'TOKEN SECONDS', path: 'accessTokenValiditySeconds', importance: 5, shows: 'number' },
    { heading: 'DESCRIPTION', path: 'description', importance: 6 },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the resource', sample: 'Orders API' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the resource is for' },
    {
      flag: 'access-token-validity-seconds',
      member: 'accessTokenValiditySeconds',
      type: 'integer',
      help: 'Seconds that access tokens are good for, 300 to 2592000',
    },
    {
      flag: 'audience',
      member: 'audience',
      type: 'text',
      help: 'Audience of the access tokens; default: the name',
    },
    {
      flag: 'introspect-endpoint-auth-method',
      member: 'introspectEndpointAuthMethod',
      type: 'text',
      help: 'How the resource authenticates at token introspection',
      choices: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'],
      ours: true,
    },
  ],
  required: ['name'],
  readOnly: ['clientSecret', 'createdAt', 'environment', 'id', 'resource', 'updatedAt'],
  secrets: ['clientSecret'],
  template: { name: '', description: '', accessTokenValiditySeconds: 3600, audience: '' },
  apply: { mode: 'upsert', keys: [['name']] },
  list: { expand: ['scopes'] },
  deletionConsequence: 'Access tokens for it are no longer issued.',
  actions: [],
  sample: 'Orders API',
  notes: ['Only resources of type CUSTOM can be created; openid and PingOne API are built in.'],
  roles: ['Environment Admin'],
});
