/** `config profiles list`. */
import type { JsonObject } from '../../core/json.ts';
import { type CommandContext, defineCommand } from '../command.ts';

const columns = [
  { heading: 'NAME', path: 'name', importance: 1 },
  { heading: 'DESCRIPTION', path: 'description', importance: 3 },
  { heading: 'ACTIVE', path: 'active', importance: 2, shows: 'boolean' },
] as const;

export const profilesListCommand = defineCommand({
  summary: 'List the profiles',
  examples: [
    { command: 'pingcli config profiles list', summary: 'All profiles' },
    {
      command: "pingcli config profiles list -O json --query 'data[?active].name'",
      summary: 'The active one',
    },
  ],
  columns,
  // What names a profile; so `--ids` gives what `-P` takes.
  answers: { kind: 'records', idMember: 'name' },
  flags: {},
  async run(context) {
    return {
      kind: 'records',
      records: profiles(context),
      columns,
      summarize: (count) => `${count} ${count === 1 ? 'profile' : 'profiles'}`,
      meta: { resource: 'profile', action: 'list', effect: 'read' },
    };
  },
});

async function* profiles(context: CommandContext): AsyncGenerator<JsonObject> {
  for (const { name, description, active } of await context.profiles.list())
    yield { name, description, active };
}
