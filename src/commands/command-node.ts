/** A node of the command tree: names, aliases and a summary, enough for help and routing. */
import type { SettingKey } from '../config/settings.ts';
import type { CommandDefinition, Example } from './command.ts';

export interface CommandNode {
  name: string;
  aliases?: readonly string[];
  summary: string;
  /** Honoured, but not shown in help. */
  hidden?: true;
  /** Of a group; a command has those of its definition. */
  examples?: readonly Example[];
  /** A group has children, a leaf has a definition. */
  children?: readonly CommandNode[];
  load?: () => Promise<CommandDefinition>;
  /** Settings whose flag this command, or every command of this group, takes besides the global ones. */
  settingFlags?: readonly SettingKey[];
}

/** The same node with other children, which are made when somebody looks: a run looks at one branch of hundreds. */
export function withChildren(node: CommandNode, make: () => readonly CommandNode[]): CommandNode {
  let made: readonly CommandNode[] | undefined;
  const children = {
    enumerable: true,
    get(): readonly CommandNode[] {
      made ??= make();
      return made;
    },
  };
  // By their descriptors: spreading a node would look at its children.
  const facts = Object.getOwnPropertyDescriptors(node);
  const copy: CommandNode = { name: node.name, summary: node.summary };
  return Object.defineProperties(copy, { ...facts, children });
}
