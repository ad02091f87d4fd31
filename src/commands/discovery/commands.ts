/** `commands`: every command as a table, and as data for tools. */
import { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import { defineCommand } from '../command.ts';
import type { CommandDescription, ProgramDescription } from '../command-description.ts';

/** The program's own record carries what holds for all. */
async function* records(
  commands: readonly CommandDescription[],
  program: ProgramDescription,
): AsyncGenerator<JsonObject> {
  for (const described of commands)
    yield described.path.length === 0 ? { ...described, ...program } : described;
}

function isBelow({ path }: CommandDescription, words: readonly string[]): boolean {
  return words.every((word, index) => path[index] === word);
}

const columns: readonly Column[] = [
  { heading: 'COMMAND', path: 'command', importance: 1 },
  { heading: 'SUMMARY', path: 'summary', importance: 2 },
];

export const commandsCommand = defineCommand({
  summary: 'List every command',
  description:
    'Lists every command with its summary; in the JSON formats with everything that its help says: arguments, flags with types, ' +
    'choices and defaults, examples. The first record is pingcli itself, with the global flags and the exit codes. Groups that ' +
    'are at the root as well as below pingone are listed there.',
  examples: [
    { command: 'pingcli commands', summary: 'All of them' },
    { command: 'pingcli commands pingone users', summary: 'Those of users' },
    {
      command: `pingcli commands -O json --query "data[?kind=='command'].command"`,
      summary: 'For tools: what can be run',
    },
  ],
  arguments: [
    {
      name: 'command',
      summary: 'Only this group or command',
      required: false,
      variadic: true,
      refers: 'command',
    },
  ],
  columns,
  flags: {},
  async run(context, { arguments: words }) {
    const { commands, program } = await context.describeCommands();
    const found = commands.filter((described) => isBelow(described, words));
    if (found.length === 0) {
      throw new CliError({
        outcome: 'not-found',
        category: 'not-found',
        code: 'NOT_FOUND',
        message: `There is no command '${words.join(' ')}'.`,
        suggestion: 'List all of them: pingcli commands',
      });
    }
    return {
      kind: 'records',
      records: records(found, program),
      columns,
      summarize: (count) => `${count} ${count === 1 ? 'command' : 'commands and groups'}`,
      meta: { resource: 'command', action: 'list', effect: 'read' },
    };
  },
});
