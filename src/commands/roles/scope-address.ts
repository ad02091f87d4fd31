/** Where a role holds, as people write it: `environment:Dev`, `population:Dev/Customers`, `organization`. */
import { usageError } from '../../core/errors.ts';
import { textAt } from '../../core/json.ts';
import { didYouMean } from '../../core/nearest.ts';
import { isUuid } from '../../core/uuid.ts';
import type { CommandContext } from '../command.ts';
import { resolveReference } from '../resource/references.ts';
import { isScopeKind, type ScopeKind, scopeKinds } from './scope-kinds.ts';

/** The noun of a scope's type, as the API writes it. */
export function nounOfScope(type: string): string | undefined {
  return Object.values(scopeKinds).find((kind) => kind.type === type)?.noun;
}

export const scopeHelp =
  'Where the role holds: organization, environment:Dev, population:Dev/Customers or application:Dev/Portal';

export interface ScopeAddress {
  kind: ScopeKind;
  /** Of a population or application; absent: the environment that the command works in. */
  environment?: string;
  /** ID or name; absent: the one that the command works in. */
  key?: string;
}

function invalid(text: string, why: string, flag: string, hint?: string): Error {
  const form =
    'Write it as organization, environment:<name>, population:<environment>/<name> or application:<environment>/<name>; IDs do as well as names.';
  return usageError(
    `--${flag} '${text}' does not say where a role holds: ${why}.`,
    hint === undefined ? form : `${hint} ${form}`,
    'INVALID_SCOPE',
  );
}

/** Sends nothing. @throws CliError (usage). */
export function parseScope(text: string, flag = 'scope'): ScopeAddress {
  const colon = text.indexOf(':');
  const word = (colon === -1 ? text : text.slice(0, colon)).trim();
  const kind = word.toLowerCase();
  const rest = colon === -1 ? undefined : text.slice(colon + 1).trim();
  if (!isScopeKind(kind)) {
    throw invalid(text, `'${word}' is no kind of scope`, flag, didYouMean(word, Object.keys(scopeKinds)));
  }
  if (rest === '') throw invalid(text, 'nothing stands behind the colon', flag);
  if (kind === 'organization' || kind === 'environment')
    return rest === undefined ? { kind } : { kind, key: rest };
  if (rest === undefined) throw invalid(text, `it names no ${kind}`, flag);
  const slash = rest.indexOf('/');
  if (slash === -1) return { kind, key: rest };
  const [environment, key] = [rest.slice(0, slash).trim(), rest.slice(slash + 1).trim()];
  if (environment === '' || key === '') throw invalid(text, 'a side of the slash is empty', flag);
  return { kind, environment, key };
}

export interface FoundScope {
  type: string;
  id: string;
}

/** The organization that the environment belongs to. */
async function organizationOf(context: CommandContext, environmentId: string): Promise<string> {
  const environments = await context.resource('environments');
  const environment = await (await context.api()).get(environments, {}, environmentId);
  return textAt(environment.organization, 'id') ?? '';
}

export async function findScope(
  context: CommandContext,
  { kind, environment, key }: ScopeAddress,
  /** The environment that the command works in. */
  environmentId: string,
  flag = 'scope',
): Promise<FoundScope> {
  const { type, noun } = scopeKinds[kind];
  if (key === undefined) {
    return {
      type,
      id: kind === 'environment' ? environmentId : await organizationOf(context, environmentId),
    };
  }
  if (isUuid(key)) return { type, id: key.toLowerCase() };
  if (kind === 'organization' || kind === 'environment')
    return { type, id: await resolveReference(context, noun, flag, key, {}) };
  const place = environment === undefined ? environmentId : await context.environmentId(environment);
  return { type, id: await resolveReference(context, noun, flag, key, { environmentId: place }) };
}
