/** What is told about a change of several objects: a line for each, a sum, and how to go on after a failure. */
import type { ErrorFacts } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Column, CommandResult, RecordsResult, ResultMeta } from '../../core/result.ts';
import { type Item, type ItemOutcome, overallOutcome, shortReason, withStatus } from './run-several.ts';

const columns: readonly Column[] = [
  { heading: 'NAME', path: 'name', importance: 1 },
  { heading: 'STATUS', path: 'status', importance: 2 },
  { heading: 'ERROR', path: 'error.message', importance: 3 },
  { heading: 'ID', path: 'id', importance: 4 },
];

export interface SeveralWords {
  /** `Disabled`. */
  done: string;
  /** What is said of one to which nothing had to be done: `is a member already`. */
  unchanged?: string | undefined;
  singular: string;
  plural: string;
  /** Behind the objects: ` in Staging`. */
  rest?: string | undefined;
  meta: ResultMeta;
}

function recordOf({ item, status, error }: ItemOutcome, index: number, action: string): JsonObject {
  const facts = error?.facts;
  const told = facts && {
    code: facts.code,
    category: facts.category,
    message: shortReason(facts),
    reason: facts.reason ?? null,
  };
  const { id, name } = item;
  return { index: index + 1, id, name, action, status, error: told ?? null };
}

async function* each(records: readonly JsonObject[]): AsyncGenerator<JsonObject> {
  yield* records;
}

function sum(outcomes: readonly ItemOutcome[], words: SeveralWords): string {
  const { done, singular, plural, rest = '' } = words;
  const count = (...statuses: Parameters<typeof withStatus>[1][]): number =>
    withStatus(outcomes, ...statuses).length;
  const all = outcomes.length;
  const good = count('done', 'unchanged');
  const told = [
    ...(count('unchanged') > 0 ? [`${count('unchanged')} of them unchanged`] : []),
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
    ...(count('interrupted') > 0 ? [`${count('interrupted')} interrupted`] : []),
    ...(count('not tried') > 0 ? [`${count('not tried')} not tried`] : []),
  ];
  const what = good === all ? `${all} ${all === 1 ? singular : plural}` : `${good} of ${all} ${plural}`;
  return [`${done} ${what}${rest}`, ...told].join('; ');
}

/** The line that does the rest: names with blanks in quotation marks. */
function goOn(outcomes: readonly ItemOutcome[]): string[] {
  const left = withStatus(outcomes, 'failed', 'interrupted', 'not tried').map(({ item }) => item.name);
  if (left.length === 0 || withStatus(outcomes, 'not tried').length === 0) return [];
  const names = left.map((name) => (/[^\w@.+-]/.test(name) ? `"${name}"` : name)).join(' ');
  return [
    `Left to do: ${names}`,
    'With --continue-on-error a failure does not keep the others from being done.',
  ];
}

function reportOne<T extends Item>(
  { item, status, error }: ItemOutcome<T>,
  { done, unchanged, singular, rest = '', meta }: SeveralWords,
): CommandResult {
  if (error) throw error;
  const label = `the ${singular} '${item.name}'${rest}`;
  const data = { id: item.id, name: item.name, action: meta.action ?? '', status };
  if (status === 'unchanged') {
    const message = `Nothing to do: the ${singular} '${item.name}' ${unchanged ?? 'is so already'}`;
    return { kind: 'done', message, data, meta: { ...meta, effect: 'unchanged' } };
  }
  return { kind: 'done', message: `${done} ${label}`, data, meta };
}

/** Why it was no success, for programs: the one reason where nothing was done, the sum where some was. */
function failureOf(outcomes: readonly ItemOutcome[], words: SeveralWords): { failure?: ErrorFacts } {
  const outcome = overallOutcome(outcomes);
  const first = outcomes.flatMap(({ error }) => error ?? [])[0];
  if (first === undefined) return {};
  if (outcome !== 'partial') return { failure: { ...first.facts, outcome } };
  const { category, retryable = false } = first.facts;
  return {
    failure: { outcome, category, code: 'SOME_FAILED', message: sum(outcomes, words), retryable },
  };
}

/** A line for each, even where there is but one. */
export function reportEach<T extends Item>(
  outcomes: readonly ItemOutcome<T>[],
  words: SeveralWords,
): RecordsResult {
  const records = outcomes.map((outcome, index) => recordOf(outcome, index, words.meta.action ?? ''));
  return {
    kind: 'records',
    records: each(records),
    columns,
    summarize: () => sum(outcomes, words),
    outcome: overallOutcome(outcomes),
    ...failureOf(outcomes, words),
    meta: words.meta,
  };
}

/** One is told as one; its failure is the command's. */
export function reportSeveral<T extends Item>(
  outcomes: readonly ItemOutcome<T>[],
  words: SeveralWords,
): CommandResult {
  const [only, ...others] = outcomes;
  if (only && others.length === 0) return reportOne(only, words);
  return { ...reportEach(outcomes, words), hints: goOn(outcomes) };
}
