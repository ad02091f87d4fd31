/** Why a role could not be assigned: who may assign it, and what this sign-on holds instead. */
import { assignersOf } from '../../core/administrator-roles.ts';
import { CliError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject, textAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import { describeAssignment, describeScope, nameAssignments } from './assignment-names.ts';
import { ownAssignments } from './held-assignments.ts';
import { openRoleDirectory, type RoleDirectory } from './role-directory.ts';
import type { FoundScope } from './scope-address.ts';

function assigners(role: JsonObject, directory: RoleDirectory): string[] {
  const { canBeAssignedBy } = role;
  if (!Array.isArray(canBeAssignedBy)) return assignersOf(textAt(role, 'name') ?? '');
  return canBeAssignedBy
    .filter(isJsonObject)
    .flatMap((each) => textAt(each, 'id') ?? [])
    .map((id) => directory.nameOf(id));
}

/** Anything but a refusal stays as it is. */
export async function explainAssignmentRefusal(
  context: CommandContext,
  error: unknown,
  { roleId, scope }: { roleId: string; scope: FoundScope },
  environmentId: string,
): Promise<unknown> {
  if (!(error instanceof CliError) || error.outcome !== 'permission-denied') return error;
  const directory = await openRoleDirectory(context, environmentId);
  const role = directory.find(roleId);
  const name = textAt(role, 'name') ?? roleId;
  const place = await describeScope(context, scope, environmentId);
  const needed = assigners(role, directory);
  const held = await ownAssignments(context);
  const names = await nameAssignments(
    context,
    (held ?? []).map(({ assignment }) => assignment),
    environmentId,
    directory,
  );
  const holds = held?.map(({ assignment, group }) => {
    const words = describeAssignment(assignment, names);
    return group === undefined ? words : `${words} (through the group ${group.name})`;
  });
  const needs =
    needed.length === 0
      ? `no built-in role allows to assign ${name}`
      : `to assign ${name} at ${place} takes ${needed.join(' or ')} there or at a broader scope`;
  // It is explained here: what is said of any refusal would say it again, and less well.
  const { call: _call, ...facts } = error.facts;
  return new CliError({
    ...facts,
    reason: [
      error.facts.reason
        ?.split('\n')
        .filter((line) => !line.includes('it is a role that is missing'))
        .join('\n'),
      needs,
      ...(holds === undefined
        ? []
        : [`this sign-on holds ${holds.length === 0 ? 'no role' : holds.join(', ')}`]),
    ]
      .filter((line) => line !== undefined && line !== '')
      .join('\n'),
    suggestion: `${needed.length === 0 ? 'Assign it in the PingOne console' : 'Ask somebody who holds such a role to assign it'}; what each role allows to assign: pingcli pingone roles list`,
  });
}
