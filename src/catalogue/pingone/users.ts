/** Users of an environment. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, patchRequest } from '../verb.ts';

export type User = JsonObject & {
  id: string;
  username: string;
  email?: string;
  name?: {
    given?: string;
    family?: string;
    middle?: string;
    formatted?: string;
    honorificPrefix?: string;
    honorificSuffix?: string;
  };
  /** Changed at `/enabled` only. */
  enabled?: boolean;
  population?: { id: string };
  identityProvider?: { id?: string; type?: string };
  account?: { canAuthenticate: boolean; status: string; unlockAt?: string };
  /** `ACCOUNT_OK` or `VERIFICATION_REQUIRED`; an open enumeration. */
  lifecycle?: { status?: string };
  mfaEnabled?: boolean;
  emailVerified?: boolean;
  externalId?: string;
  nickname?: string;
  title?: string;
  type?: string;
  locale?: string;
  preferredLanguage?: string;
  timezone?: string;
  primaryPhone?: string;
  mobilePhone?: string;
  address?: {
    streetAddress?: string;
    locality?: string;
    region?: string;
    postalCode?: string;
    countryCode?: string;
  };
  memberOfGroupIDs?: string[];
  memberOfGroupNames?: string[];
  verifyStatus?: string;
  lastSignOn?: { at?: string; remoteIp?: string };
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const users = defineResource<User>({
  product: 'platform',
  command: ['users'],
  singular: 'user',
  plural: 'users',
  summary: 'Users of an environment',
  collection: '/environments/{environmentId}/users',
  embedded: 'users',
  parents: [],
  id: { flag: 'user-id', short: 'u', format: 'uuid' },
  recognizes: withText<User>('id', 'username'),
  naturalKey: { member: 'username', filter: 'eq', ignoresCase: true },
  otherKeys: [{ member: 'email', filter: 'eq', ignoresCase: true }],
  requests: { ...allRequests, patch: patchRequest },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'USERNAME', path: 'username', importance: 2 },
    { heading: 'EMAIL', path: 'email', importance: 3 },
    { heading: 'GIVEN NAME', path: 'name.given', importance: 4 },
    { heading: 'FAMILY NAME', path: 'name.family', importance: 5 },
    { heading: 'ENABLED', path: 'enabled', importance: 6, shows: 'boolean' },
    { heading: 'POPULATION', path: 'population.id', importance: 7 },
    { heading: 'STATUS', path: 'lifecycle.status', importance: 8 },
  ],
  fields: [
    {
      flag: 'username',
      member: 'username',
      type: 'text',
      help: 'User name, unique in the environment',
      sample: 'anna',
    },
    { flag: 'email', member: 'email', type: 'text', help: 'Email address', sample: 'anna@example.com' },
    {
      flag: 'given-name',
      member: 'name.given',
      type: 'text',
      help: 'Given name',
      ours: true,
      sample: 'Anna',
    },
    {
      flag: 'family-name',
      member: 'name.family',
      type: 'text',
      help: 'Family name',
      ours: true,
      sample: 'Example',
    },
    {
      flag: 'population-id',
      alias: 'population',
      member: 'population.id',
      type: 'text',
      help: 'Population; without it, the default one',
      refers: 'populations',
      sample: 'Customers',
    },
    { flag: 'locale', member: 'locale', type: 'text', help: 'Locale, such as en-GB' },
    {
      flag: 'mfa-enabled',
      member: 'mfaEnabled',
      type: 'boolean',
      help: 'Whether MFA is asked for',
      only: ['create', 'apply'],
    },
    { flag: 'mobile-phone', member: 'mobilePhone', type: 'text', help: 'Mobile phone number' },
    { flag: 'nickname', member: 'nickname', type: 'text', help: 'Nickname' },
    {
      flag: 'preferred-language',
      member: 'preferredLanguage',
      type: 'text',
      help: 'Preferred languages, as in Accept-Language',
    },
    { flag: 'primary-phone', member: 'primaryPhone', type: 'text', help: 'Primary phone number' },
    { flag: 'timezone', member: 'timezone', type: 'text', help: 'Time zone, such as Europe/Berlin' },
    { flag: 'title', member: 'title', type: 'text', help: 'Title, such as Vice President' },
    { flag: 'type', member: 'type', type: 'text', help: 'Kind of user, of your own choosing' },
    { flag: 'external-id', member: 'externalId', type: 'text', help: 'ID in another system', ours: true },
  ],
  required: ['email', 'username'],
  readOnly: [
    'account',
    'createdAt',
    'emailVerified',
    'enabled',
    'environment',
    'id',
    'lastSignOn',
    'memberOfGroupIDs',
    'memberOfGroupNames',
    'updatedAt',
    'verifyStatus',
  ],
  createOnly: ['mfaEnabled', 'password', 'lifecycle'],
  secrets: ['password.value'],
  template: {
    username: '',
    email: '',
    name: { given: '', family: '' },
    population: { id: '' },
    locale: '',
    mobilePhone: '',
    nickname: '',
    preferredLanguage: '',
    primaryPhone: '',
    timezone: '',
    title: '',
    type: '',
    externalId: '',
  },
  apply: { mode: 'upsert', keys: [['username']] },
  list: {
    filter: {
      attributes: {
        username: ['eq', 'sw'],
        email: ['eq', 'sw'],
        enabled: ['eq'],
        'population.id': ['eq'],
        'name.given': ['eq', 'sw'],
        'name.family': ['eq', 'sw'],
        externalId: ['eq'],
      },
      open: true,
    },
    pageSize: { maximum: 1000 },
    order: [],
    expand: ['population'],
  },
  get: { include: ['memberOfGroupIDs', 'memberOfGroupNames'], expand: ['population'] },
  deletionConsequence: 'The account, its devices and its sessions are gone for good.',
  actions: [],
  sample: 'anna@example.com',
  notes: [
    'A user name is unique in the environment.',
    'replace and patch do not move users: use users move.',
    'enabled is changed with users enable and users disable.',
    'Passwords are never answered.',
  ],
  roles: ['Identity Data Admin'],
});
