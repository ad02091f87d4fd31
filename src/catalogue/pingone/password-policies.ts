/** Rules for passwords. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type PasswordPolicy = JsonObject & {
  id: string;
  name: string;
  description?: string;
  default?: boolean;
  excludesCommonlyUsed: boolean;
  excludesProfileData: boolean;
  notSimilarToCurrent: boolean;
  length?: { min?: number; max?: number };
  history?: { count?: number; retentionDays?: number };
  lockout?: { failureCount?: number; durationSeconds?: number };
  minCharacters?: Record<string, number>;
  maxAgeDays?: number;
  minAgeDays?: number;
  maxRepeatedCharacters?: number;
  minComplexity?: number;
  minUniqueCharacters?: number;
  populationCount?: number;
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const passwordPolicies = defineResource<PasswordPolicy>({
  product: 'platform',
  command: ['password-policies'],
  singular: 'password policy',
  plural: 'password policies',
  summary: 'Rules for passwords',
  collection: '/environments/{environmentId}/passwordPolicies',
  embedded: 'passwordPolicies',
  parents: [],
  id: { flag: 'password-policy-id', short: 'p', format: 'uuid' },
  recognizes: withText<PasswordPolicy>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DEFAULT', path: 'default', importance: 3, shows: 'boolean' },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
    { heading: 'MIN LENGTH', path: 'length.min', importance: 5, shows: 'number' },
    { heading: 'HISTORY', path: 'history.count', importance: 6, shows: 'number' },
    { heading: 'MAX AGE DAYS', path: 'maxAgeDays', importance: 7, shows: 'number' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the password policy', sample: 'Standard' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the password policy is for' },
    { flag: 'default', member: 'default', type: 'boolean', help: 'Whether it is the default policy' },
    {
      flag: 'excludes-commonly-used',
      member: 'excludesCommonlyUsed',
      type: 'boolean',
      help: 'Whether commonly used passwords are refused',
      sample: true,
    },
    {
      flag: 'excludes-profile-data',
      member: 'excludesProfileData',
      type: 'boolean',
      help: 'Whether parts of the user profile are refused',
      sample: true,
    },
    { flag: 'max-age-days', member: 'maxAgeDays', type: 'integer', help: 'Days until a password expires' },
    {
      flag: 'max-repeated-characters',
      member: 'maxRepeatedCharacters',
      type: 'integer',
      help: 'How often a character may repeat; PingOne accepts 2',
    },
    {
      flag: 'min-age-days',
      member: 'minAgeDays',
      type: 'integer',
      help: 'Days until a password can be changed again',
    },
    {
      flag: 'min-complexity',
      member: 'minComplexity',
      type: 'integer',
      help: 'Complexity that is needed; PingOne accepts 7',
    },
    {
      flag: 'min-unique-characters',
      member: 'minUniqueCharacters',
      type: 'integer',
      help: 'Different characters that are needed; PingOne accepts 5',
    },
    {
      flag: 'not-similar-to-current',
      member: 'notSimilarToCurrent',
      type: 'boolean',
      help: 'Whether passwords like the current one are refused',
      sample: true,
    },
    {
      flag: 'min-length',
      member: 'length.min',
      type: 'integer',
      help: 'Shortest password',
      minimum: 8,
      maximum: 32,
      ours: true,
    },
    {
      flag: 'history-count',
      member: 'history.count',
      type: 'integer',
      help: 'Earlier passwords that cannot be used again',
      minimum: 1,
      ours: true,
    },
    {
      flag: 'lockout-failure-count',
      member: 'lockout.failureCount',
      type: 'integer',
      help: 'Failures that lock the account',
      minimum: 1,
      ours: true,
    },
    {
      flag: 'lockout-duration-seconds',
      member: 'lockout.durationSeconds',
      type: 'integer',
      help: 'Seconds that the account stays locked',
      minimum: 1,
      ours: true,
    },
  ],
  required: ['excludesCommonlyUsed', 'excludesProfileData', 'name', 'notSimilarToCurrent'],
  readOnly: ['createdAt', 'environment', 'id', 'populationCount', 'updatedAt'],
  template: {
    name: '',
    description: '',
    default: false,
    excludesCommonlyUsed: true,
    excludesProfileData: true,
    notSimilarToCurrent: true,
    length: { min: 8, max: 255 },
    history: { count: 6, retentionDays: 365 },
    lockout: { failureCount: 5, durationSeconds: 900 },
  },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Standard',
  notes: [
    'The default policy cannot be deleted.',
    'Several numbers accept one value only, as their help says.',
  ],
  roles: ['Environment Admin'],
});
