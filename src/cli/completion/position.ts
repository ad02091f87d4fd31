/** Where on the command line something is to be completed: what the words before it have led to. */
import type { ArgumentDefinition, FlagDefinition, FlagDefinitions } from '../../commands/command.ts';
import type { CommandNode } from '../../commands/command-node.ts';
import { rootNode } from '../../commands/tree.ts';
import type { SettingKey } from '../../config/settings.ts';
import { isSwitch } from '../flag-usage.ts';
import { globalFlags, parserFlags, settingFlags } from '../global-flags.ts';
import { viewFlags } from '../view-flags.ts';

export interface Position {
  /** The last node that the words named. */
  node: CommandNode;
  /** `help` was the first word: topics may follow. */
  isHelp: boolean;
  /** Flags of the command itself; empty for groups. */
  flags: FlagDefinitions;
  arguments: readonly ArgumentDefinition[];
  /** Words that are neither flags nor their values nor commands. */
  operands: readonly string[];
  /** Values of the flags given so far, by name; switches are there with an empty text. */
  given: ReadonlyMap<string, string>;
  /** The flag whose value comes next. */
  awaits: { name: string; flag: FlagDefinition } | undefined;
  /** Behind `--`: nothing is a flag any more. */
  isPastFlags: boolean;
}

export function findChild(node: CommandNode, word: string): CommandNode | undefined {
  return node.children?.find(({ name, aliases }) => name === word || aliases?.includes(word));
}

interface NamedFlag {
  name: string;
  flag: FlagDefinition;
}

/** By its long name, its letter or another spelling. */
export function findFlag(word: string, flags: FlagDefinitions): NamedFlag | undefined {
  const found = Object.entries(flags).find(
    ([name, { short, aliases }]) => name === word || short === word || aliases?.includes(word),
  );
  return found && { name: found[0], flag: found[1] };
}

interface ReadFlag {
  named: NamedFlag;
  /** Undefined where it is the next word. */
  value: string | undefined;
}

/** Letters may stand together, the last with its value: `-qO json`, `-Ojson`. */
function readLetters(letters: string, flags: FlagDefinitions): ReadFlag[] {
  const named = findFlag(letters.charAt(0), flags);
  if (named === undefined) return [];
  const rest = letters.slice(1);
  if (!isSwitch(named.flag)) return [{ named, value: rest === '' ? undefined : rest.replace(/^=/, '') }];
  return [{ named, value: '' }, ...readLetters(rest, flags)];
}

function readFlagWord(word: string, flags: FlagDefinitions): ReadFlag[] {
  if (!word.startsWith('--')) return readLetters(word.slice(1), flags);
  const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const named = findFlag(name, flags) ?? findFlag(name.replace(/^no-/, ''), flags);
  if (named === undefined) return [];
  return [{ named, value: value ?? (isSwitch(named.flag) ? '' : undefined) }];
}

/** @param words - Those before the one that is being typed, without the program. */
export async function findPosition(words: readonly string[]): Promise<Position | undefined> {
  let node: CommandNode = rootNode;
  let isHelp = false;
  let isPastFlags = false;
  let awaits: NamedFlag | undefined;
  let flags: FlagDefinitions = {};
  let definitions: readonly ArgumentDefinition[] = [];
  let keys: readonly SettingKey[] = [];
  const operands: string[] = [];
  const given = new Map<string, string>();

  async function enter(child: CommandNode): Promise<void> {
    node = child;
    keys = [...keys, ...(child.settingFlags ?? [])];
    const definition = await child.load?.();
    if (definition === undefined) return;
    flags = { ...definition.flags, ...viewFlags(definition), ...settingFlags(keys) };
    definitions = definition.arguments ?? [];
  }

  for (const word of words) {
    if (awaits !== undefined) {
      given.set(awaits.name, word);
      awaits = undefined;
    } else if (word === '--' && !isPastFlags) {
      isPastFlags = true;
    } else if (word.startsWith('-') && word !== '-' && !isPastFlags) {
      for (const { named, value } of readFlagWord(word, { ...flags, ...globalFlags, ...parserFlags })) {
        if (value === undefined) awaits = named;
        else given.set(named.name, value);
      }
    } else if (node === rootNode && word === 'help' && !isHelp) {
      isHelp = true;
    } else if (node.children === undefined) {
      operands.push(word);
    } else {
      const child = findChild(node, word);
      if (child === undefined) return undefined;
      await enter(child);
    }
  }
  return { node, isHelp, flags, arguments: definitions, operands, given, awaits, isPastFlags };
}
