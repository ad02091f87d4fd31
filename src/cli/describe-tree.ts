/** Every command described, for what shows all of them: `pingcli commands`, the pages in docs, the man pages. Loads every definition. */
import type { CommandDescription } from '../commands/command-description.ts';
import type { CommandNode } from '../commands/command-node.ts';
import { rootNode } from '../commands/tree.ts';
import type { SettingKey } from '../config/settings.ts';
import { describeCommand, describeGroup } from './describe-command.ts';

async function describe(
  path: readonly string[],
  node: CommandNode,
  inherited: readonly SettingKey[],
  isShown: (path: readonly string[]) => boolean,
): Promise<CommandDescription[]> {
  const keys = [...inherited, ...(node.settingFlags ?? [])];
  const definition = await node.load?.();
  if (definition) {
    return [describeCommand(path, node, definition, keys)];
  }
  const children = (node.children ?? []).filter((child) => child.hidden !== true);
  const below = await Promise.all(
    children
      .filter((child) => isShown([...path, child.name]))
      .map((child) => describe([...path, child.name], child, keys, isShown)),
  );
  return [describeGroup(path, node, children), ...below.flat()];
}

/** Groups that are at the root as well as below `pingone`; they are described there. */
export const mirroredGroups: readonly string[] = rootNode.mirrors;

/** The program first, then depth first in the order of the help; hidden commands are left out. */
export function describeTree(): Promise<CommandDescription[]> {
  const isMirror = (path: readonly string[]): boolean =>
    path.length === 2 && mirroredGroups.includes(path[1] ?? '');
  return describe(['pingcli'], rootNode, [], (path) => !isMirror(path));
}
