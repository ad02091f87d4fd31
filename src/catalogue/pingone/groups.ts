/** Groups of users. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Group = JsonObject & {
  id: string;
  name: string;
  displayName?: string;
  description?: string;
  /** Absent for groups of the whole environment. */
  population?: { id: string };
  /** SCIM filter that chooses the members of a dynamic group. */
  userFilter?: string;
  externalId?: string;
  customData?: JsonObject;
  /** Set where the group comes from a gateway or an identity provider; such groups are read-only. */
  sourceType?: string;
  sourceId?: string;
  directMemberCounts?: { users?: number; groups?: number };
  totalMemberCounts?: { users?: number; groups?: number };
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const groups = defineResource<Group>({
  product: 'platform',
  command: ['groups'],
  singular: 'group',
  plural: 'groups',
  summary: 'Groups of users',
  collection: '/environments/{environmentId}/groups',
  embedded: 'groups',
  parents: [],
  id: { flag: 'group-id', short: 'g', format: 'uuid' },
  recognizes: withText<Group>('id', 'name'),
  naturalKey: { member: 'name', filter: 'eq' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DISPLAY NAME', path: 'displayName', importance: 3 },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
    { heading: 'POPULATION', path: 'population.id', importance: 5 },
    { heading: 'MEMBERS', path: 'directMemberCounts.users', importance: 6, shows: 'number' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the group', sample: 'Support' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the group is for' },
    { flag: 'display-name', member: 'displayName', type: 'text', help: 'Name that people see' },
    { flag: 'external-id', member: 'externalId', type: 'text', help: 'ID in another system' },
    {
      flag: 'user-filter',
      member: 'userFilter',
      type: 'text',
      help: 'SCIM filter that chooses the members by itself',
    },
    {
      flag: 'population-id',
      alias: 'population',
      member: 'population.id',
      type: 'text',
      help: 'Population that the group belongs to; without it, the environment',
      refers: 'populations',
      ours: true,
    },
  ],
  required: ['name'],
  readOnly: [
    'createdAt',
    'directMemberCounts',
    'environment',
    'id',
    'sourceId',
    'sourceType',
    'totalMemberCounts',
    'updatedAt',
  ],
  template: { name: '', description: '', externalId: '', userFilter: '', population: { id: '' } },
  apply: { mode: 'upsert', keys: [['name']] },
  list: {
    filter: {
      attributes: { id: ['eq'], name: ['eq', 'sw'], externalId: ['eq'], 'population.id': ['eq'] },
      open: true,
    },
    pageSize: { maximum: 1000 },
    flags: [
      {
        flag: 'population-id',
        short: 'p',
        type: 'text',
        help: 'Only the groups of this population',
        refers: 'populations',
        sends: { filter: 'population.id', operator: 'eq' },
      },
    ],
  },
  get: { include: ['totalMemberCounts'] },
  deletionConsequence: 'Roles and access that its members had through it are gone.',
  actions: [],
  sample: 'Support',
  notes: [
    'Names are unique within a population, or within the environment for groups without one.',
    'Groups from a gateway or an identity provider are read-only.',
  ],
  roles: ['Identity Data Admin'],
});
