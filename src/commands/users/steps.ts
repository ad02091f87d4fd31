/** Several different things that are done to one user: planned, asked about and told as one. */

import type { CommandResult, RecordsResult } from '../../core/result.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { isConfirmed } from '../resource/confirm.ts';
import type { Change } from '../resource/difference.ts';
import { environmentLabel } from '../resource/environment-label.ts';
import type { GivenFlags } from '../resource/given.ts';
import { planSeveral } from '../several/plan-several.ts';
import { reportEach } from '../several/report-several.ts';
import { type Item, type ItemOutcome, runSeveral, type Worked, wasStopped } from '../several/run-several.ts';

export interface Step extends Item {
  perform(api: ApiClient): Promise<Worked>;
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

export function planSteps(
  context: CommandContext,
  user: Item,
  steps: readonly Step[],
  { action, sign }: StepWords,
): Promise<CommandResult> {
  const changes = steps.map(({ name }) => ({ change: sign, member: name, before: null, after: null }));
  const words = { would: `Would ${action}`, singular: 'user', plural: 'users', action };
  return planSeveral(context, [{ item: user, changes }], words);
}

/** The plan comes before the question. */
export function areStepsConfirmed(
  context: CommandContext,
  flags: GivenFlags,
  user: Item,
  steps: readonly Step[],
  { action, verb, consequence, parameters }: StepWords & { consequence?: string; parameters: PathParameters },
): Promise<boolean> {
  return isConfirmed(context, flags, {
    level: 'ask',
    name: user.name,
    consequence,
    async ask() {
      context.say.line(`To ${action} the user '${user.name}' (${user.id}):`);
      for (const { name } of steps) context.say.line(`  - ${name}`);
      const place = (await environmentLabel(context, parameters)) ?? 'PingOne';
      return `${verb} the user '${user.name}' in ${place}?`;
    },
  });
}

/** One round after the other, the steps of a round together; a failure keeps nothing else from being done. */
export async function runSteps(api: ApiClient, rounds: readonly (readonly Step[])[]): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (const round of rounds) {
    const isOver = wasStopped(outcomes);
    const done = isOver
      ? round.map((item) => ({ item, status: 'not tried' as const }))
      : await runSeveral(round, (step) => step.perform(api), true);
    outcomes.push(...done);
  }
  return outcomes;
}

/** @param rest - Behind the count: `, saved to anna.json`. */
export function reportSteps(
  user: Item,
  outcomes: readonly ItemOutcome[],
  { action, doing }: StepWords,
  rest = '',
): RecordsResult {
  return reportEach(outcomes, {
    done: `${doing} the user '${user.name}': did`,
    singular: 'step',
    plural: 'steps',
    rest,
    meta: { resource: 'user', action, effect: 'updated' },
  });
}
