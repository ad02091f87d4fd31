/** `roles list` and `get`, with what each role allows to assign: PingOne does not tell it of its own roles. */
import { assignersOf, describeAssignable } from '../../core/administrator-roles.ts';
import { textAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import type { CommandDefinition } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { getCommand } from '../resource/get.ts';
import { listCommand } from '../resource/list.ts';
import type { Subject } from '../resource/subject.ts';
import { showsNames } from './assignment-names.ts';

function assignable(names: ReadonlyMap<string, string>): Column {
  return { heading: 'CAN ASSIGN', path: 'name', importance: 3, names };
}

function columnsWith({ definition: { columns } }: Subject, names: ReadonlyMap<string, string>): Column[] {
  const [id, name, ...rest] = columns;
  const later = rest.map((column) => ({ ...column, importance: column.importance + 1 }));
  return [id, name, assignable(names), ...later].filter((column) => column !== undefined);
}

export function listRolesCommand(subject: Subject): CommandDefinition {
  const base = listCommand(subject);
  return {
    ...base,
    answers: { kind: 'records', ...base.answers, columns: columnsWith(subject, new Map()) },
    columns: columnsWith(subject, new Map()),
    async run(context, input) {
      const result = await base.run(context, input);
      if (result.kind !== 'records' || !(await showsNames(context))) return result;
      const roles = await collect(result.records);
      const names = roles
        .flatMap((role) => textAt(role, 'name') ?? [])
        .map((name) => [name, describeAssignable(name)] as const);
      async function* again() {
        yield* roles;
      }
      return { ...result, records: again(), columns: columnsWith(subject, new Map(names)) };
    },
  };
}

export function getRoleCommand(subject: Subject): CommandDefinition {
  const base = getCommand(subject);
  return {
    ...base,
    async run(context, input) {
      const result = await base.run(context, input);
      const name = result.kind === 'record' ? textAt(result.record, 'name') : undefined;
      if (name === undefined) return result;
      const by = assignersOf(name);
      return {
        ...result,
        hints: [
          `Can assign: ${describeAssignable(name)}`,
          `Can be assigned by: ${by.length === 0 ? 'no built-in role' : by.join(', ')}`,
        ],
      };
    },
  };
}
