/** What a new application is to be allowed, found before anything is made: scopes of resources, and administrator roles. */
import { usageError } from '../../core/errors.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import type { GivenFlags } from '../resource/given.ts';
import { type ChosenRole, checkApplicable, chooseRole } from '../roles/assignment-flags.ts';
import { type FoundScope, findScope, parseScope } from '../roles/scope-address.ts';
import { type PlannedGrant, planGrants } from './grant-plan.ts';

export const accessFlags: FlagDefinitions = {
  role: {
    type: 'texts',
    placeholder: 'role=scope',
    summary: 'Administrator role to assign and where, as "Identity Data Admin=environment:Dev"; repeatable',
  },
  'grant-scope': {
    type: 'list',
    placeholder: 'scope',
    summary: 'Scope that it may ask for, as p1:read:user or "Orders API/orders:read"; repeatable',
  },
};

export interface PlannedRole {
  role: ChosenRole;
  scope: FoundScope;
  /** `Identity Data Admin at environment:Dev`. */
  words: string;
}

export interface AccessPlan {
  grants: PlannedGrant[];
  roles: PlannedRole[];
}

function listed(flags: GivenFlags, name: string): readonly string[] {
  const value = flags[name];
  return typeof value === 'object' ? value : [];
}

/** `Identity Data Admin=environment:Dev`. Sends nothing. */
function parseRole(text: string): { key: string; scope: string } {
  const sign = text.indexOf('=');
  const [key, scope] = [text.slice(0, Math.max(sign, 0)).trim(), text.slice(sign + 1).trim()];
  if (sign === -1 || key === '' || scope === '') {
    throw usageError(
      `--role '${text}' does not say ${sign === -1 ? 'where the role is to hold' : 'both a role and where it is to hold'}.`,
      'Write it as --role "Identity Data Admin=environment:<name>"; the scope may be organization, environment:…, population:…/… or application:…/….',
      'INVALID_SCOPE',
    );
  }
  parseScope(scope, 'role');
  return { key, scope };
}

/** Before the first request. */
export function checkAccessFlags(flags: GivenFlags): void {
  for (const text of listed(flags, 'role')) parseRole(text);
}

async function planRoles(
  context: CommandContext,
  texts: readonly string[],
  environmentId: string,
): Promise<PlannedRole[]> {
  const planned: PlannedRole[] = [];
  for (const text of texts) {
    const { key, scope: address } = parseRole(text);
    const role = await chooseRole(context, key, environmentId);
    const scope = await findScope(context, parseScope(address, 'role'), environmentId, 'role');
    checkApplicable(role, scope);
    planned.push({ role, scope, words: `${role.name} at ${address}` });
  }
  return planned;
}

export async function planAccess(
  context: CommandContext,
  flags: GivenFlags,
  environmentId: string,
  withoutUsers: string | undefined,
): Promise<AccessPlan> {
  // The scope `openid` is every OpenID Connect application's, without a grant.
  const scopes = listed(flags, 'grant-scope').filter((name) => name !== 'openid');
  return {
    grants: await planGrants(context, scopes, environmentId, withoutUsers),
    roles: await planRoles(context, listed(flags, 'role'), environmentId),
  };
}
