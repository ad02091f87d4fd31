/**
 * `--switch=true|false` as Ping CLI takes it (Go's ParseBool spellings), for a parser that knows only the bare switch:
 * what turns it on becomes that, and what turns it off is kept apart, because off is more than not given.
 */
import type { FlagDefinition, FlagDefinitions } from '../commands/command.ts';
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

/** The switch that a word is about, under whichever of its names. */
interface Spelling {
  name: string;
  isNegative: boolean;
  /** A switch has one word, for the state that is not its default; a toggle has one for either. */
  words: Partial<Record<'on' | 'off', string>>;
}

function findFlag(word: string, flags: FlagDefinitions): [string, FlagDefinition] | undefined {
  const flag = flags[word];
  if (flag) return [word, flag];
  return Object.entries(flags).find(([, { aliases }]) => aliases?.includes(word));
}

function spellingOf(word: string, flags: FlagDefinitions): Spelling | undefined {
  const [name = word, flag] = findFlag(word, flags) ?? [];
  if (flag?.type === 'toggle') {
    return { name, isNegative: false, words: { on: `--${name}`, off: `--no-${name}` } };
  }
  if (flag?.type === 'boolean') {
    return {
      name,
      isNegative: false,
      words: flag.default === true ? { off: `--no-${name}` } : { on: `--${name}` },
    };
  }
  const negated = word.startsWith('no-') && !flag ? spellingOf(word.slice(3), flags) : undefined;
  return negated?.words.off === undefined ? undefined : { ...negated, isNegative: true };
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
    const { name, isNegative, words: bare } = spelling;
    const isOn = isTrue(written, value) !== isNegative;
    spelled = spelled.filter((earlier) => earlier !== bare.on && earlier !== bare.off);
    off.delete(name);
    const chosen = isOn ? bare.on : bare.off;
    if (chosen !== undefined) spelled.push(chosen);
    else if (!isOn) off.add(name);
  }
  return { words: [...spelled, ...operands], off };
}
