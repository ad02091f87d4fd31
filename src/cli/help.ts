/** Help pages of commands as text, from their descriptions: the same for every command. */
import type {
  CommandDescription,
  FlagDescription,
  ProgramDescription,
} from '../commands/command-description.ts';
import { wrapWords } from '../core/wrap-words.ts';
import { exampleLines, headline, paragraph, rows, section } from './help-layout.ts';

export interface HelpPage {
  described: CommandDescription;
  program: ProgramDescription;
  /** Everything: global flags and exit codes on pages that only name them. */
  all: boolean;
  /** Cells to wrap to. */
  width: number;
}

/** What the help, the documentation and the man pages say of a flag. */
export function flagSummary(flag: FlagDescription): string {
  const facts = [
    ...(flag.choices === undefined ? [] : [flag.choices.join(', ')]),
    ...(typeof flag.default === 'string' && flag.choices !== undefined ? [`default: ${flag.default}`] : []),
  ];
  const offered = facts.length === 0 ? '' : ` (${facts.join('; ')})`;
  const needed = flag.required
    ? ' (required)'
    : flag.requiredUnlessInFile
      ? ' (required, here or in the file)'
      : '';
  return `${flag.summary}${offered}${needed}`;
}

function flagRows(flags: readonly FlagDescription[], width: number): string[] {
  if (flags.length === 0) return [];
  return rows(
    // Flags without a letter line up with those that have one.
    flags.map((flag) => [`${flag.short === undefined ? '    ' : ''}${flag.usage}`, flagSummary(flag)]),
    width,
  );
}

function usageLines({ usage }: CommandDescription, width: number): string[] {
  const [first = '', ...rest] = wrapWords(usage, width - 6);
  return [`  ${first}`, ...rest.map((line) => `      ${line}`)];
}

function commandRows(commands: CommandDescription['commands'], width: number): string[] {
  if (commands === undefined || commands.length === 0) return [];
  return rows(
    commands.map(({ name, aliases, summary }) => [
      name,
      aliases.length > 0 ? `${summary} (also: ${aliases.join(', ')})` : summary,
    ]),
    width,
  );
}

/** Sentences of the API's own rules, each wrapped under its dash. */
function noteLines(notes: readonly string[], width: number): string[] {
  return notes.flatMap((note) =>
    wrapWords(note, width - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`),
  );
}

function columnText({ columns = [] }: CommandDescription): string {
  return columns.map(({ heading, path }) => `${heading} (${path})`).join(', ');
}

export function renderHelp({ described, program, all, width }: HelpPage): string {
  const { command } = described;
  const isRoot = described.path.length === 0;
  const isGroup = described.kind === 'group';
  const withEverything = all || isRoot;
  const learnMore = [
    ...(isGroup ? [`${command} <command> --help`] : []),
    ...(isRoot ? ['pingcli help <topic>', 'pingcli commands lists every command'] : []),
    ...(withEverything ? [] : [`${command} --help --all shows the global flags and the exit codes`]),
  ];
  const lines = [
    ...headline(described.description ?? described.summary, width),
    ...section('USAGE', usageLines(described, width)),
    ...section('EXAMPLES', exampleLines(described.examples, width)),
    ...section('COMMANDS', commandRows(described.commands, width)),
    ...section(
      'ARGUMENTS',
      described.arguments.length === 0
        ? []
        : rows(
            described.arguments.map(({ usage, summary }) => [usage, summary]),
            width,
          ),
    ),
    ...section('FLAGS', flagRows(described.flags, width)),
    ...section('COLUMNS', paragraph(columnText(described), width)),
    ...section('NOTES', noteLines(described.notes ?? [], width)),
    ...section('ROLES', paragraph(described.roles?.join(', ') ?? '', width)),
    ...(withEverything ? section('GLOBAL FLAGS', flagRows(program.globalFlags, width)) : []),
    ...(withEverything
      ? section(
          'EXIT CODES',
          rows(
            program.exitCodes.map(({ code, meaning }) => [String(code), meaning]),
            width,
          ),
        )
      : []),
    ...(isRoot
      ? section(
          'HELP TOPICS',
          rows(
            program.topics.map(({ name, summary }) => [name, summary]),
            width,
          ),
        )
      : []),
    ...section(
      'LEARN MORE',
      learnMore.flatMap((line) => paragraph(line, width)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
