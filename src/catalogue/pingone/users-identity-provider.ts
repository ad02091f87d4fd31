/** Where a user signs on. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export const usersIdentityProvider = defineResource<JsonObject>({
  product: 'platform',
  command: ['users', 'identity-provider'],
  singular: 'user identity provider',
  plural: 'user identity providers',
  summary: 'Where a user signs on',
  aliases: ['user-identity-provider'],
  collection: '/environments/{environmentId}/users/{userId}/identityProvider',
  embedded: '',
  singleton: true,
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  recognizes: withMembers<JsonObject>(),
  requests: singletonRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TYPE', path: 'type', importance: 2 },
  ],
  fields: [
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of provider, such as PING_ONE or OPENID_CONNECT',
    },
    {
      flag: 'identity-provider-id',
      member: 'id',
      type: 'text',
      help: 'Identity provider; none means PingOne itself',
      refers: 'identity-providers',
      sample: 'Corporate login',
    },
  ],
  required: [],
  readOnly: [],
  template: { id: '' },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  roles: ['Identity Data Admin'],
});
