/** Where users of a population sign on. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export const populationsDefaultIdentityProvider = defineResource<JsonObject>({
  product: 'platform',
  command: ['populations', 'default-identity-provider'],
  singular: 'default identity provider',
  plural: 'default identity providers',
  summary: 'Where users of a population sign on',
  collection: '/environments/{environmentId}/populations/{populationId}/defaultIdentityProvider',
  embedded: '',
  singleton: true,
  parents: [
    { parameter: 'populationId', noun: 'populations', flag: 'population-id', short: 'p', format: 'uuid' },
  ],
  recognizes: withMembers<JsonObject>(),
  requests: singletonRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TYPE', path: 'type', importance: 2 },
  ],
  fields: [
    {
      flag: 'identity-provider-id',
      alias: 'identity-provider',
      member: 'id',
      type: 'text',
      help: 'Identity provider; none means PingOne itself',
      refers: 'identity-providers',
      ours: true,
      sample: 'Corporate login',
    },
  ],
  required: [],
  readOnly: ['type'],
  template: { id: '' },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  roles: ['Identity Data Admin', 'Environment Admin'],
});
