/** `role-assignments list` and `get`: names of roles and scopes for people; JSON shows what PingOne said. */
import type { RecordsResult } from '../../core/result.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { getCommand } from '../resource/get.ts';
import { listCommand } from '../resource/list.ts';
import type { Subject } from '../resource/subject.ts';
import { assignmentColumns, nameAssignments, showsNames } from './assignment-names.ts';

async function withNames(
  context: CommandContext,
  result: RecordsResult,
  environmentId: string,
): Promise<RecordsResult> {
  const assignments = await collect(result.records);
  const names = await nameAssignments(context, assignments, environmentId);
  async function* again() {
    yield* assignments;
  }
  return { ...result, records: again(), columns: assignmentColumns(names) };
}

/** The environment is found once. */
async function settle(context: CommandContext, flag: unknown): Promise<string> {
  return context.environmentId(typeof flag === 'string' ? flag : undefined);
}

export function listAssignmentsCommand(subject: Subject): CommandDefinition {
  const base = listCommand(subject);
  return {
    ...base,
    answers: { kind: 'records', ...base.answers, columns: assignmentColumns() },
    columns: assignmentColumns(),
    async run(context, input) {
      const environmentId = await settle(context, input.flags['environment-id']);
      const flags = { ...input.flags, 'environment-id': environmentId };
      const result = await base.run(context, { ...input, flags });
      if (result.kind !== 'records' || !(await showsNames(context))) return result;
      return withNames(context, result, environmentId);
    },
  };
}

export function getAssignmentCommand(subject: Subject): CommandDefinition {
  const base = getCommand(subject);
  return {
    ...base,
    answers: { kind: 'record', ...base.answers, columns: assignmentColumns() },
    columns: assignmentColumns(),
    async run(context, input) {
      const environmentId = await settle(context, input.flags['environment-id']);
      const flags = { ...input.flags, 'environment-id': environmentId };
      const result = await base.run(context, { ...input, flags });
      if (result.kind !== 'record' || !(await showsNames(context))) return result;
      const names = await nameAssignments(context, [result.record], environmentId);
      return { ...result, columns: assignmentColumns(names) };
    },
  };
}
