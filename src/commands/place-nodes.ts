/** Puts nodes under others that are there already, wherever those came from. */
import type { CommandNode } from './command-node.ts';

/** What goes below a path, in words: `users mfa`. */
export type NodesByPath = Readonly<Record<string, readonly CommandNode[]>>;

/**
 * The same nodes with the additions behind their own children; a path that leads nowhere places nothing. What gets nothing
 * stays the very same node: a group that stands in two places is known by that.
 */
export function placeNodes(
  nodes: readonly CommandNode[],
  additions: NodesByPath,
  path: readonly string[] = [],
): readonly CommandNode[] {
  return nodes.map((node) => {
    const here = [...path, node.name];
    const added = additions[here.join(' ')] ?? [];
    const own = node.children ?? [];
    const placed = placeNodes(own, additions, here);
    const isSame = added.length === 0 && placed.every((child, index) => child === own[index]);
    return isSame ? node : { ...node, children: [...placed, ...added] };
  });
}
