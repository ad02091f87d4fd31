/** What the help of every command of a resource says about it: rules of the API, roles that are needed. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { CommandDefinition } from '../command.ts';

export function describeResource({
  notes,
  roles,
}: ResourceDefinition): Pick<CommandDefinition, 'notes' | 'roles'> {
  return { ...(notes?.length ? { notes } : {}), ...(roles?.length ? { roles } : {}) };
}
