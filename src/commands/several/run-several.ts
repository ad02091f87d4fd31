/**
 * One change made to several objects (REL-24): what became of each, in the order in which they were named. The first failure
 * ends it, unless it is told to go on; then several are under way together. A person's stop ends it in any case, and each item has an
 * outcome then too (F-56).
 */
import { CliError, type ErrorFacts, reasonLines } from '../../core/errors.ts';
import type { Outcome } from '../../core/exit-codes.ts';

export interface Item {
  id: string;
  /** As a person calls it. */
  name: string;
}

/** What the work on one item answers: that it was done, or that there was nothing to do. */
export type Worked = 'done' | 'unchanged';

/** `interrupted`: the person stopped it while it was under way, so it may have been done. */
export type ItemStatus = Worked | 'failed' | 'interrupted' | 'not tried';

export interface ItemOutcome<T extends Item = Item> {
  item: T;
  status: ItemStatus;
  error?: CliError;
}

/** As many as the one limiter lets through: what stands in line there would count as begun. */
const mostAtATime = 4;

/** The person's own stop is no failure of the object. */
function isStop({ facts }: CliError): boolean {
  return facts.category === 'cancelled';
}

async function workOn<T extends Item>(item: T, work: (item: T) => Promise<Worked>): Promise<ItemOutcome<T>> {
  try {
    return { item, status: await work(item) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { item, status: isStop(error) ? 'interrupted' : 'failed', error };
  }
}

export async function runSeveral<T extends Item>(
  items: readonly T[],
  work: (item: T) => Promise<Worked>,
  goesOn: boolean,
): Promise<ItemOutcome<T>[]> {
  const outcomes = items.map((item): ItemOutcome<T> => ({ item, status: 'not tried' }));
  const left = outcomes.keys();
  let isOver = false;
  /** Takes one after the other; after a stop nothing more is begun. */
  async function takeTurns(): Promise<void> {
    for (const index of left) {
      const outcome = outcomes[index];
      if (isOver || outcome === undefined) return;
      const worked = await workOn(outcome.item, work);
      outcomes[index] = worked;
      isOver ||= worked.error !== undefined && (!goesOn || isStop(worked.error));
    }
  }
  await Promise.all(Array.from({ length: goesOn ? mostAtATime : 1 }, takeTurns));
  return outcomes;
}

export function wasStopped(outcomes: readonly ItemOutcome[]): boolean {
  return outcomes.some(({ error }) => error !== undefined && isStop(error));
}

export function withStatus<T extends Item>(
  outcomes: readonly ItemOutcome<T>[],
  ...statuses: readonly ItemStatus[]
): ItemOutcome<T>[] {
  return outcomes.filter(({ status }) => statuses.includes(status));
}

/** How the run ended: 7 where some succeeded, the failures' own code where they have one in common and nothing was done. */
export function overallOutcome(outcomes: readonly ItemOutcome[]): Outcome {
  const errors = outcomes.flatMap(({ error }) => error ?? []);
  const stop = errors.find(isStop);
  if (stop) return stop.outcome;
  if (errors.length === 0) return 'success';
  if (withStatus(outcomes, 'done', 'unchanged').length > 0) return 'partial';
  const [first, ...others] = new Set(errors.map(({ outcome }) => outcome));
  return first !== undefined && others.length === 0 ? first : 'failure';
}

/** Why it failed, in one line: the last line of the reason's facts says most, and a list has no room for more. */
export function shortReason(facts: ErrorFacts): string {
  const { message } = facts;
  const last = reasonLines(facts).at(-1);
  return last === undefined ? message : `${message.replace(/\.$/, '')}: ${last}`;
}
