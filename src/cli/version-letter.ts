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

/** @param flags - Those of the root, to tell their values from the first command word. */
export function veilVersionLetter(words: readonly string[], flags: FlagDefinitions): string[] {
  let isCommand = false;
  let isValue = false;
  return words.map((word) => {
    if (isCommand) return /^-v/.test(word) ? `${veil}${word.slice(1)}` : word;
    if (isValue) isValue = false;
    else if (word.startsWith('-')) isValue = takesValue(word, flags);
    else isCommand = true;
    return word;
  });
}

export function unveilVersionLetter(words: readonly string[]): string[] {
  return words.map((word) => (word.startsWith(veil) ? `-${word.slice(veil.length)}` : word));
}
