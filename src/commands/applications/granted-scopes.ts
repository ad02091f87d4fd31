/** The scopes that an application may ask for, by name. */
import { isJsonObject, type JsonObject, textAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';

function scopeIds({ scopes }: JsonObject): Set<string> {
  const list = Array.isArray(scopes) ? scopes.filter(isJsonObject) : [];
  return new Set(list.flatMap((scope) => textAt(scope, 'id') ?? []));
}

export async function grantedScopes(
  context: CommandContext,
  environmentId: string,
  applicationId: string,
): Promise<string[]> {
  const [api, grants, scopes] = await Promise.all([
    context.api(),
    context.resource('applications grants'),
    context.resource('resources scopes'),
  ]);
  const given = await collect(api.list(grants, { environmentId, applicationId }));
  const names = await Promise.all(
    given.map(async (grant) => {
      const ids = scopeIds(grant);
      const resourceId = textAt(grant.resource, 'id') ?? '';
      const offered = await collect(api.list(scopes, { environmentId, resourceId }));
      return offered
        .filter((scope) => ids.has(textAt(scope, 'id') ?? ''))
        .flatMap((scope) => textAt(scope, 'name') ?? []);
    }),
  );
  return [...new Set(names.flat())].sort();
}
