/** The man pages: one for the program, one for each group of commands with all that lies below it, one for each help topic. */
import { describeProgram } from '../src/cli/describe-command.ts';
import { describeTree, mirroredGroups } from '../src/cli/describe-tree.ts';
import { flagSummary } from '../src/cli/help.ts';
import { helpTopics } from '../src/cli/help-topics.ts';
import type { CommandDescription, FlagDescription } from '../src/commands/command-description.ts';
import { commands, paragraph, roff, section, subsection, terms, title } from './roff.ts';

export interface ManPage {
  /** `pingcli-pingone-users.1`. */
  file: string;
  text: string;
}

function flagTerms(flags: readonly FlagDescription[]): string[] {
  return terms(flags.map((flag) => [flag.usage, `${flagSummary(flag)}.`]));
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** The same flags everywhere: named here, explained with the formats. */
function viewPart(flags: readonly FlagDescription[]): string[] {
  const names = flags.filter(({ view }) => view).map(({ name }) => `--${name}`);
  return names.length === 0 ? [] : paragraph(`View: ${names.join(', ')}; see pingcli-formats(7).`);
}

/** One command within the page of its group. */
function commandPart(described: CommandDescription): string[] {
  const { columns = [], notes = [], roles = [], aliases } = described;
  return [
    ...subsection(described.usage),
    roff(sentence(described.description ?? described.summary)),
    ...(aliases.length > 0 ? paragraph(`Also: ${aliases.join(', ')}.`) : []),
    ...terms(described.arguments.map(({ usage, summary }) => [usage, sentence(summary)])),
    ...flagTerms(described.flags.filter(({ view }) => !view)),
    ...viewPart(described.flags),
    ...(columns.length > 0
      ? paragraph(`Columns: ${columns.map(({ heading, path }) => `${heading} (${path})`).join(', ')}.`)
      : []),
    ...notes.flatMap((note) => paragraph(sentence(note))),
    ...(roles.length > 0 ? paragraph(`Roles: ${roles.join(', ')}.`) : []),
    ...commands(described.examples),
  ];
}

function isBelow({ path }: CommandDescription, group: CommandDescription): boolean {
  return path.length > group.path.length && group.path.every((word, index) => path[index] === word);
}

/** Groups with a page of their own: the root's, and those below pingone. */
function hasPage({ kind, path }: CommandDescription): boolean {
  return kind === 'group' && path.length <= (path[0] === 'pingone' ? 2 : 1);
}

function pageName(path: readonly string[]): string {
  return ['pingcli', ...path].join('-');
}

function seeAlso(pages: readonly string[]): string[] {
  return [
    ...section('See also'),
    pages.map((name) => `.BR ${roff(name.slice(0, -3))} ${name.slice(-3)}`).join(' ,\n'),
  ];
}

const topicNames = helpTopics.map(({ name }) => `pingcli-${name}(7)`);

function groupPage(group: CommandDescription, all: readonly CommandDescription[], version: string): ManPage {
  const name = pageName(group.path);
  const isRoot = group.path.length === 0;
  const pages = all.filter((each) => hasPage(each) && isBelow(each, group));
  const elsewhere = (each: CommandDescription): boolean =>
    pages.some((page) => page === each || isBelow(each, page));
  const own = all.filter((each) => isBelow(each, group) && !elsewhere(each) && each.kind === 'command');
  const { globalFlags, exitCodes } = describeProgram();
  const lines = [
    ...title(name, 1, version),
    ...section('Name'),
    `${roff(name)} \\- ${roff(group.summary)}`,
    ...section('Synopsis'),
    `.B ${roff(group.usage)}`,
    ...section('Description'),
    roff(sentence(group.summary)),
    ...(isRoot
      ? paragraph(`The groups ${mirroredGroups.join(', ')} are at the root as well as below pingone.`)
      : []),
    ...(pages.length > 0
      ? terms(pages.map((page) => [`${pageName(page.path)}(1)`, sentence(page.summary)]))
      : []),
    ...(group.examples.length > 0 ? [...section('Examples'), ...commands(group.examples)] : []),
    ...(own.length > 0 ? [...section('Commands'), ...own.flatMap(commandPart)] : []),
    ...(isRoot
      ? [
          ...section('Global flags'),
          ...flagTerms(globalFlags),
          ...section('Exit status'),
          ...terms(exitCodes.map(({ code, meaning }) => [String(code), sentence(meaning)])),
        ]
      : []),
    ...seeAlso(isRoot ? topicNames : ['pingcli(1)', ...topicNames]),
  ];
  return { file: `${name}.1`, text: `${lines.join('\n')}\n` };
}

async function topicPages(version: string): Promise<ManPage[]> {
  return Promise.all(
    helpTopics.map(async ({ name, summary, load }) => {
      const { sections } = await load();
      const lines = [
        ...title(`pingcli-${name}`, 7, version),
        ...section('Name'),
        `${roff(`pingcli-${name}`)} \\- ${roff(summary)}`,
        ...sections.flatMap((each) => [
          ...section(each.title),
          ...(each.paragraphs ?? []).flatMap(paragraph),
          ...terms(each.rows ?? []),
          ...commands(each.examples ?? []),
        ]),
        ...seeAlso(['pingcli(1)']),
      ];
      return { file: `pingcli-${name}.7`, text: `${lines.join('\n')}\n` };
    }),
  );
}

export async function manPages(version: string): Promise<ManPage[]> {
  const all = await describeTree();
  return [
    ...all.filter(hasPage).map((group) => groupPage(group, all, version)),
    ...(await topicPages(version)),
  ];
}
