/** Scopes by their names, found in the resources of the environment and put together as the grants that give them. */
import { CliError, usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { didYouMean } from '../../core/nearest.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';

export interface PlannedGrant {
  resource: { id: string; name: string };
  scopes: { id: string; name: string }[];
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

export async function planGrants(
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
