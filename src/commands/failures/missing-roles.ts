/** A 403: the roles that the call takes beside the ones that this sign-on holds, as far as it may read them. */
import type { SessionStatus } from '../../auth/session.ts';
import type { ErrorFacts } from '../../core/errors.ts';
import { type JsonObject, textAt, valueAt } from '../../core/json.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { CommandContext } from '../command.ts';
import { onePage } from '../resource/one-page.ts';
import type { FailedCommand } from './failed-command.ts';

/** Who signed on, as the path of a role assignment has it. */
interface Holder {
  noun: 'applications' | 'users';
  parameter: 'applicationId' | 'userId';
  id: string;
  environmentId: string;
}

function holderOf({ clientId, environmentId, grant, source, subject }: SessionStatus): Holder | undefined {
  // A token from the environment says nothing of whose it is.
  if (source.kind === 'environment') return undefined;
  if (grant === 'client_credentials')
    return { noun: 'applications', parameter: 'applicationId', id: clientId, environmentId };
  if (subject === undefined) return undefined;
  return { noun: 'users', parameter: 'userId', id: subject.id, environmentId };
}

function scopeWords(assignment: JsonObject, environmentId: string | undefined): string {
  const type = String(valueAt(assignment, 'scope.type') ?? '').toLowerCase();
  const isHere = valueAt(assignment, 'scope.id') === environmentId;
  if (type === 'environment') return isHere ? 'in this environment' : 'in another environment';
  return type === 'organization' ? 'in the organization' : `in one ${type}`;
}

/** `Identity Data Admin (in this environment)`. */
async function heldRoles(
  context: CommandContext,
  { environmentId, id, noun, parameter }: Holder,
  place: string | undefined,
): Promise<string[]> {
  const [api, ofHolder, ofAll] = await Promise.all([
    context.api(),
    context.resource(`${noun} role-assignments`),
    context.resource('roles'),
  ]);
  const assignments = await onePage(api, ofHolder, { environmentId, [parameter]: id });
  const roles = await onePage(api, ofAll, {});
  const names = new Map(roles.map((role) => [textAt(role, 'id'), textAt(role, 'name')]));
  const held = assignments.map((assignment) => {
    const role = textAt(assignment.role, 'id');
    return `${names.get(role) ?? role ?? ''} (${scopeWords(assignment, place)})`;
  });
  return [...new Set(held)].toSorted();
}

function assignCommand({ environmentId, id, noun }: Holder, role: string, place: string | undefined): string {
  const scope = place === undefined ? 'organization' : `environment:${place}`;
  return `pingcli pingone ${noun} role-assignments create ${id} -e ${environmentId} --role ${shellWord(role)} --scope ${scope}`;
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
  const session = await context.session();
  const status = await session.status().catch(() => undefined);
  const holder = status && holderOf(status);
  const held = holder && (await heldRoles(context, holder, place).catch(() => undefined));
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
