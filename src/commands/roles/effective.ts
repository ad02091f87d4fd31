/** `roles effective`: every role that counts for a user or an application, where it holds, and by way of what. */
import { usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import { defineCommand } from '../command.ts';
import { environmentFlag } from '../environment-flag.ts';
import { labelOf } from '../resource/natural-key.ts';
import { type AssignmentNames, nameAssignments, roleIdOf, scopeOf } from './assignment-names.ts';
import { findHolder, holderKinds } from './find-holder.ts';
import { type HeldAssignment, heldAssignments, throughOf } from './held-assignments.ts';

const columns: readonly Column[] = [
  { heading: 'ROLE', path: 'role.name', importance: 1 },
  { heading: 'SCOPE', path: 'scope.name', importance: 2 },
  { heading: 'THROUGH', path: 'through.name', importance: 3 },
  { heading: 'ASSIGNMENT', path: 'assignment.id', importance: 4, wideOnly: true },
];

function recordOf(held: HeldAssignment, names: AssignmentNames): JsonObject {
  const { assignment } = held;
  const [roleId, scope] = [roleIdOf(assignment), scopeOf(assignment)];
  return {
    role: { id: roleId, name: names.roles.get(roleId) ?? roleId },
    scope: { ...scope, name: names.scopes.get(scope.id) ?? scope.id },
    through: throughOf(held),
    assignment: { id: textAt(assignment, 'id') ?? null, readOnly: assignment.readOnly ?? null },
  };
}

function bySubject(left: JsonObject, right: JsonObject): number {
  const key = ({ role, scope }: JsonObject): string => `${textAt(role, 'name')}\n${textAt(scope, 'name')}`;
  return key(left) < key(right) ? -1 : Number(key(left) > key(right));
}

export const effectiveRolesCommand = defineCommand({
  summary: 'Show every role that counts for a user or an application',
  description:
    'Joins the roles assigned to a user with those of the groups that the user is in; an application has its own. Each line says which role, where it holds, and by way of what.',
  examples: [
    { command: 'pingcli pingone roles effective anna.muster', summary: 'Of a user' },
    {
      command: 'pingcli pingone roles effective --application "Automation Worker"',
      summary: 'Of an application',
    },
    {
      command: `pingcli pingone roles effective anna.muster -O json --query "data[?scope.type=='ORGANIZATION'].role.name"`,
      summary: 'Only what holds everywhere',
    },
  ],
  answers: { kind: 'records', columns, idMember: 'assignment.id' },
  columns,
  roles: ['Identity Data Admin', 'Environment Admin'],
  arguments: [
    { name: 'user-or-application', summary: 'ID, username, email or application name', required: false },
  ],
  flags: {
    user: {
      type: 'text',
      placeholder: 'id or name',
      summary: 'A user, by ID, username or email',
      refers: 'users',
    },
    application: {
      type: 'text',
      placeholder: 'id or name',
      summary: 'An application, by ID or name',
      refers: 'applications',
    },
    'environment-id': environmentFlag("Environment of the user or application; default: the profile's"),
  },
  async run(context, { flags, arguments: [word] }) {
    const given = [word, flags.user, flags.application].filter((key) => key !== undefined);
    const [key] = given;
    if (key === undefined || given.length > 1) {
      throw usageError(
        key === undefined ? 'Whose roles?' : 'Whose roles? More than one is named.',
        'Name one user or application: as an argument, or with --user or --application.',
        'MISSING_ARGUMENT',
      );
    }
    const asked =
      word === undefined ? ([flags.user === undefined ? 'application' : 'user'] as const) : holderKinds;
    const environmentId = await context.environmentId(flags['environment-id']);
    const holder = await findHolder(context, asked, key, environmentId);
    const held = await heldAssignments(context, { ...holder, environmentId });
    const names = await nameAssignments(
      context,
      held.map(({ assignment }) => assignment),
      environmentId,
    );
    const records = held.map((each) => recordOf(each, names)).sort(bySubject);
    const label = labelOf(await context.resource(`${holder.kind}s`), holder.record ?? {}) || holder.id;
    async function* rows() {
      yield* records;
    }
    return {
      kind: 'records',
      records: rows(),
      columns,
      summarize: (count) =>
        count === 0
          ? `The ${holder.kind} '${label}' holds no role.`
          : `The ${holder.kind} '${label}' holds ${count === 1 ? '1 role' : `${count} roles`}`,
      meta: { resource: 'role assignment', action: 'effective', effect: 'read' },
    };
  },
});
