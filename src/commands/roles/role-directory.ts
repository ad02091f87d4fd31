/** The administrator roles that can be assigned in an environment: PingOne's own, and those made there. */
import { CliError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { didYouMean } from '../../core/nearest.ts';
import { isUuid } from '../../core/uuid.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { ambiguous } from '../resource/find-object.ts';

export interface RoleDirectory {
  /** The role with this ID or name. @throws CliError (not-found, ambiguous). */
  find(key: string): JsonObject;
  /** Its name; the ID where nobody knows one. */
  nameOf(id: string): string;
}

/** What cannot be read does without; whatever ends the run ends it. */
async function readable(list: () => Promise<JsonObject[]>): Promise<JsonObject[]> {
  try {
    return await list();
  } catch (error) {
    if (error instanceof CliError && ['permission-denied', 'not-found'].includes(error.outcome)) return [];
    throw error;
  }
}

/** @param environmentId - Where custom roles are looked for; undefined: only PingOne's own. */
export async function openRoleDirectory(
  context: CommandContext,
  environmentId: string | undefined,
): Promise<RoleDirectory> {
  const [api, builtIn, custom] = await Promise.all([
    context.api(),
    context.resource('roles'),
    context.resource('custom-admin-roles'),
  ]);
  const [own, made] = await Promise.all([
    collect(api.list(builtIn, {})),
    environmentId === undefined ? [] : readable(() => collect(api.list(custom, { environmentId }))),
  ]);
  // The collection of an environment shows PingOne's own roles again.
  const byId = new Map([...made, ...own].map((role) => [textAt(role, 'id') ?? '', role]));
  const roles = [...byId.values()];
  const named = (role: JsonObject): string => textAt(role, 'name') ?? '';

  return {
    find(key) {
      const found = isUuid(key)
        ? [byId.get(key.toLowerCase()) ?? []].flat()
        : roles.filter((role) => named(role).toLowerCase() === key.trim().toLowerCase());
      const [role] = found;
      if (found.length > 1) throw ambiguous(custom, key, found);
      if (role !== undefined) return role;
      const hint = didYouMean(key, roles.map(named));
      throw new CliError({
        outcome: 'not-found',
        category: 'not-found',
        code: 'NOT_FOUND',
        message: `There is no role ${isUuid(key) ? 'with the ID' : 'named'} '${key}'.`,
        suggestion: [hint, 'List them: pingcli pingone roles list'].filter(Boolean).join(' '),
      });
    },
    nameOf: (id) => (byId.has(id) ? named(byId.get(id) ?? {}) : id),
  };
}
