/**
 * `--switch=true|false` as Ping CLI takes it (Go's ParseBool spellings), for a parser that knows only the bare switch:
 * what turns it on becomes that, and what turns it off is kept apart, because off is more than not given.
 */
import type { FlagDefinitions } from '../commands/command.ts';
import { usageError } from '../core/errors.ts';

export interface SwitchWords {
  words: string[];
  /** Names of the switches that were turned off, as the handler reads them. */
  off: ReadonlySet<string>;
}

function isTrue(name: string, value: string | undefined): boolean {
  if (value === undefined || /^(1|t|true)$/i.test(value)) return true;
  if (/^(0|f|false)$/i.test(value)) return false;
  // The value is not repeated: behind --client-secret-stdin= it would be a secret (SEC-40).
  throw usageError(`--${name} takes true or false, and nothing else.`, `Give --${name} or --${name}=false.`);
}

/** The word with which the parser turns a switch on; one that is on by default has only the word that turns it off. */
interface Spelling {
  name: string;
  isNegative: boolean;
}

function spellingOf(word: string, flags: FlagDefinitions): Spelling | undefined {
  const flag = flags[word];
  if (flag?.type === 'boolean') return { name: word, isNegative: false };
  const name = word.replace(/^no-/, '');
  const negated = flags[name];
  const isNegative = word !== name && negated?.type === 'boolean' && negated.default === true;
  return isNegative ? { name, isNegative } : undefined;
}

/** The last word about a switch counts. Nothing behind `--` is a flag. */
export function spellOutSwitches(words: readonly string[], flags: FlagDefinitions): SwitchWords {
  const end = words.indexOf('--');
  const operands = end === -1 ? [] : words.slice(end);
  let spelled: string[] = [];
  const off = new Set<string>();
  for (const word of end === -1 ? words : words.slice(0, end)) {
    const [, written = '', value] = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(word) ?? [];
    const spelling = spellingOf(written, flags);
    if (spelling === undefined) {
      spelled.push(word);
      continue;
    }
    const { name, isNegative } = spelling;
    const flag = flags[name];
    const isOn = isTrue(written, value) !== isNegative;
    const isOnByDefault = flag?.type === 'boolean' && flag.default === true;
    const bare = isOnByDefault ? `--no-${name}` : `--${name}`;
    spelled = spelled.filter((earlier) => earlier !== bare);
    off.delete(name);
    if (isOn !== isOnByDefault) spelled.push(bare);
    else if (!isOn) off.add(name);
  }
  return { words: [...spelled, ...operands], off };
}
