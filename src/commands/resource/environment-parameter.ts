/** The environment of a command: `-e, --environment-id` takes an ID or a name and falls back to the setting. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { JsonObject } from '../../core/json.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';

const environmentFlag: FlagDefinitions = {
  'environment-id': {
    type: 'text',
    short: 'e',
    placeholder: 'id or name',
    summary: "Environment to work in; default: the profile's",
  },
};

export function livesInEnvironment<T extends JsonObject>(definition: ResourceDefinition<T>): boolean {
  return definition.collection.includes('{environmentId}');
}

export function environmentFlags<T extends JsonObject>(definition: ResourceDefinition<T>): FlagDefinitions {
  return livesInEnvironment(definition) ? environmentFlag : {};
}

export async function environmentParameter<T extends JsonObject>(
  context: CommandContext,
  definition: ResourceDefinition<T>,
  given: unknown,
): Promise<PathParameters> {
  return livesInEnvironment(definition)
    ? { environmentId: await context.environmentId(typeof given === 'string' ? given : undefined) }
    : {};
}
