/** Administrator roles of your own making. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type CustomAdminRole = JsonObject & {
  id: string;
  name: string;
  /** `PLATFORM` for the built-in roles of the same collection, `CUSTOM`. */
  type?: string;
  description?: string;
  applicableTo?: string[];
  permissions?: { id: string }[];
  canAssign?: { id: string }[];
  canBeAssignedBy?: { id: string }[];
  environment?: { id: string };
};

export const customAdminRoles = defineResource<CustomAdminRole>({
  product: 'platform',
  command: ['custom-admin-roles'],
  singular: 'custom administrator role',
  plural: 'custom administrator roles',
  summary: 'Administrator roles of your own making',
  collection: '/environments/{environmentId}/roles',
  embedded: 'roles',
  parents: [],
  id: { flag: 'custom-admin-role-id', short: 'i', format: 'uuid' },
  recognizes: withText<CustomAdminRole>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'TYPE', path: 'type', importance: 3 },
    { heading: 'APPLICABLE TO', path: 'applicableTo', importance: 4, shows: 'list' },
    { heading: 'DESCRIPTION', path: 'description', importance: 5 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the custom administrator role',
      sample: 'Support Lead',
    },
    {
      flag: 'description',
      member: 'description',
      type: 'text',
      help: 'What the custom administrator role is for',
    },
    {
      flag: 'applicable-to',
      member: 'applicableTo',
      type: 'list',
      help: 'Where the role can be assigned; repeatable',
      choices: ['ORGANIZATION', 'ENVIRONMENT', 'POPULATION', 'APPLICATION'],
    },
    {
      flag: 'permission',
      member: 'permissions[].id',
      type: 'list',
      help: 'Permission that the role grants, such as directory:read:user; repeatable',
      ours: true,
      sample: 'directory:read:user',
    },
    {
      flag: 'can-be-assigned-by',
      member: 'canBeAssignedBy[].id',
      type: 'list',
      help: 'Role whose holders may assign this one; repeatable',
      refers: 'roles',
      ours: true,
      sample: 'Environment Admin',
    },
  ],
  required: ['canBeAssignedBy', 'name', 'permissions'],
  readOnly: ['canAssign', 'environment', 'id', 'type'],
  template: {
    name: '',
    description: '',
    applicableTo: ['ENVIRONMENT'],
    permissions: [{ id: '' }],
    canBeAssignedBy: [{ id: '' }],
  },
  apply: { mode: 'upsert', keys: [['name']] },
  list: { filter: { attributes: { type: ['eq'] } } },
  actions: [],
  sample: 'Support Lead',
  notes: ['The list also shows the built-in roles; narrow it with --filter \'type eq "CUSTOM"\'.'],
  roles: ['Environment Admin', 'Custom Roles Admin'],
});
