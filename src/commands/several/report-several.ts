/** What is told about a change of several objects: a line for each, a sum, and how to go on after a failure. */
import type { ErrorFacts } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Column, CommandResult, RecordsResult, ResultMeta } from '../../core/result.ts';
import {
  type Item,
  type ItemOutcome,
  overallOutcome,
  shortReason,
  wasStopped,
  withStatus,
} from './run-several.ts';

const columns: readonly Column[] = [
  { heading: 'NAME', path: 'name', importance: 1 },
  { heading: 'STATUS', path: 'status', importance: 2 },
  { heading: 'ERROR', path: 'error.message', importance: 3 },
  { heading: 'ID', path: 'id', importance: 4 },
];

export interface SumWords {
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

export interface SeveralWords extends SumWords {
  /** The command line for others than all: `CommandContext.commandLine`. */
  commandFor(names: readonly string[]): string;
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

function sum(outcomes: readonly ItemOutcome[], words: SumWords): string {
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

/** More names than these make a command that nobody copies. */
const mostNamed = 20;

/** What does the rest, and what is done already is not done again by it. */
function commandForTheRest(left: readonly ItemOutcome[], { plural, commandFor }: SeveralWords): string {
  if (left.length > mostNamed)
    return `For the ${left.length} ${plural} that are left, their names one a line to: ${commandFor(['-'])}`;
  return `For the rest: ${commandFor(left.map(({ item }) => item.name))}`;
}

function goOn(outcomes: readonly ItemOutcome[], words: SeveralWords): string[] {
  const left = withStatus(outcomes, 'failed', 'interrupted', 'not tried');
  if (left.length === 0) return [];
  const isCutShort = withStatus(outcomes, 'not tried').length > 0 && !wasStopped(outcomes);
  return [
    commandForTheRest(left, words),
    ...(isCutShort ? ['With --continue-on-error a failure does not keep the others from being done.'] : []),
  ];
}

function reportOne<T extends Item>(
  { item, status, error }: ItemOutcome<T>,
  { done, unchanged, singular, rest = '', meta }: SumWords,
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

/** Why it was no success, for programs: the one reason where nothing was done, the sum where some was or somebody stopped it. */
function failureOf(
  outcomes: readonly ItemOutcome[],
  words: SumWords,
  suggestion: string | undefined,
): { failure?: ErrorFacts } {
  const outcome = overallOutcome(outcomes);
  const isStopped = wasStopped(outcomes);
  const errors = outcomes.flatMap(({ error }) => error ?? []);
  const first = errors.find(({ outcome: own }) => own === outcome) ?? errors[0];
  if (first === undefined) return {};
  if (outcome !== 'partial' && !isStopped) return { failure: { ...first.facts, outcome } };
  const { category, code, retryable = false } = first.facts;
  const facts = { outcome, category, code: isStopped ? code : 'SOME_FAILED', message: sum(outcomes, words) };
  return { failure: { ...facts, retryable, ...(suggestion === undefined ? {} : { suggestion }) } };
}

/** A line for each, even where there is but one. */
export function reportEach<T extends Item>(
  outcomes: readonly ItemOutcome<T>[],
  words: SumWords,
  suggestion?: string,
): RecordsResult {
  const records = outcomes.map((outcome, index) => recordOf(outcome, index, words.meta.action ?? ''));
  return {
    kind: 'records',
    records: each(records),
    columns,
    summarize: () => sum(outcomes, words),
    outcome: overallOutcome(outcomes),
    ...failureOf(outcomes, words, suggestion),
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
  const hints = goOn(outcomes, words);
  return { ...reportEach(outcomes, words, hints[0]), hints };
}
