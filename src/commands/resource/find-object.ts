/** One object by its ID or its natural key. A key that fits several is an error that lists them. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { CliError, usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { didYouMean } from '../../core/nearest.ts';
import type { Messages } from '../../output/messages.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { NaturalKey, PathParameters } from '../../pingone/resource-address.ts';
import { collect } from './collect.ts';
import { fitsKey, idOf, keyFilter, labelOf, leadingPart } from './natural-key.ts';
import { onePage } from './one-page.ts';
import { checkKey, describeFormat, isIdOf, nounOf, withArticle } from './subject.ts';

/** The part of the context that a search needs. */
export interface Finder {
  api: ApiClient;
  say: Pick<Messages, 'detail'>;
}

export interface FoundObject {
  id: string;
  /** As the list showed it; absent where the key was an ID, which is not looked up. */
  record?: JsonObject;
}

/** How to see what there is. */
export function listHint(definition: ResourceDefinition): string {
  return `List them: pingcli pingone ${nounOf(definition)} list`;
}

function notFound(
  definition: ResourceDefinition,
  parameters: PathParameters,
  key: string,
  names: readonly string[],
): CliError {
  const list = listHint(definition);
  const hint = didYouMean(key, names);
  return new CliError({
    outcome: 'not-found',
    category: 'not-found',
    code: 'NOT_FOUND',
    message: `There is no ${definition.singular} named '${key}'.`,
    suggestion: hint === undefined ? list : `${hint} ${list}`,
    call: { method: 'GET', path: definition.collection, parameters, what: `list ${definition.plural}` },
  });
}

export function ambiguous(
  definition: ResourceDefinition,
  key: string,
  found: readonly JsonObject[],
  suggestion = 'Give the ID of the one that is meant.',
): CliError {
  return new CliError({
    outcome: 'conflict',
    category: 'conflict',
    code: 'AMBIGUOUS_NAME',
    message: `${found.length} ${definition.plural} are named '${key}'.`,
    reason: found
      .map((record) => {
        const description = textAt(record, 'description') ?? '';
        return `${idOf(definition, record)}  ${labelOf(definition, record)}  ${description}`.trim();
      })
      .join('\n'),
    suggestion,
  });
}

/** The key as an ID, or undefined where it is a name. Throws where it can be neither. */
export function readId(definition: ResourceDefinition, key: string): string | undefined {
  checkKey(key, definition);
  const format = definition.id?.format ?? 'uuid';
  // PingOne writes its IDs in small letters.
  if (isIdOf(format, key)) return format === 'uuid' || format === 'hex32' ? key.toLowerCase() : key;
  if (definition.naturalKey && definition.requests.list) return undefined;
  throw usageError(
    `'${key}' is not the ID of ${withArticle(definition.singular)}.`,
    `Give the ID as PingOne shows it: ${describeFormat(format)}.`,
    'INVALID_ID',
  );
}

export async function findObject(
  { api, say }: Finder,
  definition: ResourceDefinition,
  parameters: PathParameters,
  key: string,
): Promise<FoundObject> {
  const id = readId(definition, key);
  if (id !== undefined) return { id };
  const { naturalKey, otherKeys = [] } = definition;
  let everything: JsonObject[] | undefined;
  const listAll = async () => {
    everything ??= await collect(api.list(definition, parameters));
    return everything;
  };

  async function search(natural: NaturalKey): Promise<JsonObject[]> {
    const filter = keyFilter(natural, leadingPart(natural, key));
    say.detail(
      filter === undefined
        ? `Looking through all ${definition.plural} for ${natural.member} '${key}'.`
        : `Looking for the ${definition.singular} by filter: ${filter}`,
    );
    const offered =
      filter === undefined ? await listAll() : await collect(api.list(definition, parameters, { filter }));
    return offered.filter((record) => fitsKey(record, natural, key));
  }

  for (const natural of naturalKey ? [naturalKey, ...otherKeys] : otherKeys) {
    const found = await search(natural);
    if (found.length > 1) throw ambiguous(definition, key, found);
    const [record] = found;
    if (record) return { id: idOf(definition, record), record };
  }
  // Only now: what might have been meant, as far as one more request tells.
  const candidates = everything ?? (await onePage(api, definition, parameters));
  throw notFound(
    definition,
    parameters,
    key,
    candidates.map((record) => labelOf(definition, record)),
  );
}
