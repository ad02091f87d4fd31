/** Every role assignment that counts for somebody: their own, and those of the groups they are in. */
import { CliError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';

export interface Holder {
  kind: 'user' | 'application';
  id: string;
  environmentId: string;
}

export interface HeldAssignment {
  assignment: JsonObject;
  /** Absent: assigned to the holder itself. */
  group?: { id: string; name: string };
}

/** By way of what it counts, as records say it. */
export function throughOf({ group }: HeldAssignment): JsonObject {
  if (group === undefined) return { kind: 'direct', name: 'direct' };
  return { kind: 'group', id: group.id, name: `group ${group.name}` };
}

async function groupsOf(context: CommandContext, { id, environmentId }: Holder): Promise<JsonObject[]> {
  const [api, ofUser] = await Promise.all([context.api(), context.resource('users groups')]);
  return collect(api.list(ofUser, { environmentId, userId: id }));
}

async function ofGroups(
  context: CommandContext,
  { environmentId }: Holder,
  memberships: readonly JsonObject[],
): Promise<HeldAssignment[]> {
  const api = await context.api();
  const [groups, assignments] = await Promise.all([
    context.resource('groups'),
    context.resource('groups role-assignments'),
  ]);
  const found = await Promise.all(
    memberships.map(async (membership): Promise<HeldAssignment[]> => {
      const groupId = textAt(membership, 'id') ?? '';
      const held = await collect(api.list(assignments, { environmentId, groupId }));
      if (held.length === 0) return [];
      const name =
        textAt(membership, 'name') ?? textAt(await api.get(groups, { environmentId }, groupId), 'name');
      return held.map((assignment) => ({ assignment, group: { id: groupId, name: name ?? groupId } }));
    }),
  );
  return found.flat();
}

/** Assigned to the holder itself. */
export async function directAssignments(
  context: CommandContext,
  { kind, id, environmentId }: Holder,
): Promise<HeldAssignment[]> {
  const [api, own] = await Promise.all([context.api(), context.resource(`${kind}s role-assignments`)]);
  const assignments = await collect(api.list(own, { environmentId, [`${kind}Id`]: id }));
  return assignments.map((assignment) => ({ assignment }));
}

/** @param memberships - The groups of a user, where somebody reads them anyway. */
export async function heldAssignments(
  context: CommandContext,
  holder: Holder,
  memberships?: Promise<readonly JsonObject[]>,
): Promise<HeldAssignment[]> {
  const byGroups = async (): Promise<HeldAssignment[]> =>
    ofGroups(context, holder, await (memberships ?? groupsOf(context, holder)));
  const [direct, indirect] = await Promise.all([
    directAssignments(context, holder),
    holder.kind === 'user' ? byGroups() : [],
  ]);
  return [...direct, ...indirect];
}

/** Who this sign-on is; undefined where the token does not say. */
export async function ownHolder(context: CommandContext): Promise<Holder | undefined> {
  const { source, grant, subject, clientId, environmentId } = await (await context.session()).status();
  if (source.kind === 'environment') return undefined;
  if (grant === 'client_credentials') return { kind: 'application', id: clientId, environmentId };
  return subject === undefined ? undefined : { kind: 'user', id: subject.id, environmentId };
}

/** Undefined where they cannot be read: not everybody may look at assignments. */
export async function ownAssignments(context: CommandContext): Promise<HeldAssignment[] | undefined> {
  const holder = await ownHolder(context);
  if (holder === undefined) return undefined;
  try {
    return await heldAssignments(context, holder);
  } catch (error) {
    if (error instanceof CliError && error.facts.category !== 'cancelled') return undefined;
    throw error;
  }
}
