/**
 * What a shell is told when a word is to be completed: `pingcli completion complete <shell> …`, which the scripts of
 * `pingcli completion <shell>` call. It asks nobody, signs on nowhere, and says nothing but candidates; names that are
 * missing or old it has looked up beside it.
 *
 * The first line is `values`, `open` (more may follow in the same word) or `files`; then a candidate a line, with what there is to
 * say about it behind a tab.
 */
import { hasUnsafeCharacters, sanitize } from '../../core/sanitize.ts';
import type { Host } from '../../host/host.ts';
import { type Candidate, complete } from './candidates.ts';
import type { LiveNames } from './live-names.ts';
import { findPosition } from './position.ts';
import { quoteForBash, quoteForPowerShell } from './shell-quoting.ts';
import { cutLine } from './shell-words.ts';

interface Request {
  words: readonly string[];
  current: string;
  /** Whether the shell looks itself at what fits the word. */
  shellChooses: boolean;
  /** The candidate as the shell is to put it in. */
  insert(value: string): string;
}

/** bash replaces only what stands behind the last of its word breaks, `replaced`, and puts in what it gets as it is. */
function readBash([replaced = '', line = '']: readonly string[]): Request {
  const { words, current, openQuote } = cutLine(line);
  const kept = Math.max(0, current.length - cutLine(replaced, openQuote).current.length);
  return {
    words: words.slice(1),
    current,
    shellChooses: false,
    insert: (value) => quoteForBash(value.slice(kept), openQuote),
  };
}

/** Words as they are, the last one being typed. zsh and fish quote what they put in. */
function readWords(words: readonly string[]): Request {
  return {
    words: words.slice(0, -1),
    current: words.at(-1) ?? '',
    shellChooses: true,
    insert: (value) => value,
  };
}

/** One argument of base64, because older PowerShells lose quotes and empty arguments on the way; words a line. */
function readPowerShell([encoded = '']: readonly string[]): Request {
  const lines = new TextDecoder()
    .decode(Uint8Array.from(atob(encoded), (byte) => byte.charCodeAt(0)))
    .split('\n');
  return { ...readWords(lines), shellChooses: false, insert: quoteForPowerShell };
}

const readers: Readonly<Record<string, (words: readonly string[]) => Request>> = {
  bash: readBash,
  zsh: readWords,
  fish: readWords,
  powershell: readPowerShell,
};

/** Settings and names are opened for those who ask for them. */
function lazyNames(host: Host, given: ReadonlyMap<string, string>): LiveNames {
  let opened: Promise<LiveNames> | undefined;
  const open = (): Promise<LiveNames> => {
    opened ??= import('./live-names.ts').then(({ openLiveNames }) => openLiveNames(host, given));
    return opened;
  };
  return {
    profiles: async () => (await open()).profiles(),
    objects: async (...call) => (await open()).objects(...call),
    lookUpWanted: async () => (await opened)?.lookUpWanted(),
  };
}

function linesOf(candidates: readonly Candidate[], { current, shellChooses, insert }: Request): string[] {
  return candidates
    .filter(({ value }) => (shellChooses || value.startsWith(current)) && !hasUnsafeCharacters(value))
    .map(({ value, about }) =>
      about === undefined ? insert(value) : `${insert(value)}\t${sanitize(about)}`,
    );
}

interface Answer {
  lines: string[];
  names?: LiveNames;
}

async function answer([shell = '', ...words]: readonly string[], host: Host): Promise<Answer> {
  const request = readers[shell]?.(words);
  const position = request && (await findPosition(request.words));
  if (request === undefined || position === undefined) return { lines: ['values'] };
  const names = lazyNames(host, position.given);
  const completion = await complete(position, request.current, names);
  if (completion.kind === 'files') return { lines: ['files'] };
  const kind = completion.candidates.some(({ isOpen }) => isOpen) ? 'open' : 'values';
  return { lines: [kind, ...linesOf(completion.candidates, request)], names };
}

/** Whatever is wrong, the next command says it; a message here would land in the middle of a line that is being typed. */
function quietly<T>(attempt: Promise<T>): Promise<T | undefined> {
  return attempt.catch(() => undefined);
}

/** @param words - Behind `completion complete`. */
export async function answerCompletion(words: readonly string[], host: Host): Promise<void> {
  const { lines, names } = (await quietly(answer(words, host))) ?? { lines: ['values'], names: undefined };
  await host.stdout.write(`${lines.join('\n')}\n`);
  // Behind the answer, which owes nothing to it.
  if (names !== undefined) await quietly(names.lookUpWanted());
}
