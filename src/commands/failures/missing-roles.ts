/** A 403: the roles that the call takes beside the ones that this sign-on holds, as far as it may read them. */
import type { ErrorFacts } from '../../core/errors.ts';
import { type JsonObject, valueAt } from '../../core/json.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { CommandContext } from '../command.ts';
import { roleIdOf } from '../roles/assignment-names.ts';
import { type Holder, ownAssignments, ownHolder } from '../roles/held-assignments.ts';
import { openRoleDirectory } from '../roles/role-directory.ts';
import type { FailedCommand } from './failed-command.ts';

function scopeWords(assignment: JsonObject, environmentId: string | undefined): string {
  const type = String(valueAt(assignment, 'scope.type') ?? '').toLowerCase();
  const isHere = valueAt(assignment, 'scope.id') === environmentId;
  if (type === 'environment') return isHere ? 'in this environment' : 'in another environment';
  return type === 'organization' ? 'in the organization' : `in one ${type}`;
}

/** `Identity Data Admin (in this environment)`, and by way of which group. */
async function heldRoles(context: CommandContext, place: string | undefined): Promise<string[] | undefined> {
  const assignments = await ownAssignments(context);
  if (assignments === undefined) return undefined;
  const { nameOf } = await openRoleDirectory(context, undefined);
  const held = assignments.map(({ assignment, group }) => {
    const way = group === undefined ? '' : `, through the group ${group.name}`;
    return `${nameOf(roleIdOf(assignment))} (${scopeWords(assignment, place)}${way})`;
  });
  return [...new Set(held)].toSorted();
}

function assignCommand({ environmentId, id, kind }: Holder, role: string, place: string | undefined): string {
  const scope = place === undefined ? 'organization' : `environment:${place}`;
  return `pingcli pingone ${kind}s role-assignments create ${id} -e ${environmentId} --role ${shellWord(role)} --scope ${scope}`;
}

/** Never fails: whoever lacks a role may well lack the one that reads roles. */
export async function missingRoles({
  call,
  context,
  definition,
  facts,
}: FailedCommand): Promise<Partial<ErrorFacts>> {
  const { roles = [] } = definition;
  const [role] = roles;
  const isLicense = JSON.stringify(facts.details ?? null).includes('LICENSE_EXCEEDED');
  if (facts.outcome !== 'permission-denied' || isLicense || role === undefined) return {};
  const {
    environmentId: place = call.path.startsWith('/environments/{id}') ? call.parameters.id : undefined,
  } = call.parameters;
  const takes = `it takes ${roles.length === 1 ? 'the role' : 'one of the roles'} ${roles.join(', ')}`;
  const holder = await ownHolder(context).catch(() => undefined);
  const held = holder && (await heldRoles(context, place).catch(() => undefined));
  const holds = held && `this sign-on holds ${held.length === 0 ? 'no role at all' : held.join(', ')}`;
  const ask = holder
    ? `Have an administrator assign it: ${assignCommand(holder, role, place)}`
    : `Ask an administrator for the role ${role}${place === undefined ? '' : ' in this environment'}.`;
  return {
    reason: [facts.reason, takes, holds].filter((line) => line !== undefined).join('\n'),
    // A new environment: there the roles are on their way, and waiting is the remedy.
    ...(facts.retryable ? {} : { suggestion: ask }),
  };
}
