/** A change of one object or several from the names that were found to the report: planned, or asked about, made and told. */
import type { CommandResult } from '../../core/result.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { cancelled } from '../resource/confirm.ts';
import type { Change } from '../resource/difference.ts';
import { type GivenFlags, isOn } from '../resource/given.ts';
import { areConfirmed, nameAll } from './confirm-several.ts';
import type { NamedItem } from './name-several.ts';
import { planSeveral } from './plan-several.ts';
import { reportSeveral, type SeveralWords } from './report-several.ts';
import { runSeveral, type Worked } from './run-several.ts';

export interface SeveralChange extends SeveralWords {
  /** `Disable`, for the question. */
  verb: string;
  /** `Would disable`, for the plan. */
  would: string;
  action: string;
  consequence?: string | undefined;
  /** Whether one alone is asked about, too. */
  asksForOne: boolean;
  parameters: PathParameters;
  /** What would change. Reads at most. */
  plan(item: NamedItem): Promise<readonly Change[]>;
  perform(item: NamedItem): Promise<Worked>;
}

/** @param flags - `dry-run`, `yes` and `continue-on-error` among them. */
export async function changeSeveral(
  context: CommandContext,
  flags: GivenFlags,
  items: readonly NamedItem[],
  change: SeveralChange,
): Promise<CommandResult> {
  const { action, singular, plural } = change;
  if (isOn(flags, 'dry-run')) {
    const plan = items.map(async (item) => ({ item, changes: await change.plan(item) }));
    return planSeveral(context, await Promise.all(plan), change);
  }
  if (!(await areConfirmed(context, flags, items, change)))
    return cancelled(items.length === 1 ? singular : plural, action, nameAll(items));
  const outcomes = await runSeveral(items, change.perform, isOn(flags, 'continue-on-error'));
  return reportSeveral(outcomes, change);
}
