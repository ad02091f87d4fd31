/** A node of the command tree: names, aliases and a summary, enough for help and routing. */
import type { SettingKey } from '../config/settings.ts';
import type { CommandDefinition } from './command.ts';

export interface CommandNode {
  name: string;
  aliases?: readonly string[];
  summary: string;
  /** Honoured, but not shown in help. */
  hidden?: true;
  /** A group has children, a leaf has a definition. */
  children?: readonly CommandNode[];
  load?: () => Promise<CommandDefinition>;
  /** Settings whose flag this command, or every command of this group, takes besides the global ones. */
  settingFlags?: readonly SettingKey[];
}
