/** The population of a user. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export type UserPopulation = JsonObject & { id: string };

export const usersPopulation = defineResource<UserPopulation>({
  product: 'platform',
  command: ['users', 'population'],
  singular: 'user population',
  plural: 'user populations',
  summary: 'The population of a user',
  aliases: ['user-population'],
  collection: '/environments/{environmentId}/users/{userId}/population',
  embedded: '',
  singleton: true,
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  recognizes: withText<UserPopulation>('id'),
  requests: singletonRequests,
  columns: [{ heading: 'ID', path: 'id', importance: 1 }],
  fields: [
    {
      flag: 'population-id',
      alias: 'population',
      member: 'id',
      type: 'text',
      help: 'Population to move the user to',
      refers: 'populations',
      sample: 'Customers',
    },
  ],
  required: ['id'],
  readOnly: [],
  template: { id: '' },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  roles: ['Identity Data Admin'],
});
