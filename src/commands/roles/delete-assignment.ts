/** `role-assignments delete`: by role and scope as well as by ID, and the question names both. */
import { CliError, usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { deleteCommand } from '../resource/delete.ts';
import { joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { checkScopeFlags, chooseRole, chooseScope, roleFlag, scopeFlag } from './assignment-flags.ts';
import { describeAssignment, nameAssignments, roleIdOf, scopeOf } from './assignment-names.ts';
import { findPlace, holderWords } from './assignment-place.ts';

async function nameOne(
  context: CommandContext,
  assignment: JsonObject,
  environmentId: string,
): Promise<string> {
  return describeAssignment(assignment, await nameAssignments(context, [assignment], environmentId));
}

async function refuse(
  context: CommandContext,
  found: readonly JsonObject[],
  wanted: string,
  environmentId: string,
): Promise<CliError> {
  const names = await nameAssignments(context, found, environmentId);
  const lines = found.map((each) => `${textAt(each, 'id') ?? ''}  ${describeAssignment(each, names)}`);
  return found.length === 0
    ? new CliError({
        outcome: 'not-found',
        category: 'not-found',
        code: 'NOT_FOUND',
        message: `There is no role assignment of ${wanted}.`,
        suggestion:
          'List them with role-assignments list; an assignment by way of a group lies at the group.',
      })
    : new CliError({
        outcome: 'conflict',
        category: 'conflict',
        code: 'AMBIGUOUS_NAME',
        message: `${found.length} role assignments are of ${wanted}.`,
        reason: lines.join('\n'),
        suggestion: 'Give --scope too, or the ID of the one that is meant.',
      });
}

export function deleteAssignmentCommand(subject: Subject): CommandDefinition {
  const base = deleteCommand(subject, {
    describe: async (context, record, { environmentId = '' }) =>
      `the role assignment '${await nameOne(context, record, environmentId)}'`,
  });
  const { definition } = subject;
  const own = definition.id?.flag ?? '';
  const line = `${subject.command} delete ${holderWords(subject)}`;
  return {
    ...base,
    examples: [
      { command: `${line} --role "Identity Data Admin" --scope environment:Dev`, summary: 'Asks first' },
      { command: `${line} ${definition.sample} --yes`, summary: 'By its ID, in a script' },
    ],
    flags: joinFlags(base.flags, roleFlag, scopeFlag),
    async run(context, input) {
      const { flags, arguments: words } = input;
      const roleKey = textFlag(flags, 'role');
      const scopeText = textFlag(flags, 'scope');
      if (roleKey === undefined && scopeText === undefined) return base.run(context, input);
      if (roleKey === undefined)
        throw usageError('--scope alone names no role assignment.', 'Give --role too.', 'MISSING_FLAG');
      if (words.length > subject.parents.length || textFlag(flags, own) !== undefined) {
        throw usageError(
          'The role assignment is named twice: by its ID and by --role.',
          'Leave one of them out.',
        );
      }
      checkScopeFlags(flags);
      const isPlan = flags['dry-run'] === true;
      if (!isPlan && !context.canAsk && flags.yes !== true)
        return base.run(context, { flags, arguments: words });
      const { environmentId, parameters, settled } = await findPlace(context, subject, {
        flags,
        arguments: words,
      });
      const role = await chooseRole(context, roleKey, environmentId);
      const scope = await chooseScope(context, flags, environmentId);
      const assignments = await collect((await context.api()).list(definition, parameters));
      const found = assignments.filter(
        (each) => roleIdOf(each) === role.id && (scope === undefined || scopeOf(each).id === scope.id),
      );
      const [assignment, ...more] = found;
      const wanted = `${role.name}${scopeText === undefined ? '' : ` at ${scopeText}`}`;
      if (assignment === undefined || more.length > 0)
        throw await refuse(context, found, wanted, environmentId);
      const { role: _role, scope: _scope, ...rest } = settled.flags;
      const label = `the role assignment '${scopeText === undefined ? await nameOne(context, assignment, environmentId) : wanted}'`;
      return deleteCommand(subject, { describe: async () => label }).run(context, {
        flags: rest,
        arguments: [...settled.arguments, textAt(assignment, 'id') ?? ''],
      });
    },
  };
}
