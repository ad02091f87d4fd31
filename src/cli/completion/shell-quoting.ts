/**
 * Values as words that a shell takes for nothing but themselves. Names come from PingOne, and anybody who may name an object
 * there must not be able to run a command here: `$(…)`, backquotes, `;` and `!` all lose their meaning.
 */
import type { CutLine } from './shell-words.ts';

/** Everything but what is a plain character to every shell; letters of other scripts are. */
const special = /[^\p{L}\p{N}_@%+=:,./-]/gu;

function inDoubleQuotes(text: string): string {
  // The history of an interactive bash looks for `!` inside double quotes too, where no backslash helps.
  return text.replaceAll(/[$`"\\]/g, '\\$&').replaceAll('!', '"\\!"');
}

/** For bash, which inserts it as it is: the part behind the opening quote, which bash closes itself. */
export function quoteForBash(text: string, openQuote: CutLine['openQuote']): string {
  if (openQuote === '') return text.replaceAll(special, '\\$&');
  const quoted = openQuote === '"' ? inDoubleQuotes(text) : text.replaceAll("'", "'\\''");
  // Where the last character is a quote already, bash takes the word for closed.
  return quoted.endsWith(openQuote) ? `${quoted}${openQuote}` : quoted;
}

/** PowerShell takes typographic quotes for quotes, too. */
export function quoteForPowerShell(text: string): string {
  const isPlain = /^[\p{L}\p{N}_./:=+-]+$/u.test(text) && !/^-?\d/.test(text);
  return isPlain ? text : `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
}
