/**
 * A command as data, for whatever describes commands: the help, `--help -O json`, `pingcli commands`, the pages in docs
 * and the man pages. Made of the same definitions that the parser takes. Plain JSON: tools read it as it is.
 */

export type FlagDescription = {
  /** Without dashes: `output-format`. */
  name: string;
  /** As the help shows it: `-O, --output-format <format>`. */
  usage: string;
  short?: string;
  /** Further spellings that work. */
  aliases?: string[];
  type: 'boolean' | 'toggle' | 'text' | 'texts' | 'list' | 'integer' | 'number' | 'time' | 'duration';
  summary: string;
  required: boolean;
  /** Required unless the body that is given with `--from-file` has the value. */
  requiredUnlessInFile: boolean;
  repeatable: boolean;
  /** One of those that say how a result is shown, the same on every command that has one. */
  view: boolean;
  choices?: string[];
  default?: string | number | boolean;
  minimum?: number;
  maximum?: number;
  /** The noun of the objects that the value names: `populations`. */
  refers?: string;
};

export type ArgumentDescription = {
  name: string;
  /** `<path>`, `[user]`, `<key…>`. */
  usage: string;
  summary: string;
  required: boolean;
  repeatable: boolean;
  refers?: string;
};

export type CommandDescription = {
  /** The whole command: `pingcli pingone users list`. */
  command: string;
  /** The same in words, without the program. */
  path: string[];
  kind: 'group' | 'command';
  /** Other names of the last word. */
  aliases: string[];
  /** One line, without a full stop. */
  summary: string;
  description?: string;
  usage: string;
  /** Of a group: what lies directly below. */
  commands?: { name: string; aliases: string[]; summary: string; kind: 'group' | 'command' }[];
  arguments: ArgumentDescription[];
  flags: FlagDescription[];
  columns?: { heading: string; path: string }[];
  notes?: string[];
  roles?: string[];
  examples: { command: string; summary: string }[];
};

export type ExitCodeDescription = { code: number; name: string; meaning: string };

/** What holds for every command. */
export type ProgramDescription = {
  globalFlags: FlagDescription[];
  exitCodes: ExitCodeDescription[];
  /** Pages of `pingcli help <topic>`. */
  topics: { name: string; summary: string }[];
};
