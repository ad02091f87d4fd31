/** The objects that `apply` means: those whose natural key is that of the body. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import { type JsonObject, type JsonValue, valueAt } from '../../core/json.ts';
import type { NaturalKey, PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { isBlank } from './member-path.ts';
import { isEqualKey, keyFilter } from './natural-key.ts';

/** How the lookup of this member is done: the filter that the endpoint has for it, and how it compares. */
function naturalKeyOf({ naturalKey, otherKeys = [] }: ResourceDefinition, member: string): NaturalKey {
  const all = naturalKey ? [naturalKey, ...otherKeys] : otherKeys;
  return all.find((key) => key.member === member) ?? { member };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function fits(
  definition: ResourceDefinition,
  record: JsonObject,
  body: JsonObject,
  members: readonly string[],
): boolean {
  return members.every((member) => {
    const wanted = valueAt(body, member);
    const found = valueAt(record, member);
    if (isBlank(wanted)) return isBlank(found);
    return isEqualKey(naturalKeyOf(definition, member), found, textOf(wanted));
  });
}

export interface ApplyKey {
  members: readonly string[];
  /** For messages: `Customers`, `en/Email`. */
  label: string;
}

/** The first set of members whose first one the body has. */
export function applyKey(
  { singular }: ResourceDefinition,
  keys: readonly (readonly string[])[],
  body: JsonObject,
): ApplyKey {
  const members = keys.find(([first = '']) => !isBlank(valueAt(body, first)));
  if (members) {
    const parts = members.map((member) => textOf(valueAt(body, member))).filter((part) => part !== '');
    return { members, label: parts.join('/') };
  }
  const wanted = keys.map(([first = '']) => first).join(' or ');
  throw usageError(
    `The body has no ${wanted}, by which apply finds the ${singular}.`,
    `Add ${wanted} to the body.`,
    'MISSING_KEY',
  );
}

export async function lookUpByKey(
  context: CommandContext,
  definition: ResourceDefinition,
  parameters: PathParameters,
  { members }: ApplyKey,
  body: JsonObject,
): Promise<JsonObject[]> {
  const [first = ''] = members;
  const filter = keyFilter(naturalKeyOf(definition, first), textOf(valueAt(body, first)));
  context.say.detail(
    filter === undefined
      ? `Looking through all ${definition.plural} for the same ${members.join(', ')}.`
      : `Looking for the ${definition.singular} by filter: ${filter}`,
  );
  const found: JsonObject[] = [];
  const records = (await context.api()).list(definition, parameters, filter === undefined ? {} : { filter });
  for await (const record of records) {
    if (fits(definition, record, body, members)) found.push(record);
  }
  return found;
}
