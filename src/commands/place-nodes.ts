/** Puts nodes under others that are there already, wherever those came from. */
import { type CommandNode, withChildren } from './command-node.ts';

/** What goes below a path, in words: `users mfa`. */
export type NodesByPath = Readonly<Record<string, readonly CommandNode[]>>;

/** A command of its own has more right to a name than another one's alias: `users show` is a page, not `users get`. */
function withoutAliases(node: CommandNode, names: ReadonlySet<string>): CommandNode {
  const { aliases, ...rest } = node;
  if (!aliases?.some((alias) => names.has(alias))) return node;
  const kept = aliases.filter((alias) => !names.has(alias));
  return kept.length === 0 ? rest : { ...rest, aliases: kept };
}

/**
 * The same nodes with the additions behind their own children; a path that leads nowhere places nothing. What gets nothing
 * stays the very same node: a group that stands in two places is known by that.
 */
export function placeNodes(
  nodes: readonly CommandNode[],
  additions: NodesByPath,
  path: readonly string[] = [],
): readonly CommandNode[] {
  const places = Object.keys(additions);
  return nodes.map((node) => {
    const here = [...path, node.name];
    const name = here.join(' ');
    if (!places.some((place) => place === name || place.startsWith(`${name} `))) return node;
    return withChildren(node, () => {
      const added = additions[name] ?? [];
      const taken = new Set(added.map((child) => child.name));
      const placed = placeNodes(node.children ?? [], additions, here);
      return [...placed.map((child) => withoutAliases(child, taken)), ...added];
    });
  });
}
