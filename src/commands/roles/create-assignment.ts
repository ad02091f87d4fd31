/** `role-assignments create`: the role and the scope by name, and a refusal that says who may assign it. */
import { usageError } from '../../core/errors.ts';
import type { CommandDefinition } from '../command.ts';
import { createCommand } from '../resource/create.ts';
import { joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import {
  checkApplicable,
  checkScopeFlags,
  chooseRole,
  chooseScope,
  roleFlag,
  scopeFlag,
} from './assignment-flags.ts';
import { describeScope } from './assignment-names.ts';
import { findPlace, holderWords } from './assignment-place.ts';
import { explainAssignmentRefusal } from './explain-refusal.ts';

export function createAssignmentCommand(subject: Subject): CommandDefinition {
  const base = createCommand(subject);
  const { 'role-id': _, ...others } = base.flags;
  const line = `${subject.command} create ${holderWords(subject)}`;
  return {
    ...base,
    examples: [
      {
        command: `${line} --role "Identity Data Admin" --scope environment:Dev`,
        summary: 'In one environment',
      },
      {
        command: `${line} --role "Identity Data Read Only" --scope population:Dev/Customers --dry-run`,
        summary: 'In one population; only shown',
      },
      { command: `${line} --role "Environment Admin" --scope organization`, summary: 'Everywhere' },
      { command: `${line} --from-file role-assignments.json`, summary: 'From a file, JSON or YAML' },
    ],
    flags: joinFlags(roleFlag, scopeFlag, others),
    async run(context, input) {
      const { flags } = input;
      const { command } = subject;
      checkScopeFlags(flags);
      const roleKey = textFlag(flags, 'role');
      const hasBody = textFlag(flags, 'from-file') !== undefined || flags.edit === true;
      const hasScope =
        textFlag(flags, 'scope') !== undefined ||
        (textFlag(flags, 'scope-type') !== undefined && textFlag(flags, 'scope-id') !== undefined);
      if (!hasBody && (roleKey === undefined || !hasScope)) {
        throw usageError(
          `Nothing says ${[roleKey === undefined ? 'which role' : '', hasScope ? '' : 'where it is to hold'].filter(Boolean).join(' and ')}.`,
          `Give --role and --scope, for example --role "Identity Data Admin" --scope environment:<name>. See '${command} create --help'.`,
          'MISSING_MEMBERS',
        );
      }
      const { environmentId, settled } = await findPlace(context, subject, input);
      const role = roleKey === undefined ? undefined : await chooseRole(context, roleKey, environmentId);
      const scope = await chooseScope(context, flags, environmentId);
      if (role && scope) checkApplicable(role, scope);
      const { role: _role, scope: _scope, ...rest } = settled.flags;
      const given = {
        ...rest,
        ...(role === undefined ? {} : { 'role-id': role.id }),
        ...(scope === undefined ? {} : { 'scope-type': scope.type, 'scope-id': scope.id }),
      };
      try {
        const result = await base.run(context, { ...settled, flags: given });
        if (role === undefined || scope === undefined) return result;
        // As it was typed: what lies in another environment cannot be looked up by its ID.
        const place = textFlag(flags, 'scope') ?? (await describeScope(context, scope, environmentId));
        const words = `the role ${role.name} at ${place}`;
        if (result.kind === 'record') return { ...result, message: `Assigned ${words}` };
        return result.kind === 'records' ? { ...result, summarize: () => `Would assign ${words}` } : result;
      } catch (error) {
        if (role === undefined || scope === undefined) throw error;
        throw await explainAssignmentRefusal(context, error, { roleId: role.id, scope }, environmentId);
      }
    },
  };
}
