/** One object by its ID or its natural key. A key that fits several is an error that lists them. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { CliError, usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { didYouMean } from '../../core/nearest.ts';
import { isUuid } from '../../core/uuid.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';

/** How many objects are looked through for a name that was probably meant. */
const mostCandidates = 1000;

/** A SCIM string literal (RFC 7644 §3.4.2.2: JSON string syntax). */
function scimText(text: string): string {
  return JSON.stringify(text);
}

function notFound<T extends JsonObject>(
  definition: ResourceDefinition<T>,
  key: string,
  names: readonly string[],
): CliError {
  const list = `List them: pingcli pingone ${definition.plural} list`;
  const hint = didYouMean(key, names);
  return new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `There is no ${definition.singular} named '${key}'.`,
    suggestion: hint === undefined ? list : `${hint} ${list}`,
  });
}

function ambiguous<T extends JsonObject>(
  definition: ResourceDefinition<T>,
  key: string,
  found: readonly T[],
): CliError {
  return new CliError({
    outcome: 'conflict',
    category: 'conflict',
    code: 'AMBIGUOUS_NAME',
    message: `${found.length} ${definition.plural} are named '${key}'.`,
    reason: found
      .map((object) => `${textAt(object, 'id') ?? ''}  ${textAt(object, 'description') ?? ''}`.trim())
      .join('\n'),
    suggestion: 'Give the ID of the one that is meant.',
  });
}

async function collect<T>(records: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const record of records) all.push(record);
  return all;
}

export async function findObject<T extends JsonObject>(
  api: ApiClient,
  definition: ResourceDefinition<T>,
  parameters: PathParameters,
  key: string,
): Promise<T> {
  // PingOne writes its IDs in small letters.
  if (isUuid(key)) return api.get(definition, parameters, key.toLowerCase());
  const { naturalKey } = definition;
  if (!naturalKey || key === '') {
    const ways = naturalKey ? `its ID or its ${naturalKey.member}` : 'its ID, a UUID as PingOne shows it';
    throw usageError(
      `'${key}' does not name one of the ${definition.plural}.`,
      `Give ${ways}.`,
      'INVALID_ID',
    );
  }
  const keyOf = (record: JsonObject): string | undefined => textAt(record, naturalKey.member);
  const filter = naturalKey.filter && `${naturalKey.member} ${naturalKey.filter} ${scimText(key)}`;
  const offered = await collect(api.list(definition, parameters, filter === undefined ? {} : { filter }));
  const found = offered.filter((record) => keyOf(record) === key);
  if (found.length > 1) throw ambiguous(definition, key, found);
  const [only] = found;
  if (only) return only;
  // Only now, because it may take several pages: what might have been meant.
  const candidates =
    filter === undefined
      ? offered
      : await collect(api.list(definition, parameters, { limit: mostCandidates }));
  throw notFound(
    definition,
    key,
    candidates.flatMap((record) => keyOf(record) ?? []),
  );
}
