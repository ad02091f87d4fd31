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
