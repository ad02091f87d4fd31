/** A removal that may be run again: what somebody took away in the meantime is away. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { CliError } from '../../core/errors.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { Worked } from '../several/run-several.ts';

export async function unlessGone(remove: () => Promise<void>): Promise<Worked> {
  try {
    await remove();
    return 'done';
  } catch (error) {
    if (error instanceof CliError && error.outcome === 'not-found') return 'unchanged';
    throw error;
  }
}

export function removeIfThere(
  api: ApiClient,
  resource: ResourceDefinition,
  parameters: PathParameters,
  id: string,
): Promise<Worked> {
  return unlessGone(() => api.remove(resource, parameters, id));
}
