/** Several different things that are done to a user, or to each of several: planned, asked about and told as one. */

import type { Column, CommandResult, RecordsResult } from '../../core/result.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { isConfirmed } from '../resource/confirm.ts';
import type { Change } from '../resource/difference.ts';
import { environmentLabel } from '../resource/environment-label.ts';
import type { GivenFlags } from '../resource/given.ts';
import { nameAll } from '../several/confirm-several.ts';
import { planSeveral } from '../several/plan-several.ts';
import { reportEach } from '../several/report-several.ts';
import { type Item, type ItemOutcome, runSeveral, type Worked, wasStopped } from '../several/run-several.ts';
import { mapEach } from './tell-each.ts';

export interface Step extends Item {
  perform(api: ApiClient): Promise<Worked>;
}

/** What is to be done to one user. The rounds come one after the other, the steps of a round together. */
export interface Work {
  user: Item;
  rounds: readonly (readonly Step[])[];
}

/** A step, and to whom it is done. */
export interface UserStep extends Step {
  user: Item;
}

export interface StepWords {
  /** `offboard`. */
  action: string;
  /** `Offboard`. */
  verb: string;
  /** `Offboarding`. */
  doing: string;
  sign: Change['change'];
}

const columns: readonly Column[] = [
  { heading: 'USERNAME', path: 'user.username', importance: 1 },
  { heading: 'STEP', path: 'name', importance: 1 },
  { heading: 'STATUS', path: 'status', importance: 2 },
  { heading: 'ERROR', path: 'error.message', importance: 3 },
  { heading: 'ID', path: 'id', importance: 4 },
];

/** `the user 'anna'`, `3 users`. */
export function nameUsers(users: readonly Item[]): string {
  const [only, ...others] = users;
  return only && others.length === 0 ? `the user '${only.name}'` : `${users.length} users`;
}

export function usersOf(works: readonly Work[]): Item[] {
  return works.map(({ user }) => user);
}

export function planSteps(
  context: CommandContext,
  works: readonly Work[],
  { action, sign }: StepWords,
): Promise<CommandResult> {
  const plan = works.map(({ user, rounds }) => {
    const changes = rounds
      .flat()
      .map(({ name }) => ({ change: sign, member: name, before: null, after: null }));
    return { item: user, changes };
  });
  return planSeveral(context, plan, { would: `Would ${action}`, singular: 'user', plural: 'users', action });
}

/** The plan comes before the question. */
export function areStepsConfirmed(
  context: CommandContext,
  flags: GivenFlags,
  works: readonly Work[],
  { action, verb, consequence, parameters }: StepWords & { consequence?: string; parameters: PathParameters },
): Promise<boolean> {
  const users = usersOf(works);
  return isConfirmed(context, flags, {
    level: 'ask',
    name: nameAll(users),
    consequence,
    async ask() {
      for (const { user, rounds } of works) {
        context.say.line(`To ${action} the user '${user.name}' (${user.id}):`);
        for (const { name } of rounds.flat()) context.say.line(`  - ${name}`);
      }
      const place = (await environmentLabel(context, parameters)) ?? 'PingOne';
      const who = users.length === 1 ? '' : `: ${nameAll(users)}`;
      return `${verb} ${nameUsers(users)} in ${place}${who}?`;
    },
  });
}

/** One round of all users after the other; a failure keeps nothing else from being done. @returns them by user. */
export async function runSteps(api: ApiClient, works: readonly Work[]): Promise<ItemOutcome<UserStep>[]> {
  const outcomes: ItemOutcome<UserStep>[] = [];
  const last = Math.max(...works.map(({ rounds }) => rounds.length));
  for (let round = 0; round < last; round += 1) {
    const steps = works.flatMap(({ user, rounds }) =>
      (rounds[round] ?? []).map((step) => ({ ...step, user })),
    );
    const done = wasStopped(outcomes)
      ? steps.map((item) => ({ item, status: 'not tried' as const }))
      : await runSeveral(steps, (step) => step.perform(api), true);
    outcomes.push(...done);
  }
  return works.flatMap(({ user }) => outcomes.filter(({ item }) => item.user.id === user.id));
}

/** @param rest - Behind the count: `, saved to anna.json`. */
export function reportSteps(
  works: readonly Work[],
  outcomes: readonly ItemOutcome<UserStep>[],
  { action, doing }: StepWords,
  rest = '',
): RecordsResult {
  const users = usersOf(works);
  const result = reportEach(outcomes, {
    done: `${doing} ${nameUsers(users)}: did`,
    singular: 'step',
    plural: 'steps',
    rest,
    meta: { resource: 'user', action, effect: 'updated' },
  });
  if (users.length === 1) return result;
  const owners = outcomes.map(({ item }) => item.user);
  const records = mapEach(result.records, (record) => {
    const { id = null, name = null } = owners[Number(record.index) - 1] ?? {};
    return { ...record, user: { id, username: name } };
  });
  return { ...result, records, columns };
}
