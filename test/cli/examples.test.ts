/** Every command has two to four examples, and each of them is a command line that pingcli takes. */
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/parse.ts';
import type { CommandNode } from '../../src/commands/command-node.ts';
import { commandTree } from '../../src/commands/tree.ts';

interface Leaf {
  path: string;
  node: CommandNode;
}

function leavesOf(nodes: readonly CommandNode[], path: readonly string[] = []): Leaf[] {
  return nodes.flatMap((node) => {
    const here = [...path, node.name];
    return node.children ? leavesOf(node.children, here) : [{ path: here.join(' '), node }];
  });
}

/** The words of each pingcli call of a line, as a shell would cut it. */
function callsOf(line: string): string[][] {
  return line
    .replaceAll(/<[^<>|]*>/g, 'x')
    .split(/ \| | < | > | && /)
    .map((part) =>
      [...part.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? ''),
    )
    .filter(([program]) => program === 'pingcli')
    .map(([, ...words]) => words);
}

const pingone = commandTree.filter(({ name }) => name === 'pingone');

describe('the examples', () => {
  it.each(leavesOf(pingone).map((leaf): [string, Leaf] => [leaf.path, leaf]))(
    'of %s',
    async (_, { node }) => {
      const { examples = [] } = (await node.load?.()) ?? {};
      expect(examples.length).toBeGreaterThanOrEqual(2);
      expect(examples.length).toBeLessThanOrEqual(4);
      expect(examples.filter(({ command, summary }) => /undefined|\[object/.test(command + summary))).toEqual(
        [],
      );
      for (const { command } of examples) {
        for (const words of callsOf(command)) expect((await parseCommandLine(words, 80)).kind).toBe('run');
      }
    },
  );
});
