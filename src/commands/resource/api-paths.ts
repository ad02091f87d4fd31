/** Path template and parameters of one object, for calls that the typed client has no verb for. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { ApiCall } from '../../pingone/api-call.ts';
import type { Address } from './address.ts';

export function itemTemplate(
  { collection }: Pick<ResourceDefinition, 'collection'>,
  { parameters, object }: Address,
): Pick<ApiCall, 'path' | 'parameters'> {
  return object === undefined
    ? { path: collection, parameters }
    : { path: `${collection}/{id}`, parameters: { ...parameters, id: object.id } };
}
