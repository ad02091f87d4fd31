/**
 * `-v` is the version at the root and, as in Ping CLI, an object's letter on some commands (`variables get -v`). The parser
 * would take it for the root wherever it stands; here it is put out of sight once a command's words have begun.
 */
import type { FlagDefinitions } from '../commands/command.ts';

/** Still a flag to the parser, but one that the root does not know. */
const veil = '-\u0000';

function takesValue(word: string, flags: FlagDefinitions): boolean {
  if (word.includes('=')) return false;
  const flag = Object.entries(flags).find(
    ([name, { short }]) => word === `--${name}` || word === `-${short}`,
  );
  return flag !== undefined && flag[1].type !== 'boolean';
}

/** Where the flags of the root end. @param flags - Those of the root, to tell their values from the first command word. */
export function firstCommandWord(words: readonly string[], flags: FlagDefinitions): number {
  let isValue = false;
  const found = words.findIndex((word) => {
    if (isValue) isValue = false;
    else if (word.startsWith('-')) isValue = takesValue(word, flags);
    else return true;
    return false;
  });
  return found === -1 ? words.length : found;
}

/** @param flags - Those of the root. */
export function veilVersionLetter(words: readonly string[], flags: FlagDefinitions): string[] {
  const start = firstCommandWord(words, flags);
  return words.map((word, index) =>
    index > start && word.startsWith('-v') ? `${veil}${word.slice(1)}` : word,
  );
}

export function unveilVersionLetter(words: readonly string[]): string[] {
  return words.map((word) => (word.startsWith(veil) ? `-${word.slice(veil.length)}` : word));
}
