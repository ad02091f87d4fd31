/** `--role` and `--scope` of the commands on role assignments, and how they become what the resource's own flags say. */
import { usageError } from '../../core/errors.ts';
import { textAt } from '../../core/json.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import { type GivenFlags, textFlag } from '../resource/given.ts';
import { openRoleDirectory } from './role-directory.ts';
import { type FoundScope, findScope, parseScope, scopeHelp } from './scope-address.ts';

export const scopeFlag: FlagDefinitions = {
  scope: { type: 'text', placeholder: 'kind:name', summary: scopeHelp, refers: 'scope' },
};

export const roleFlag: FlagDefinitions = {
  role: {
    type: 'text',
    aliases: ['role-id'],
    placeholder: 'id or name',
    summary: 'Role (ID or name)',
    refers: 'roles',
  },
};

/** Before the first request. */
export function checkScopeFlags(flags: GivenFlags): void {
  const scope = textFlag(flags, 'scope');
  if (scope === undefined) return;
  parseScope(scope);
  const other = ['scope-id', 'scope-type'].find((name) => flags[name] !== undefined);
  if (other !== undefined) throw usageError(`--scope and --${other} say the same.`, 'Leave one of them out.');
}

export interface ChosenRole {
  id: string;
  name: string;
  /** `ORGANIZATION`, `ENVIRONMENT` …; empty where the role does not say. */
  applicableTo: readonly string[];
}

export async function chooseRole(
  context: CommandContext,
  key: string,
  environmentId: string,
): Promise<ChosenRole> {
  const role = (await openRoleDirectory(context, environmentId)).find(key);
  const { applicableTo } = role;
  return {
    id: textAt(role, 'id') ?? '',
    name: textAt(role, 'name') ?? key,
    applicableTo: Array.isArray(applicableTo) ? applicableTo.filter((type) => typeof type === 'string') : [],
  };
}

/** @throws CliError (usage) where the role cannot hold at such a scope. */
export function checkApplicable(
  { name, applicableTo }: ChosenRole,
  { type }: Pick<FoundScope, 'type'>,
): void {
  if (applicableTo.length === 0 || applicableTo.includes(type)) return;
  const kinds = applicableTo.map((kind) => kind.toLowerCase());
  throw usageError(
    `${name} cannot be assigned at ${type === 'ORGANIZATION' || type === 'ENVIRONMENT' || type === 'APPLICATION' ? 'an' : 'a'} ${type.toLowerCase()}.`,
    `It holds at: ${kinds.join(', ')}. For example --scope ${kinds[0]}${kinds[0] === 'organization' ? '' : ':<name>'}.`,
    'SCOPE_NOT_APPLICABLE',
  );
}

export async function chooseScope(
  context: CommandContext,
  flags: GivenFlags,
  environmentId: string,
): Promise<FoundScope | undefined> {
  const text = textFlag(flags, 'scope');
  if (text === undefined) {
    const [type, id] = [textFlag(flags, 'scope-type'), textFlag(flags, 'scope-id')];
    return type === undefined || id === undefined ? undefined : { type, id };
  }
  return findScope(context, parseScope(text), environmentId);
}
