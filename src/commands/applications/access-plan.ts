/** What a new application is to be allowed, found before anything is made: scopes of resources, and administrator roles. */
import { CliError, usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { didYouMean } from '../../core/nearest.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { collect } from '../resource/collect.ts';
import type { GivenFlags } from '../resource/given.ts';
import { type ChosenRole, checkApplicable, chooseRole } from '../roles/assignment-flags.ts';
import { type FoundScope, findScope, parseScope } from '../roles/scope-address.ts';

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

export interface PlannedGrant {
  resource: { id: string; name: string };
  scopes: { id: string; name: string }[];
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

interface OfferedScope {
  resource: JsonObject;
  scope: JsonObject;
}

async function offeredScopes(context: CommandContext, environmentId: string): Promise<OfferedScope[]> {
  const [api, resources, scopes] = await Promise.all([
    context.api(),
    context.resource('resources'),
    context.resource('resources scopes'),
  ]);
  const all = await collect(api.list(resources, { environmentId }));
  const found = await Promise.all(
    all.map(async (resource) => {
      const resourceId = textAt(resource, 'id') ?? '';
      return (await collect(api.list(scopes, { environmentId, resourceId }))).map((scope) => ({
        resource,
        scope,
      }));
    }),
  );
  return found.flat();
}

const nameOf = (object: JsonObject): string => textAt(object, 'name') ?? '';

function findOffered(wanted: string, offered: readonly OfferedScope[]): OfferedScope {
  const found = offered.filter(({ resource, scope }) =>
    [nameOf(scope), `${nameOf(resource)}/${nameOf(scope)}`].includes(wanted),
  );
  const [one, ...others] = found;
  if (one !== undefined && others.length === 0) return one;
  if (one !== undefined) {
    const names = found.map(({ resource }) => `"${nameOf(resource)}/${nameOf(one.scope)}"`);
    throw new CliError({
      outcome: 'conflict',
      category: 'conflict',
      code: 'AMBIGUOUS_NAME',
      message: `${found.length} resources have a scope '${wanted}'.`,
      suggestion: `Say which: --grant-scope ${names.join(' or ')}.`,
    });
  }
  const hint = didYouMean(
    wanted,
    offered.map(({ scope }) => nameOf(scope)),
  );
  throw new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `No resource has a scope '${wanted}'.`,
    suggestion: [
      hint,
      'List them: pingcli pingone resources list, then pingcli pingone resources scopes list <resource>',
    ]
      .filter(Boolean)
      .join(' '),
  });
}

async function planGrants(
  context: CommandContext,
  names: readonly string[],
  environmentId: string,
  /** The preset, where nobody signs on to what it makes. */
  withoutUsers: string | undefined,
): Promise<PlannedGrant[]> {
  const grants = new Map<string, PlannedGrant>();
  const offered = names.length === 0 ? [] : await offeredScopes(context, environmentId);
  for (const name of new Set(names)) {
    const { resource, scope } = findOffered(name, offered);
    if (withoutUsers !== undefined && textAt(resource, 'type') !== 'CUSTOM') {
      throw usageError(
        `The scope '${name}' speaks of the user who signs on, and nobody signs on to an application of the preset ${withoutUsers}.`,
        'Its rights at the PingOne API come from --role; scopes of your own resources can be granted.',
      );
    }
    const id = textAt(resource, 'id') ?? '';
    const grant = grants.get(id) ?? { resource: { id, name: nameOf(resource) }, scopes: [] };
    grant.scopes.push({ id: textAt(scope, 'id') ?? '', name: nameOf(scope) });
    grants.set(id, grant);
  }
  return [...grants.values()];
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
