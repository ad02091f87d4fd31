import { describe, expect, it } from 'vitest';
import type { CommandNode } from '../../src/commands/command-node.ts';
import { composedNodes } from '../../src/commands/composed-nodes.ts';
import { placeNodes } from '../../src/commands/place-nodes.ts';
import { commandTree } from '../../src/commands/tree.ts';

const leaf = (name: string): CommandNode => ({ name, summary: name });
const group = (name: string, ...children: CommandNode[]): CommandNode => ({ name, summary: name, children });

describe('placing nodes', () => {
  it('puts them behind the children of the node that the path names', () => {
    const placed = placeNodes([group('users', leaf('list'), group('mfa', leaf('status')))], {
      users: [leaf('offboard')],
      'users mfa': [leaf('enable')],
    });
    expect(placed).toEqual([
      group('users', leaf('list'), group('mfa', leaf('status'), leaf('enable')), leaf('offboard')),
    ]);
  });

  it('takes the name of a placed node from the aliases of the others', () => {
    const get: CommandNode = { ...leaf('get'), aliases: ['read', 'show'] };
    const remove: CommandNode = { ...leaf('delete'), aliases: ['remove'] };
    const placed = placeNodes([group('users', get, remove)], { users: [leaf('show'), leaf('remove')] });
    expect(placed).toEqual([
      group('users', { ...leaf('get'), aliases: ['read'] }, leaf('delete'), leaf('show'), leaf('remove')),
    ]);
  });

  it('leaves other nodes as they are', () => {
    const other = group('groups', leaf('list'));
    expect(placeNodes([other], { users: [leaf('offboard')] })[0]).toBe(other);
    const [above] = placeNodes([group('pingone', other)], { pingone: [leaf('proxy')] });
    expect(above?.children?.[0]).toBe(other);
  });
});

describe('the composed commands', () => {
  function findNode(path: readonly string[]): CommandNode | undefined {
    let nodes: readonly CommandNode[] = commandTree;
    let found: CommandNode | undefined;
    for (const word of path) {
      found = nodes.find((node) => node.name === word);
      nodes = found?.children ?? [];
    }
    return found;
  }

  it('stand under nodes that are there, and take no name twice', () => {
    const problems = Object.keys(composedNodes).flatMap((path) => {
      const children = findNode(path.split(' '))?.children ?? [];
      const names = children.flatMap((node) => [node.name, ...(node.aliases ?? [])]);
      const twice = names.filter((name, index) => names.indexOf(name) !== index);
      return children.length === 0
        ? [`${path} is not there`]
        : twice.map((name) => `${path} ${name} is taken`);
    });
    expect(problems).toEqual([]);
  });
});
