/** Populations: sets of users with a password policy of their own. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Population = JsonObject & {
  id: string;
  name: string;
  description?: string;
  /** Where new users go that name no population. */
  default?: boolean;
  userCount?: number;
  passwordPolicy?: { id: string };
  preferredLanguage?: string;
  alternativeIdentifiers?: string[];
  theme?: { id: string };
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const populations = defineResource<Population>({
  product: 'platform',
  command: ['populations'],
  singular: 'population',
  plural: 'populations',
  summary: 'Populations: sets of users with a password policy of their own',
  collection: '/environments/{environmentId}/populations',
  embedded: 'populations',
  parents: [],
  id: { flag: 'population-id', short: 'p', format: 'uuid' },
  recognizes: withText<Population>('id', 'name'),
  naturalKey: { member: 'name', filter: 'sw' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DEFAULT', path: 'default', importance: 3, shows: 'boolean' },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
    { heading: 'USERS', path: 'userCount', importance: 5, shows: 'number' },
    { heading: 'PASSWORD POLICY', path: 'passwordPolicy.id', importance: 6 },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the population', sample: 'Customers' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the population is for' },
    { flag: 'default', member: 'default', type: 'boolean', help: 'Whether new users go here' },
    {
      flag: 'alternative-identifier',
      member: 'alternativeIdentifiers',
      type: 'list',
      help: 'Further identifier that users can sign on with; repeatable',
    },
    {
      flag: 'password-policy-id',
      alias: 'password-policy',
      member: 'passwordPolicy.id',
      type: 'text',
      help: 'Password policy of its users',
      refers: 'password-policies',
      sample: 'Standard',
    },
    {
      flag: 'preferred-language',
      member: 'preferredLanguage',
      type: 'text',
      help: 'Language of its users, such as en',
    },
  ],
  required: ['name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt', 'userCount'],
  template: {
    name: '',
    description: '',
    alternativeIdentifiers: [''],
    passwordPolicy: { id: '' },
    preferredLanguage: '',
  },
  apply: { mode: 'upsert', keys: [['name']] },
  list: { filter: { attributes: { id: ['eq'], name: ['sw'] } }, pageSize: {} },
  deletion: 'type-name',
  deletionConsequence: 'A population that holds users is refused.',
  actions: [],
  sample: 'Customers',
  notes: [
    'An environment keeps at least one population.',
    'A population can be deleted only when it holds no users.',
  ],
  roles: ['Identity Data Admin', 'Environment Admin'],
});
