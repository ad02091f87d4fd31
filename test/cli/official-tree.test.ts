/** Every command of Ping CLI 1.5 in the tree, under its path and its old names, with its flags and letters. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { globalFlags } from '../../src/cli/global-flags.ts';
import { parseCommandLine } from '../../src/cli/parse.ts';
import type { FlagDefinitions } from '../../src/commands/command.ts';
import type { CommandNode } from '../../src/commands/command-node.ts';
import { commandTree } from '../../src/commands/tree.ts';

const file = fileURLToPath(new URL('../catalogue/official-commands.txt', import.meta.url));
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');

/** Flags that mean nothing there (the server gives the ID), and products whose tree is at the root as well. */
const oddities = new Set(['pingone users role-assignments create --role-assignment-id']);
const products = ['authorize', 'credentials', 'davinci', 'mfa', 'protect', 'verify'];

function findNode(path: readonly string[]): CommandNode | undefined {
  let nodes: readonly CommandNode[] = commandTree;
  let found: CommandNode | undefined;
  for (const word of path) {
    found = nodes.find(({ name, aliases }) => name === word || aliases?.includes(word));
    nodes = found?.children ?? [];
  }
  return found;
}

/** Every spelling that the parser takes. */
function spellings(flags: FlagDefinitions): Set<string> {
  return new Set(
    Object.entries(flags).flatMap(([name, { short, aliases = [] }]) => [
      `--${name}`,
      ...(short === undefined ? [] : [`-${short}`]),
      ...aliases.map((alias) => (alias.length === 1 ? `-${alias}` : `--${alias}`)),
      // A secret that Ping CLI takes in argv comes from a file or a pipe here.
      ...(name.endsWith('-stdin') ? [`--${name.replace(/-stdin$/, '')}`] : []),
    ]),
  );
}

const commands = lines
  .filter((line) => !line.includes(' ='))
  .map((line) => {
    const words = line.split(' ');
    return {
      path: words.filter((word) => !word.startsWith('--')),
      flags: words.filter((word) => word.startsWith('--')),
    };
  });

describe('the command tree', () => {
  it.each(commands.map((command): [string, typeof command] => [command.path.join(' '), command]))(
    'has %s',
    async (line, { path, flags }) => {
      const definition = await findNode(path)?.load?.();
      expect(definition).toBeDefined();
      const taken = spellings(definition?.flags ?? {});
      const missing = flags.flatMap((text) => {
        const [, flag = '', letter] = /^--([\w-]+)(?:\/(\w))?/.exec(text) ?? [];
        if (oddities.has(`${line} --${flag}`)) return [];
        return [`--${flag}`, ...(letter === undefined ? [] : [`-${letter}`])].filter(
          (word) => !taken.has(word),
        );
      });
      expect(missing).toEqual([]);
    },
  );

  it.each(lines.filter((line) => line.includes(' =')))('has the group %s with its old names', (line) => {
    const [path = '', names = ''] = line.split(' =');
    const words = path.trim().split(' ');
    const node = findNode(words);
    expect(node?.children?.length).toBeGreaterThan(0);
    for (const name of names.split(' ').filter((each) => each !== '')) {
      expect(findNode([...words.slice(0, -1), name])).toBe(node);
    }
  });

  it.each(products)('has %s at the root and below pingone alike', (product) => {
    expect(findNode([product])?.children).toBe(findNode(['pingone', product])?.children);
  });

  it('gives no flag of a command the name or the letter of a global one', async () => {
    const reserved = spellings(globalFlags);
    const clashes: string[] = [];
    const visit = async (nodes: readonly CommandNode[], path: readonly string[]): Promise<void> => {
      for (const node of nodes) {
        const here = [...path, node.name];
        if (node.children) await visit(node.children, here);
        const taken = spellings((await node.load?.())?.flags ?? {});
        clashes.push(
          ...[...taken].filter((word) => reserved.has(word)).map((word) => `${here.join(' ')} ${word}`),
        );
      }
    };
    await visit(commandTree, []);
    expect(clashes).toEqual([]);
  });

  it('reads aliases, letters and positional words', async () => {
    const parsed = await parseCommandLine(['pingone', 'users', 'rm', 'anna', '-e', 'Dev', '-y'], 80);
    expect(parsed).toMatchObject({
      path: ['pingone', 'users', 'delete'],
      arguments: ['anna'],
      flags: { 'environment-id': 'Dev', yes: true },
    });
  });

  it('leaves -v to the commands that Ping CLI gives it to', async () => {
    const parsed = await parseCommandLine(['davinci', 'variables', 'get', '-v', 'region'], 80);
    expect(parsed).toMatchObject({ kind: 'run', flags: { 'variable-id': 'region' } });
    expect(await parseCommandLine(['-P', 'dev', '-v'], 80)).toEqual({ kind: 'version' });
  });

  it.each([
    [['--mfa-enabled'], true],
    [['--no-mfa-enabled'], false],
    [['--mfa-enabled=false'], false],
    [['--mfa-enabled=true'], true],
    [[], undefined],
  ])('reads %j as a value of two', async (words, expected) => {
    const parsed = await parseCommandLine(['pingone', 'users', 'create', ...words], 80);
    expect(parsed.kind === 'run' && parsed.flags['mfa-enabled']).toBe(expected);
  });
});
