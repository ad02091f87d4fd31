/** The first page of a collection, as long as the endpoint makes it: what one request tells. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { JsonObject } from '../../core/json.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';

/** What a collection answers that does not say how long its pages are. */
const usualPage = 100;

export async function onePage(
  api: Pick<ApiClient, 'list'>,
  definition: ResourceDefinition,
  parameters: PathParameters,
): Promise<JsonObject[]> {
  const { pageSize } = definition.list ?? {};
  const limit = pageSize?.maximum ?? pageSize?.default ?? usualPage;
  const query = pageSize === undefined ? {} : { query: { limit: String(limit) } };
  const records: JsonObject[] = [];
  for await (const record of api.list(definition, parameters, { limit, ...query })) records.push(record);
  return records;
}
