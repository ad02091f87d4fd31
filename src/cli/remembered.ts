/** Which collections completion knows names of. Apart from what keeps them, because pressing Tab asks this too. */
import type { JsonObject } from '../core/json.ts';
import type { ResourceAddress } from '../pingone/resource-address.ts';

/** Names of people are not kept on disk. */
const personal: ReadonlySet<string> = new Set(['/environments/{environmentId}/users']);

export type Collection = Pick<ResourceAddress<JsonObject>, 'collection' | 'naturalKey'>;

/** Whether the names of a collection are kept: those that lie in an environment or above all of them, and have names. */
export function isRemembered({ collection, naturalKey }: Collection): boolean {
  const parameters = collection.match(/\{\w+\}/g) ?? [];
  return (
    naturalKey !== undefined &&
    naturalKey.with === undefined &&
    !personal.has(collection) &&
    parameters.every((parameter) => parameter === '{environmentId}')
  );
}
