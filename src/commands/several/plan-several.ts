/** `--dry-run` of a change of several objects: what it would do to each, and nothing is sent but reads. */
import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { Column, CommandResult } from '../../core/result.ts';
import type { CommandContext } from '../command.ts';
import { wantsDetailedExit } from '../detailed-exit.ts';
import type { Change } from '../resource/difference.ts';
import type { Item } from './run-several.ts';

const columns: readonly Column[] = [
  { heading: 'NAME', path: 'name', importance: 1 },
  { heading: 'CHANGE', path: 'change', importance: 2 },
  { heading: 'MEMBER', path: 'member', importance: 3 },
  { heading: 'BEFORE', path: 'before', importance: 5 },
  { heading: 'AFTER', path: 'after', importance: 4 },
];

/** What would be done to one of them. */
export interface PlannedItem {
  item: Item;
  changes: readonly Change[];
}

export interface PlanWords {
  /** `Would disable`. */
  would: string;
  singular: string;
  plural: string;
  action: string;
}

async function* recordsOf(plan: readonly PlannedItem[]): AsyncGenerator<JsonObject> {
  for (const { item, changes } of plan) {
    for (const { change, member, before, after } of changes) {
      const values: Record<string, JsonValue> = { change, member, before, after };
      yield { id: item.id, name: item.name, ...values };
    }
  }
}

export async function planSeveral(
  context: CommandContext,
  plan: readonly PlannedItem[],
  { would, singular, plural, action }: PlanWords,
): Promise<CommandResult> {
  const changed = plan.filter(({ changes }) => changes.length > 0).length;
  const changes = plan.reduce((sum, { changes: own }) => sum + own.length, 0);
  const isDetailed = changes > 0 && (await wantsDetailedExit(context));
  const what = `${changed} ${changed === 1 ? singular : plural}`;
  return {
    kind: 'records',
    records: recordsOf(plan),
    columns,
    summarize: () => `${would} ${what}: ${changes === 1 ? '1 change' : `${changes} changes`}`,
    // With -D a difference has an exit code of its own.
    ...(isDetailed ? { outcome: 'warnings' as const } : {}),
    meta: { resource: singular, action, effect: changes > 0 ? 'would-update' : 'unchanged' },
  };
}
