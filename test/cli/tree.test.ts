/** Every node of the command tree: what it is called, what it says of itself, and that its examples are true. */
import { describe, expect, it } from 'vitest';
import { globalFlags, parserFlags, settingFlags } from '../../src/cli/global-flags.ts';
import { parseCommandLine } from '../../src/cli/parse.ts';
import type { CommandDefinition } from '../../src/commands/command.ts';
import type { CommandNode } from '../../src/commands/command-node.ts';
import { commandTree } from '../../src/commands/tree.ts';
import { exampleWords } from './example-words.ts';

interface PlacedNode {
  path: string[];
  node: CommandNode;
  /** Names and aliases of all nodes beside it. */
  siblings: string[];
}

function place(nodes: readonly CommandNode[], above: readonly string[] = []): PlacedNode[] {
  const siblings = nodes.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  return nodes.flatMap((node) => {
    const path = [...above, node.name];
    return [{ path, node, siblings }, ...place(node.children ?? [], path)];
  });
}

const nodes = place(commandTree);
const leaves = nodes.filter(({ node }) => node.children === undefined);
const groups = nodes.filter(({ node }) => node.children !== undefined);
const titled = (placed: readonly PlacedNode[]) => placed.map((each) => [each.path.join(' '), each] as const);

async function definitionOf({ node, path }: PlacedNode): Promise<CommandDefinition> {
  const definition = await node.load?.();
  if (!definition) throw new Error(`${path.join(' ')} has no definition`);
  return definition;
}

describe.each(titled(nodes))('%s', (_, { node, siblings }) => {
  it('has a name of its own and a summary of one line', () => {
    const names = [node.name, ...(node.aliases ?? [])];
    for (const name of names) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(siblings.filter((sibling) => sibling === name)).toEqual([name]);
    }
    expect(node.summary).toMatch(/^[A-Z].{4,70}[^.\s]$/);
    expect(node.children !== undefined).toBe(node.load === undefined);
  });
});

describe.each(titled(leaves))('%s', (_, placed) => {
  const words = placed.path;

  it('says what it does as the tree does, with two to four examples', async () => {
    const { summary, examples } = await definitionOf(placed);
    expect(summary).toBe(placed.node.summary);
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(examples.length).toBeLessThanOrEqual(4);
  });

  it('has examples that the command line takes', async () => {
    const { examples } = await definitionOf(placed);
    for (const example of examples) {
      const parsed = await parseCommandLine(exampleWords(example.command), 80);
      expect(parsed, example.command).toMatchObject({ kind: 'run' });
      if (parsed.kind === 'run') expect(parsed.path.at(-1)).toBe(words.at(-1));
      expect(example.summary).toMatch(/[^.]$/);
    }
  });

  it('has flags that mean one thing', async () => {
    const { flags } = await definitionOf(placed);
    const global = { ...globalFlags, ...parserFlags };
    const own = { ...flags, ...settingFlags(placed.node.settingFlags ?? []) };
    const taken = new Set(Object.values(global).flatMap(({ short }) => short ?? []));
    // The version's letter is the root's alone: behind a command it is an object's, as in Ping CLI.
    taken.delete('v');
    for (const [name, flag] of Object.entries(own)) {
      expect(name).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(global, `--${name}`).not.toHaveProperty(name);
      expect(flag.summary).toMatch(/[^.]$/);
      if (flag.short === undefined) continue;
      expect(taken.has(flag.short), `-${flag.short} twice`).toBe(false);
      taken.add(flag.short);
    }
  });

  it('has arguments of which only the last may be repeated, and none has to be given behind one that may be left out', async () => {
    const { arguments: definitions = [] } = await definitionOf(placed);
    for (const [index, argument] of definitions.slice(0, -1).entries()) {
      expect(argument.required || !definitions[index + 1]?.required).toBe(true);
      expect(argument.variadic).toBeUndefined();
    }
  });

  it.each([40, 80, 100])('has help that fits %d columns', async (width) => {
    const { flags } = await definitionOf(placed);
    const parsed = await parseCommandLine([...words, '--help', '--all'], width);
    if (parsed.kind !== 'help') throw new Error('no help');
    const { text } = parsed;
    for (const section of ['USAGE', 'EXAMPLES', 'GLOBAL FLAGS', 'EXIT CODES'])
      expect(text).toContain(`\n${section}\n`);
    for (const name of Object.keys(flags)) {
      const isHidden = flags[name]?.hidden === true;
      expect(new RegExp(`--(no-|\\[no-\\])?${name}\\b`).test(text), name).toBe(
        !isHidden || text.includes(`${name}-`),
      );
    }
    // What has to be copied stays whole: a single word, a placeholder, a flag with its letter and its value.
    const breakable = (line: string): boolean =>
      line
        .trim()
        .replace(/ \\$/, '')
        .replaceAll(/"[^"]*"|'[^']*'|<[^>]*>|(?:-\w, )?--[\w-]+ (?=\S)/g, '_')
        .includes(' ');
    expect(text.split('\n').filter((line) => line.length > width && breakable(line))).toEqual([]);
  });
});

describe.each(titled(groups))('%s', (_, placed) => {
  it('without a command shows its help, as every way to ask for it does', async () => {
    const bare = await parseCommandLine(placed.path, 80);
    expect(bare.kind).toBe('help');
    for (const words of [
      [...placed.path, '--help'],
      [...placed.path, '-h'],
      ['help', ...placed.path],
    ]) {
      expect(await parseCommandLine(words, 80)).toEqual(bare);
    }
    if (bare.kind !== 'help') return;
    for (const child of placed.node.children ?? []) {
      expect(bare.text.includes(`\n  ${child.name} `)).toBe(child.hidden !== true);
    }
  });
});
