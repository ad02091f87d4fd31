/** `list` of any resource: every record of every page. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { JsonObject } from '../../core/json.ts';
import { type CommandDefinition, defineCommand } from '../command.ts';
import { environmentFlags, environmentParameter } from './environment-parameter.ts';

export function listCommand<T extends JsonObject>(definition: ResourceDefinition<T>): CommandDefinition {
  const { singular, plural } = definition;
  const command = `pingcli pingone ${plural} list`;
  return defineCommand({
    summary: `List ${plural}`,
    description: `Lists all ${plural}; pages are followed to the end.`,
    examples: [
      { command, summary: `List all ${plural}` },
      { command: `${command} -O json --query 'data[].name'`, summary: 'Only the names, as JSON' },
      { command: `${command} -O ndjson | head -3`, summary: 'One JSON object a line, for a pipe' },
    ],
    flags: environmentFlags(definition),
    async run(context, { flags }) {
      const parameters = await environmentParameter(context, definition, flags['environment-id']);
      const api = await context.api();
      return {
        kind: 'records',
        records: api.list(definition, parameters),
        columns: definition.columns,
        summarize: (count) => {
          if (count === 0) return `No ${plural} found.`;
          return `Fetched ${count} ${count === 1 ? 'item' : 'items'}`;
        },
        meta: { resource: singular, action: 'list', effect: 'read' },
      };
    },
  });
}
