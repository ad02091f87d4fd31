/** Keeps the names that commands see at the API, for completion; the commands know nothing of it. */
import { mostNames, type NameCache, type NamePlace } from '../config/name-cache.ts';
import type { KnownName } from '../config/name-file.ts';
import { type JsonObject, type JsonValue, valueAt } from '../core/json.ts';
import { type RecordStream, recordStream } from '../core/record-stream.ts';
import type { ApiClient } from '../pingone/api-client.ts';
import { buildPath } from '../pingone/path.ts';
import type { PathParameters } from '../pingone/resource-address.ts';
import { type Collection, isRemembered } from './remembered.ts';

/** Parameters of a list that leave nothing out; every other one may. */
const neutral: ReadonlySet<string> = new Set(['limit', 'order', 'expand', 'include']);

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function nameOf({ naturalKey }: Collection, record: JsonObject): KnownName[] {
  const id = textOf(record.id);
  const name = textOf(valueAt(record, naturalKey?.member ?? 'name'));
  return id === '' || name === '' ? [] : [{ id, name }];
}

/** The same records, looked at as they pass; `ended` runs only where all of them came. */
function watch<T>(
  { batches }: RecordStream<T>,
  seen: (batch: readonly T[]) => void,
  ended: () => Promise<void>,
): RecordStream<T> {
  async function nextBatch(): Promise<readonly T[] | undefined> {
    const { done, value } = await batches.next();
    if (done) {
      await ended();
      return undefined;
    }
    seen(value);
    return value;
  }
  return recordStream(nextBatch, () => batches.cancel());
}

/** @param place - Where the names hold; asked for once there are some. */
export function rememberNames(
  api: ApiClient,
  cache: NameCache,
  place: () => Promise<NamePlace | undefined>,
): ApiClient {
  async function keep(
    resource: Collection,
    parameters: PathParameters,
    names: readonly KnownName[],
    isWhole: boolean,
  ): Promise<void> {
    const here = await place();
    if (here !== undefined) cache.learn(here, buildPath(resource.collection, parameters), names, isWhole);
  }

  /** What one call has answered. */
  async function keepOne<T extends JsonObject | undefined>(
    resource: Collection,
    parameters: PathParameters,
    record: T,
  ): Promise<T> {
    if (record !== undefined && isRemembered(resource)) {
      await keep(resource, parameters, nameOf(resource, record), false);
    }
    return record;
  }

  return {
    ...api,
    list(resource, parameters, options = {}) {
      const records = api.list(resource, parameters, options);
      if (!isRemembered(resource)) return records;
      const { filter, limit = Number.POSITIVE_INFINITY, query = {} } = options;
      const isNarrowed = filter !== undefined || Object.keys(query).some((name) => !neutral.has(name));
      const names: KnownName[] = [];
      let count = 0;
      return watch(
        records,
        (batch) => {
          count += batch.length;
          if (names.length < mostNames) names.push(...batch.flatMap((record) => nameOf(resource, record)));
        },
        () => {
          // Of more than are kept, those that came are as good as any.
          const isAll = count < limit || names.length >= mostNames;
          const isWhole = !isNarrowed && isAll;
          return keep(resource, parameters, names, isWhole);
        },
      );
    },
    get: async (resource, parameters, id, query) =>
      keepOne(resource, parameters, await api.get(resource, parameters, id, query)),
    create: async (resource, parameters, body) =>
      keepOne(resource, parameters, await api.create(resource, parameters, body)),
    replace: async (resource, parameters, id, body) =>
      keepOne(resource, parameters, await api.replace(resource, parameters, id, body)),
    patch: async (resource, parameters, id, body) =>
      keepOne(resource, parameters, await api.patch(resource, parameters, id, body)),
    async remove(resource, parameters, id) {
      await api.remove(resource, parameters, id);
      const here = id !== undefined && isRemembered(resource) ? await place() : undefined;
      if (here !== undefined && id !== undefined) {
        cache.unlearn(here, buildPath(resource.collection, parameters), id);
      }
    },
  };
}
