/** Roles that an application holds, and where. */
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { fixedRequests } from '../verb.ts';
import type { RoleAssignment } from './role-assignment.ts';

export const applicationsRoleAssignments = defineResource<RoleAssignment>({
  product: 'platform',
  command: ['applications', 'role-assignments'],
  singular: 'role assignment',
  plural: 'role assignments',
  summary: 'Roles that an application holds, and where',
  aliases: ['application-role-assignments'],
  collection: '/environments/{environmentId}/applications/{applicationId}/roleAssignments',
  embedded: 'roleAssignments',
  parents: [
    { parameter: 'applicationId', noun: 'applications', flag: 'application-id', short: 'a', format: 'uuid' },
  ],
  id: { flag: 'role-assignment-id', short: 'r', format: 'uuid' },
  recognizes: withText<RoleAssignment>('id'),
  requests: fixedRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'ROLE', path: 'role.id', importance: 2 },
    { heading: 'SCOPE', path: 'scope.type', importance: 3 },
    { heading: 'SCOPE ID', path: 'scope.id', importance: 4 },
    { heading: 'READ ONLY', path: 'readOnly', importance: 5, shows: 'boolean' },
  ],
  fields: [
    {
      flag: 'role-id',
      alias: 'role',
      member: 'role.id',
      type: 'text',
      help: 'Role to assign',
      refers: 'roles',
      ours: true,
      sample: 'Identity Data Admin',
    },
    {
      flag: 'scope-type',
      member: 'scope.type',
      type: 'text',
      help: 'Where the role holds',
      choices: ['ORGANIZATION', 'ENVIRONMENT', 'POPULATION', 'APPLICATION'],
      ours: true,
      sample: 'ENVIRONMENT',
    },
    {
      flag: 'scope-id',
      member: 'scope.id',
      type: 'text',
      help: 'ID of the organization, environment, population or application where the role holds',
      ours: true,
      sample: '5e2a1b6c-7d8f-4a90-8b1c-2d3e4f5a6b7c',
    },
  ],
  required: ['role', 'scope'],
  readOnly: ['environment', 'gateway', 'group', 'id', 'readOnly'],
  template: { role: { id: '' }, scope: { id: '', type: 'ENVIRONMENT' } },
  deletionConsequence: 'What the role allowed is no longer allowed.',
  actions: [],
  sample: '9c4d4e27-f3dc-4d2e-9a0d-0f2e1c5d7a10',
  notes: [
    'It takes a role that allows to assign it, at the same or a broader scope: pingcli pingone roles list.',
    'Assignments that are read-only cannot be deleted.',
    'The scope must be of a type that the role applies to.',
  ],
  roles: ['Organization Admin', 'Environment Admin'],
});
