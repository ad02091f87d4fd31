/** Everything there is about one user, asked for at once; what the token may not read is a gap, not a failure. */
import { CliError } from '../../core/errors.ts';
import { type JsonObject, valueAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { maskSecrets } from '../resource/secrets.ts';
import { nameAssignments, roleIdOf, scopeOf } from '../roles/assignment-names.ts';
import { directAssignments, heldAssignments, throughOf } from '../roles/held-assignments.ts';
import type { OneUser } from './one-user.ts';
import { readPasswordState } from './password-operations.ts';

/** A part that may be read, or the roles of which one is needed for it. */
export type Part<T> = { value: T } | { needs: readonly string[] };

export interface Person {
  user: JsonObject;
  population: Part<JsonObject>;
  password: Part<JsonObject>;
  groups: Part<JsonObject[]>;
  /** With the names of roles and places, as far as they can be read. */
  roles: Part<JsonObject[]>;
  devices: Part<JsonObject[]>;
  sessions: Part<JsonObject[]>;
}

async function readPart<T>(needs: readonly string[] | undefined, read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof CliError && error.outcome === 'permission-denied') return { needs: needs ?? [] };
    throw error;
  }
}

/** Role assignments with names beside the IDs, and by way of what each counts. */
async function readRoles(
  context: CommandContext,
  { environmentId, id }: OneUser['owner'],
  memberships: Promise<readonly JsonObject[]> | undefined,
): Promise<JsonObject[]> {
  const holder = { kind: 'user', id, environmentId } as const;
  const held =
    memberships === undefined
      ? await directAssignments(context, holder)
      : await heldAssignments(context, holder, memberships);
  const assignments = held.map(({ assignment }) => assignment);
  const { roles, places } = await nameAssignments(context, assignments, environmentId);
  return held.map((each) => {
    const [role, scope] = [roleIdOf(each.assignment), scopeOf(each.assignment)];
    const place = places.get(scope.id);
    return {
      ...each.assignment,
      role: { id: role, name: roles.get(role) ?? role },
      scope: { ...scope, ...(place === undefined ? {} : { name: place }) },
      through: throughOf(each),
    };
  });
}

/** @param rolesOf - `groups`: those that count by way of a group are read, too. */
export async function readPerson(
  context: CommandContext,
  { record, owner }: OneUser,
  rolesOf: 'user' | 'groups',
): Promise<Person> {
  const { environmentId, id: userId } = owner;
  const parameters = { environmentId, userId };
  const api = await context.api();
  const list = async (noun: string): Promise<Part<JsonObject[]>> => {
    const definition = await context.resource(noun);
    return readPart(definition.roles, async () =>
      (await collect(api.list(definition, parameters))).map((item) => maskSecrets(definition, item)),
    );
  };
  const readPopulation = async (): Promise<Part<JsonObject>> => {
    const definition = await context.resource('populations');
    const id = valueAt(record, 'population.id');
    if (typeof id !== 'string') return { value: {} };
    return readPart(definition.roles, () => api.get(definition, { environmentId }, id));
  };
  const { roles: userRoles } = await context.resource('users');
  const membership = await context.resource('users groups');
  const { roles: assigners } = await context.resource('users role-assignments');
  const memberships = collect(api.list(membership, parameters));
  const [population, password, groups, roles, devices, sessions] = await Promise.all([
    readPopulation(),
    readPart(userRoles, () => readPasswordState(api, owner)),
    readPart(membership.roles, () => memberships),
    readPart(assigners, () => readRoles(context, owner, rolesOf === 'groups' ? memberships : undefined)),
    list('mfa user-devices'),
    list('users sessions'),
  ]);
  return { user: record, population, password, groups, roles, devices, sessions };
}
