/** Puts nodes under others that are there already, wherever those came from. */
import type { CommandNode } from './command-node.ts';

/** What goes below a path, in words: `users mfa`. */
export type NodesByPath = Readonly<Record<string, readonly CommandNode[]>>;

/** The same nodes with the additions behind their own children; a path that leads nowhere places nothing. */
export function placeNodes(
  nodes: readonly CommandNode[],
  additions: NodesByPath,
  path: readonly string[] = [],
): readonly CommandNode[] {
  return nodes.map((node) => {
    const here = [...path, node.name];
    const added = additions[here.join(' ')] ?? [];
    if (node.children === undefined && added.length === 0) return node;
    return { ...node, children: [...placeNodes(node.children ?? [], additions, here), ...added] };
  });
}
