/** A list that stopped on its way, as the command that goes on from there (the same words, with the cursor and what is left of the limit), or begins again. */
import type { ErrorFacts } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';

/** The words without a flag and its value, in both spellings. */
function without(words: readonly string[], flag: string): string[] {
  return words.filter(
    (word, index) => word !== flag && !word.startsWith(`${flag}=`) && words[index - 1] !== flag,
  );
}

function limitOf(words: readonly string[]): number | undefined {
  const spelled = words.find((word) => word.startsWith('--limit='))?.slice('--limit='.length);
  const value = spelled ?? (words.includes('--limit') ? words[words.indexOf('--limit') + 1] : undefined);
  return value === undefined ? undefined : Number(value);
}

export function resumingCommand(words: readonly string[], { cursor, records }: Resumption): string {
  const limit = limitOf(words);
  const rest = without(limit === undefined ? words : without(words, '--limit'), '--cursor');
  const left = limit === undefined ? [] : ['--limit', String(limit - records)];
  return ['pingcli', ...rest, ...left, '--cursor', cursor].map(shellWord).join(' ');
}

type Resumption = NonNullable<ErrorFacts['resumption']>;

/** Without `resumption`: PingOne has refused the very cursor that would be shown. */
function withoutCursor({ resumption: _, ...facts }: ErrorFacts, words: readonly string[]): ErrorFacts {
  const command = ['pingcli', ...without(words, '--cursor')].map(shellWord).join(' ');
  const fix = `A cursor lives for a limited time; to start again without it: ${command}`;
  const isAtFault = /cursor/i.test(facts.reason ?? '');
  const other = isAtFault || facts.suggestion === undefined ? '' : `${facts.suggestion} `;
  return { ...facts, suggestion: `${other}${fix}` };
}

function namesCursor(words: readonly string[]): boolean {
  return words.some((word) => word === '--cursor' || word.startsWith('--cursor='));
}

/** @param words - The command line as it was typed, after `pingcli`. */
export function withResumption(facts: ErrorFacts, words: readonly string[]): ErrorFacts {
  if (facts.httpStatus === 400 && (facts.resumption !== undefined || namesCursor(words)))
    return withoutCursor(facts, words);
  if (facts.resumption === undefined) return facts;
  const goOn = `To go on from there: ${resumingCommand(words, facts.resumption)}`;
  return { ...facts, suggestion: facts.suggestion === undefined ? goOn : `${facts.suggestion} ${goOn}` };
}
