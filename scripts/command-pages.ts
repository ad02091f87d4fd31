/** The pages of `docs/commands/`: one a group of the command tree, made of the same data as the help. */
import { flagUsage } from '../src/cli/flag-options.ts';
import { globalFlags, parserFlags, settingFlags } from '../src/cli/global-flags.ts';
import { viewFlags } from '../src/cli/view-flags.ts';
import type { ArgumentDefinition, CommandDefinition, FlagDefinitions } from '../src/commands/command.ts';
import type { CommandNode } from '../src/commands/command-node.ts';
import { commandTree } from '../src/commands/tree.ts';
import type { SettingKey } from '../src/config/settings.ts';
import { exitCodes } from '../src/core/exit-codes.ts';

export interface CommandPage {
  /** `pingone-users.md`. */
  file: string;
  text: string;
}

/** Text that a table cell or a line of Markdown shows as it is. */
function plain(text: string): string {
  return text.replaceAll(/[|<>*_`[\]]/g, (character) => `\\${character}`);
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line), ''];
}

function flagTable(flags: FlagDefinitions): string[] {
  const rows = Object.entries(flags)
    .filter(([, flag]) => flag.hidden !== true)
    .map(([name, flag]) => {
      const choices = 'choices' in flag && flag.choices ? ` (${flag.choices.join(', ')})` : '';
      return [code(flagUsage(name, flag)), plain(`${flag.summary}${choices}`)];
    });
  return table(['Flag', ''], rows);
}

function argumentWord({ name, required, variadic }: ArgumentDefinition): string {
  const word = `${name}${variadic ? '…' : ''}`;
  return required ? `<${word}>` : `[${word}]`;
}

function sentence(text: string): string {
  return plain(text.endsWith('.') ? text : `${text}.`);
}

/** The same flags everywhere: named here, explained once. */
function viewLine(definition: CommandDefinition): string[] {
  const names = Object.keys(viewFlags(definition)).map((name) => code(`--${name}`));
  return names.length === 0 ? [] : [`View: ${names.join(', ')} ([what they do](../output.md#view))`, ''];
}

function commandSection(
  path: readonly string[],
  node: CommandNode,
  definition: CommandDefinition,
  inherited: readonly SettingKey[],
): string[] {
  const words = (definition.arguments ?? []).map((argument) => ` ${argumentWord(argument)}`).join('');
  const { columns, notes, roles, examples } = definition;
  return [
    `## ${node.name}`,
    '',
    sentence(definition.description ?? definition.summary),
    ...(node.aliases?.length ? ['', `Also: ${node.aliases.map(code).join(', ')}`] : []),
    '',
    '```sh',
    `${path.join(' ')}${words} [flags]`,
    '```',
    '',
    '```sh',
    ...examples.flatMap((example) => [`# ${example.summary}`, example.command]),
    '```',
    '',
    ...table(
      ['Argument', ''],
      (definition.arguments ?? []).map((argument) => [code(argumentWord(argument)), plain(argument.summary)]),
    ),
    ...flagTable({ ...definition.flags, ...settingFlags(inherited) }),
    ...viewLine(definition),
    ...(columns
      ? [`Columns: ${columns.map(({ heading, path: at }) => `${heading} (${code(at)})`).join(', ')}`, '']
      : []),
    ...(notes ? [...notes.map((note) => `- ${sentence(note)}`), ''] : []),
    ...(roles ? [`Roles: ${roles.join(', ')}`, ''] : []),
  ];
}

function fileOf(path: readonly string[]): string {
  return path.length === 1 ? 'README.md' : `${path.slice(1).join('-')}.md`;
}

async function groupPages(
  path: readonly string[],
  summary: string,
  children: readonly CommandNode[],
  inherited: readonly SettingKey[],
): Promise<CommandPage[]> {
  const shown = children.filter((child) => child.hidden !== true);
  const groups = shown.filter((child) => child.children !== undefined);
  const leaves = shown.filter((child) => child.children === undefined);
  const rows = shown.map((child): string[] => {
    const link = child.children ? fileOf([...path, child.name]) : `#${child.name}`;
    return [`[${child.name}](${link})`, plain(child.summary)];
  });
  const sections: string[] = [];
  for (const leaf of leaves) {
    const definition = await leaf.load?.();
    const keys = [...inherited, ...(leaf.settingFlags ?? [])];
    if (definition) sections.push(...commandSection([...path, leaf.name], leaf, definition, keys));
  }
  const lines = [
    `# ${path.join(' ')}`,
    '',
    sentence(summary),
    '',
    ...table(['Command', ''], rows),
    ...sections,
  ];
  const page = { file: fileOf(path), text: `${lines.join('\n').trimEnd()}\n` };
  const below = await Promise.all(
    groups.map((group) =>
      groupPages([...path, group.name], group.summary, group.children ?? [], [
        ...inherited,
        ...(group.settingFlags ?? []),
      ]),
    ),
  );
  return [page, ...below.flat()];
}

/** The groups that are at the root as well as below `pingone` have their pages there. */
function withoutMirrors(tree: readonly CommandNode[]): CommandNode[] {
  const pingone = tree.find(({ name }) => name === 'pingone');
  const mirrored = new Set(pingone?.children ?? []);
  return tree.filter((node) => node.children === undefined || !mirrored.has(node));
}

export async function commandPages(): Promise<CommandPage[]> {
  const mirrors = commandTree.filter((node) => !withoutMirrors(commandTree).includes(node));
  const pages = await groupPages(['pingcli'], 'Every command of pingcli', withoutMirrors(commandTree), []);
  return pages.map((page) =>
    page.file === 'README.md'
      ? {
          ...page,
          text: [
            page.text,
            ...(mirrors.length > 0
              ? [
                  `The groups ${mirrors.map(({ name }) => `[${name}](pingone-${name}.md)`).join(', ')} are at the root as well as below pingone.`,
                  '',
                ]
              : []),
            '## Global flags',
            '',
            ...flagTable({ ...globalFlags, ...parserFlags }),
            '## Exit codes',
            '',
            ...table(
              ['Code', ''],
              Object.values(exitCodes).map((each) => [String(each.code), plain(each.meaning)]),
            ),
          ]
            .join('\n')
            .trimEnd()
            .concat('\n'),
        }
      : page,
  );
}
