/** Role assignments in words: the names of roles and of what they hold for, looked up once each. */
import { CliError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import type { CommandContext } from '../command.ts';
import { openRoleDirectory, type RoleDirectory } from './role-directory.ts';
import { nounOfScope } from './scope-address.ts';

export interface AssignmentNames {
  roles: ReadonlyMap<string, string>;
  /** `environment Dev`, by the ID of the scope. */
  scopes: ReadonlyMap<string, string>;
  /** `Dev`, where the name is known. */
  places: ReadonlyMap<string, string>;
}

export function roleIdOf(assignment: JsonObject): string {
  return textAt(assignment.role, 'id') ?? '';
}

export function scopeOf(assignment: JsonObject): { type: string; id: string } {
  return { type: textAt(assignment.scope, 'type') ?? '', id: textAt(assignment.scope, 'id') ?? '' };
}

/** Undefined where it cannot be seen or is gone: the ID has to do then. */
async function nameOf(
  context: CommandContext,
  noun: string,
  id: string,
  environmentId: string,
): Promise<string | undefined> {
  const definition = await context.resource(noun);
  const parameters = definition.collection.includes('{environmentId}') ? { environmentId } : {};
  try {
    return textAt(await (await context.api()).get(definition, parameters, id), 'name');
  } catch (error) {
    if (error instanceof CliError && error.facts.category !== 'cancelled') return undefined;
    throw error;
  }
}

async function nameOfScope(
  context: CommandContext,
  { type, id }: { type: string; id: string },
  environmentId: string,
): Promise<string | undefined> {
  const noun = nounOfScope(type);
  return noun === undefined ? undefined : nameOf(context, noun, id, environmentId);
}

/** `environment Dev`; `population 3f2a…` where its name cannot be had. */
export async function describeScope(
  context: CommandContext,
  scope: { type: string; id: string },
  environmentId: string,
): Promise<string> {
  return `${scope.type.toLowerCase()} ${(await nameOfScope(context, scope, environmentId)) ?? scope.id}`;
}

export async function nameAssignments(
  context: CommandContext,
  assignments: readonly JsonObject[],
  environmentId: string,
  directory?: RoleDirectory,
): Promise<AssignmentNames> {
  if (assignments.length === 0) return { roles: new Map(), scopes: new Map(), places: new Map() };
  const roles = directory ?? (await openRoleDirectory(context, environmentId));
  const byId = new Map(assignments.map((assignment) => [scopeOf(assignment).id, scopeOf(assignment)]));
  const scopes = await Promise.all(
    [...byId.values()].map(async (scope) => ({
      ...scope,
      name: await nameOfScope(context, scope, environmentId),
    })),
  );
  return {
    roles: new Map(assignments.map(roleIdOf).map((id) => [id, roles.nameOf(id)])),
    scopes: new Map(scopes.map(({ id, name, type }) => [id, `${type.toLowerCase()} ${name ?? id}`])),
    places: new Map(scopes.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const]))),
  };
}

/** `Identity Data Admin at environment Dev`. */
export function describeAssignment(
  assignment: JsonObject,
  { roles, scopes }: Pick<AssignmentNames, 'roles' | 'scopes'>,
): string {
  const { id } = scopeOf(assignment);
  const roleId = roleIdOf(assignment);
  return `${roles.get(roleId) ?? roleId} at ${scopes.get(id) ?? id}`;
}

/** Names for people; the IDs stay within reach. */
export function assignmentColumns(names?: AssignmentNames): readonly Column[] {
  return [
    { heading: 'ID', path: 'id', importance: 3 },
    { heading: 'ROLE', path: 'role.id', importance: 1, ...(names ? { names: names.roles } : {}) },
    { heading: 'SCOPE', path: 'scope.id', importance: 2, ...(names ? { names: names.scopes } : {}) },
    { heading: 'READ ONLY', path: 'readOnly', importance: 4, shows: 'boolean' },
    { heading: 'ROLE ID', path: 'role.id', importance: 5, wideOnly: true },
    { heading: 'SCOPE TYPE', path: 'scope.type', importance: 6, wideOnly: true },
    { heading: 'SCOPE ID', path: 'scope.id', importance: 7, wideOnly: true },
  ];
}

/** Whether a person reads the columns: the JSON formats and YAML show what PingOne said. */
export async function showsNames(context: CommandContext): Promise<boolean> {
  const format = (await context.settings()).get('outputFormat').value ?? 'text';
  return ['text', 'csv', 'md'].includes(format);
}
