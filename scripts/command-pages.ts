/** The pages of `docs/commands/`: one a group of the command tree and one a help topic, made of the same data as the help. */
import { describeProgram } from '../src/cli/describe-command.ts';
import { describeTree, mirroredGroups } from '../src/cli/describe-tree.ts';
import { flagSummary } from '../src/cli/help.ts';
import { helpTopics } from '../src/cli/help-topics.ts';
import type { CommandDescription, FlagDescription } from '../src/commands/command-description.ts';
import { code, examples, plain, sentence, table } from './markdown.ts';

export interface CommandPage {
  /** `pingone-users.md`. */
  file: string;
  text: string;
}

function flagTable(flags: readonly FlagDescription[]): string[] {
  return table(
    ['Flag', ''],
    flags.map((flag) => [code(flag.usage), plain(flagSummary(flag))]),
  );
}

/** The same flags everywhere: named here, explained once. */
function viewLine(flags: readonly FlagDescription[]): string[] {
  const names = flags.filter(({ view }) => view).map(({ name }) => code(`--${name}`));
  return names.length === 0 ? [] : [`View: ${names.join(', ')} ([what they do](../output.md#view))`, ''];
}

function commandSection(described: CommandDescription): string[] {
  const { columns, notes, roles, aliases } = described;
  return [
    `## ${described.path.at(-1)}`,
    '',
    sentence(described.description ?? described.summary),
    ...(aliases.length > 0 ? ['', `Also: ${aliases.map(code).join(', ')}`] : []),
    '',
    '```sh',
    described.usage,
    '```',
    '',
    ...examples(described.examples),
    ...table(
      ['Argument', ''],
      described.arguments.map(({ usage, summary }) => [code(usage), plain(summary)]),
    ),
    ...flagTable(described.flags.filter(({ view }) => !view)),
    ...viewLine(described.flags),
    ...(columns
      ? [`Columns: ${columns.map(({ heading, path: at }) => `${heading} (${code(at)})`).join(', ')}`, '']
      : []),
    ...(notes ? [...notes.map((note) => `- ${sentence(note)}`), ''] : []),
    ...(roles ? [`Roles: ${roles.join(', ')}`, ''] : []),
  ];
}

function fileOf(path: readonly string[]): string {
  return path.length === 0 ? 'README.md' : `${path.join('-')}.md`;
}

/** What the root's page says of all commands. */
function generalSections(): string[] {
  const { globalFlags, exitCodes } = describeProgram();
  return [
    `The groups ${mirroredGroups.map((name) => `[${name}](pingone-${name}.md)`).join(', ')} are at the root as well as below pingone.`,
    '',
    '## Help topics',
    '',
    ...table(
      ['Topic', ''],
      helpTopics.map(({ name, summary }) => [`[${name}](help-${name}.md)`, plain(summary)]),
    ),
    '## Global flags',
    '',
    ...flagTable(globalFlags),
    '## Exit codes',
    '',
    ...table(
      ['Code', ''],
      exitCodes.map(({ code: number, meaning }) => [String(number), plain(meaning)]),
    ),
  ];
}

function groupPage(group: CommandDescription, leaves: readonly CommandDescription[]): CommandPage {
  const isRoot = group.path.length === 0;
  const shown = (group.commands ?? []).filter(({ name }) => !isRoot || !mirroredGroups.includes(name));
  const lines = [
    `# ${group.command}`,
    '',
    sentence(group.summary),
    '',
    ...examples(group.examples),
    ...table(
      ['Command', ''],
      shown.map(({ name, kind, summary }) => [
        `[${name}](${kind === 'group' ? fileOf([...group.path, name]) : `#${name}`})`,
        plain(summary),
      ]),
    ),
    ...leaves.flatMap(commandSection),
    ...(isRoot ? generalSections() : []),
  ];
  return { file: fileOf(group.path), text: `${lines.join('\n').trimEnd()}\n` };
}

async function topicPages(): Promise<CommandPage[]> {
  return Promise.all(
    helpTopics.map(async ({ name, summary, load }) => {
      const { sections } = await load();
      const lines = [
        `# pingcli help ${name}`,
        '',
        sentence(summary),
        '',
        ...sections.flatMap(({ title, paragraphs = [], rows = [], examples: shown = [] }) => [
          `## ${title.charAt(0)}${title.slice(1).toLowerCase()}`,
          '',
          ...paragraphs.flatMap((text) => [plain(text), '']),
          ...table(
            ['', ''],
            rows.map(([term, meaning]) => [code(term), plain(meaning)]),
          ),
          ...examples(shown),
        ]),
      ];
      return { file: `help-${name}.md`, text: `${lines.join('\n').trimEnd()}\n` };
    }),
  );
}

export async function commandPages(): Promise<CommandPage[]> {
  const all = await describeTree();
  const pages = all
    .filter(({ kind }) => kind === 'group')
    .map((group) =>
      groupPage(
        group,
        all.filter(
          ({ kind, path }) =>
            kind === 'command' &&
            path.length === group.path.length + 1 &&
            group.path.every((word, index) => path[index] === word),
        ),
      ),
    );
  return [...pages, ...(await topicPages())];
}
