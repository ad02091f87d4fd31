/** Where the command line asks for help, and for which page. */
import { globalFlags } from './global-flags.ts';
import { findTopic } from './help-topics.ts';
import { firstCommandWord } from './version-letter.ts';

interface HelpWords {
  words: string[];
  all: boolean;
  /** The name behind `help`, where it is a topic's. */
  topic: string | undefined;
}

/** `help config get` is `config get --help`; `--all` belongs to the help where there is some, and to the command elsewhere. */
export function readHelp(words: readonly string[]): HelpWords {
  const start = firstCommandWord(words, globalFlags);
  let asked = [...words];
  let topic: string | undefined;
  if (words[start] === 'help') {
    const rest = words.slice(start + 1);
    const next = firstCommandWord(rest, globalFlags);
    topic = findTopic(rest[next])?.name;
    asked = [...words.slice(0, start), ...(topic === undefined ? rest : rest.toSpliced(next, 1)), '--help'];
  }
  const isHelp = asked.some(isHelpFlag);
  return {
    words: isHelp ? asked.filter((word) => word !== '--all') : asked,
    all: isHelp && asked.includes('--all'),
    topic,
  };
}

function isHelpFlag(word: string): boolean {
  return word === '--help' || word === '-h';
}
