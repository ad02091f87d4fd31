/** `--dry-run`: what a write would change, as a list, and nothing is sent but reads. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';
import type { Column, CommandResult, ResultMeta } from '../../core/result.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { wantsDetailedExit } from '../detailed-exit.ts';
import type { Change } from './difference.ts';
import { withMember } from './member-path.ts';
import { maskSecrets } from './secrets.ts';

export const dryRunFlag: FlagDefinitions = {
  'dry-run': { type: 'boolean', summary: 'Show what would change, and change nothing' },
};

const columns: readonly Column[] = [
  { heading: 'CHANGE', path: 'change', importance: 1 },
  { heading: 'MEMBER', path: 'member', importance: 2 },
  { heading: 'BEFORE', path: 'before', importance: 4 },
  { heading: 'AFTER', path: 'after', importance: 3 },
];

/** A secret is masked in a difference as anywhere. */
function masked(definition: ResourceDefinition, member: string, value: JsonValue): JsonValue {
  if (value === null) return null;
  const shown = maskSecrets(definition, withMember({}, member, value));
  return member
    .split('.')
    .reduce<JsonValue>((at, name) => (isJsonObject(at) ? (at[name] ?? null) : null), shown);
}

async function* recordsOf(
  definition: ResourceDefinition,
  changes: readonly Change[],
): AsyncGenerator<JsonObject> {
  for (const { change, member, before, after } of changes) {
    yield {
      change,
      member,
      before: masked(definition, member, before),
      after: masked(definition, member, after),
    };
  }
}

export interface PlannedWrite {
  /** `Would replace the population 'Contractors'`. */
  summary: string;
  action: string;
  effect: NonNullable<ResultMeta['effect']>;
  changes: readonly Change[];
}

export async function dryRunResult(
  context: CommandContext,
  definition: ResourceDefinition,
  { summary, action, effect, changes }: PlannedWrite,
): Promise<CommandResult> {
  const isDetailed = changes.length > 0 && (await wantsDetailedExit(context));
  return {
    kind: 'records',
    records: recordsOf(definition, changes),
    columns,
    summarize: (count) => `${summary}: ${count === 1 ? '1 change' : `${count} changes`}`,
    // With -D a difference has an exit code of its own, as `terraform plan` has it.
    ...(isDetailed ? { outcome: 'warnings' as const } : {}),
    meta: { resource: definition.singular, action, effect },
  };
}
