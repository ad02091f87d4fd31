/** Whether a user can sign on. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export type UserState = JsonObject & { enabled: boolean };

export const usersEnabled = defineResource<UserState>({
  product: 'platform',
  command: ['users', 'enabled'],
  singular: 'user state',
  plural: 'user states',
  summary: 'Whether a user can sign on',
  collection: '/environments/{environmentId}/users/{userId}/enabled',
  embedded: '',
  singleton: true,
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  recognizes: withMembers<UserState>('enabled'),
  requests: singletonRequests,
  columns: [{ heading: 'ENABLED', path: 'enabled', importance: 1, shows: 'boolean' }],
  fields: [
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the user can sign on',
      ours: true,
      sample: true,
    },
  ],
  required: ['enabled'],
  readOnly: [],
  template: { enabled: true },
  apply: { mode: 'replace' },
  enabledMember: 'enabled',
  actions: [],
  sample: '',
  roles: ['Identity Data Admin'],
});
