/** A resource of PingOne as data: where it lives, what it is called, how it is shown. No code of its own. */
import type { JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import type { ResourceAddress } from '../pingone/resource-address.ts';

export interface ResourceDefinition<T extends JsonObject = JsonObject> extends ResourceAddress<T> {
  columns: readonly Column[];
}

/** Ties the columns and members to the record's type. */
export function defineResource<T extends JsonObject>(
  definition: ResourceDefinition<T>,
): ResourceDefinition<T> {
  return definition;
}
