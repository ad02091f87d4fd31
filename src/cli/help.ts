/** Help pages as text, from the tree and the definitions: the same for every command. */
import type {
  ArgumentDefinition,
  CommandDefinition,
  FlagDefinition,
  FlagDefinitions,
} from '../commands/command.ts';
import type { CommandNode } from '../commands/command-node.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { wrapWords } from '../core/wrap-words.ts';
import { flagUsage } from './flag-options.ts';
import { globalFlags, parserFlags } from './global-flags.ts';

export interface HelpPage {
  /** Words of the command: `['pingcli', 'config', 'get']`. */
  path: readonly string[];
  node: CommandNode | undefined;
  definition: CommandDefinition | undefined;
  children: readonly CommandNode[];
  flags: FlagDefinitions;
  /** Everything: global flags and exit codes on pages that only name them. */
  all: boolean;
  /** Cells to wrap to. */
  width: number;
}

type Row = readonly [left: string, right: string];

/** Two columns; the right one wraps under itself, or goes below on narrow terminals. */
function rows(entries: readonly Row[], width: number): string[] {
  const left = Math.min(34, Math.max(...entries.map(([text]) => text.length)));
  const room = width - left - 4;
  return entries.flatMap(([text, summary]) => {
    const isStacked = room < 24 || text.length > left;
    const lines = wrapWords(summary, isStacked ? width - 10 : room);
    if (isStacked) return [`  ${text}`, ...lines.map((line) => `          ${line}`)];
    const [first = '', ...rest] = lines;
    return [
      `  ${text.padEnd(left)}  ${first}`.trimEnd(),
      ...rest.map((line) => `  ${' '.repeat(left)}  ${line}`),
    ];
  });
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function flagRows(flags: FlagDefinitions, width: number): string[] {
  const shown = Object.entries(flags).filter(([, flag]) => flag.hidden !== true);
  if (shown.length === 0) return [];
  // Flags without a letter line up with those that have one.
  const usage = (name: string, flag: FlagDefinition): string =>
    `${flag.short === undefined ? '    ' : ''}${flagUsage(name, flag)}`;
  return rows(
    shown.map(([name, flag]) => {
      const offered = 'choices' in flag ? flag.choices : undefined;
      const choices = offered ? ` (${offered.join(', ')})` : '';
      return [usage(name, flag), `${flag.summary}${choices}`];
    }),
    width,
  );
}

function argumentWord(argument: ArgumentDefinition): string {
  const name = `${argument.name}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function usageLines(page: HelpPage): string[] {
  const words =
    page.children.length > 0 ? ['<command>'] : (page.definition?.arguments ?? []).map(argumentWord);
  const [first = '', ...rest] = wrapWords([...page.path, ...words, '[flags]'].join(' '), page.width - 6);
  return [`  ${first}`, ...rest.map((line) => `      ${line}`)];
}

const noBreakSpace = '\u00a0';

/** A long command goes on over several lines in the shell's own way, so that it can still be copied whole. */
function commandLines(command: string, width: number): string[] {
  // What is quoted, a placeholder, and a flag with its value stay on one line.
  const unbroken = command
    .replaceAll(/"[^"]*"|'[^']*'|<\w[^>]*>/g, (part) => part.replaceAll(' ', noBreakSpace))
    .replaceAll(/(--[a-z-]+) (?!< )(?=[^-\s])/g, `$1${noBreakSpace}`);
  // Two cells for the ` \\` that tells the shell so.
  const lines = wrapWords(unbroken, width - 6);
  return lines.map((line, index) => {
    const indent = index === 0 ? '  ' : '    ';
    return `${indent}${line.replaceAll(noBreakSpace, ' ')}${index < lines.length - 1 ? ' \\' : ''}`;
  });
}

function examples(definition: CommandDefinition | undefined, width: number): string[] {
  return (definition?.examples ?? []).flatMap((example) => [
    ...wrapWords(example.summary, width - 4).map((line) => `  # ${line}`),
    ...commandLines(example.command, width),
  ]);
}

function commandRows(children: readonly CommandNode[], width: number): string[] {
  const shown = children.filter((child) => child.hidden !== true);
  if (shown.length === 0) return [];
  return rows(
    shown.map((child) => [
      child.name,
      child.aliases?.length ? `${child.summary} (also: ${child.aliases.join(', ')})` : child.summary,
    ]),
    width,
  );
}

/** Sentences of the API's own rules, each wrapped under its dash. */
function noteLines(notes: readonly string[] | undefined, width: number): string[] {
  return (notes ?? []).flatMap((note) =>
    wrapWords(note, width - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`),
  );
}

function paragraph(text: string, width: number): string[] {
  return text === '' ? [] : wrapWords(text, width - 2).map((line) => `  ${line}`);
}

function columnLines(definition: CommandDefinition | undefined, width: number): string[] {
  const names = definition?.columns?.map(({ heading, path }) => `${heading} (${path})`) ?? [];
  return paragraph(names.join(', '), width);
}

function exitCodeRows(width: number): string[] {
  return rows(
    Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]),
    width,
  );
}

export function renderHelp(page: HelpPage): string {
  const isRoot = page.path.length === 1;
  const withEverything = page.all || isRoot;
  const { width, definition } = page;
  const summary =
    definition?.description ??
    definition?.summary ??
    page.node?.summary ??
    'Work with PingOne from the command line';
  const learnMore = [
    ...(page.children.length > 0 ? [`${page.path.join(' ')} <command> --help`] : []),
    ...(withEverything
      ? []
      : [`${page.path.join(' ')} --help --all shows the global flags and the exit codes`]),
  ];
  const lines = [
    ...wrapWords(summary.endsWith('.') ? summary : `${summary}.`, width),
    ...section('USAGE', usageLines(page)),
    ...section('EXAMPLES', examples(definition, width)),
    ...section('COMMANDS', commandRows(page.children, width)),
    ...section(
      'ARGUMENTS',
      definition?.arguments?.length
        ? rows(
            definition.arguments.map((argument) => [argumentWord(argument), argument.summary]),
            width,
          )
        : [],
    ),
    ...section('FLAGS', flagRows(page.flags, width)),
    ...section('COLUMNS', columnLines(definition, width)),
    ...section('NOTES', noteLines(definition?.notes, width)),
    ...section('ROLES', paragraph(definition?.roles?.join(', ') ?? '', width)),
    ...(withEverything ? section('GLOBAL FLAGS', flagRows({ ...globalFlags, ...parserFlags }, width)) : []),
    ...(withEverything ? section('EXIT CODES', exitCodeRows(width)) : []),
    ...section(
      'LEARN MORE',
      learnMore.flatMap((line) => paragraph(line, width)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
