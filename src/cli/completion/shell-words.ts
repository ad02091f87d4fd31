/** A command line as a shell cuts it into words, up to the cursor: for bash, whose own words break at `=` and `:`. */

export interface CutLine {
  /** Whole words, without their quotes. */
  words: string[];
  /** The word that is being typed, without its quotes; empty behind a blank. */
  current: string;
  /** The quote that it is in the middle of. */
  openQuote: '"' | "'" | '';
}

/** What a backslash takes its meaning from inside double quotes (POSIX, Shell Command Language 2.2.3). */
const escapedInDouble = '$`"\\\n';

/** @param openQuote - The quote that the text begins in. */
export function cutLine(line: string, openQuote: CutLine['openQuote'] = ''): CutLine {
  const words: string[] = [];
  let current = '';
  let quote = openQuote;
  let isWord = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index] ?? '';
    const next = line[index + 1] ?? '';
    if (quote === "'") {
      if (character === "'") quote = '';
      else current += character;
    } else if (character === '\\' && (quote === '' || (next !== '' && escapedInDouble.includes(next)))) {
      current += next;
      index += 1;
      isWord = true;
    } else if (quote === '"') {
      if (character === '"') quote = '';
      else current += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      isWord = true;
    } else if (/\s/.test(character)) {
      if (isWord) words.push(current);
      current = '';
      isWord = false;
    } else {
      current += character;
      isWord = true;
    }
  }
  return { words, current, openQuote: quote };
}
