/** `applications create`: beside the body, presets for what connectors ask for, with scopes and roles in one go. */
import { usageError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import type { Column, CommandResult, RecordResult, RecordsResult } from '../../core/result.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { resolveAddress } from '../resource/address.ts';
import { createCommand } from '../resource/create.ts';
import { type GivenFlags, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { type AccessPlan, accessFlags, checkAccessFlags, planAccess } from './access-plan.ts';
import { giveAccess } from './give-access.ts';
import {
  checkPresetBody,
  isPresetName,
  type PresetName,
  presetBody,
  presetNames,
  servesPrograms,
} from './presets.ts';

function presetOf(flags: GivenFlags): PresetName | undefined {
  const name = textFlag(flags, 'preset');
  return isPresetName(name) ? name : undefined;
}

/** The plan of the body, and then what comes after it. */
function withAccess(result: RecordsResult, { grants, roles }: AccessPlan): RecordsResult {
  const { records } = result;
  async function* all() {
    yield* records;
    for (const { resource, scopes } of grants) {
      const after = `${scopes.map(({ name }) => name).join(', ')} of ${resource.name}`;
      yield { change: '+', member: 'grant', before: null, after };
    }
    for (const { words } of roles)
      yield { change: '+', member: 'role assignment', before: null, after: words };
  }
  return { ...result, records: all() };
}

async function complete(
  context: CommandContext,
  result: RecordResult,
  plan: AccessPlan,
  environmentId: string,
  columns: readonly Column[],
): Promise<CommandResult> {
  const { record } = result;
  const application = {
    id: textAt(record, 'id') ?? '',
    name: textAt(record, 'name') ?? '',
    environmentId,
  };
  const details = `What a connector asks for: pingcli pingone applications connection-details ${application.id} -e ${environmentId}`;
  if (plan.grants.length === 0 && plan.roles.length === 0) return { ...result, hints: [details] };
  const { grants, roleAssignments, done, failures, firstFailure } = await giveAccess(
    context,
    plan,
    application,
  );
  const whole: JsonObject = { ...record, _embedded: { grants, roleAssignments } };
  const isPartial = failures.length > 0;
  return {
    ...result,
    record: whole,
    hints: [...done, details],
    ...(isPartial ? { warnings: failures, outcome: 'partial' as const } : {}),
    ...(firstFailure === undefined ? {} : { failure: firstFailure }),
    columns,
    message: `${result.message ?? ''}${isPartial ? `; ${failures.length} of ${done.length + failures.length} grants and roles failed` : ''}`,
  };
}

export function createApplicationCommand(subject: Subject): CommandDefinition {
  const base = createCommand(subject, {
    base(flags) {
      const preset = presetOf(flags);
      return preset === undefined ? undefined : presetBody(preset);
    },
    check(body, flags) {
      const preset = presetOf(flags);
      if (preset !== undefined) checkPresetBody(preset, body);
    },
  });
  const line = `${subject.command} create`;
  return {
    ...base,
    description: `${base.description ?? ''} --preset fills in what a kind of application needs; --grant-scope and --role then say what it may do.`,
    examples: [
      {
        command: `${line} --preset worker --name "Sync Job" --role "Identity Data Admin=environment:Dev"`,
        summary: 'A program that works with the API',
      },
      {
        command: `${line} --preset web-app --name "CRM Connector" --redirect-uri https://crm.example.com/callback --token-endpoint-auth-method CLIENT_SECRET_POST --grant-scope p1:read:user`,
        summary: 'A connector that users sign on to',
      },
      ...base.examples.slice(0, 2),
    ],
    flags: joinFlags(
      {
        preset: {
          type: 'text',
          placeholder: 'preset',
          choices: presetNames,
          summary: 'What it is; file and flags win over what that implies',
        },
      },
      accessFlags,
      base.flags,
    ),
    async run(context, input) {
      const { flags } = input;
      checkAccessFlags(flags);
      const preset = presetOf(flags);
      if (preset !== undefined && textFlag(flags, 'template-type') !== undefined) {
        throw usageError(
          '--preset and --template-type each say what the body starts from.',
          'Leave one of them out.',
        );
      }
      const { parameters } = await resolveAddress(context, subject, input, false);
      const { environmentId = '' } = parameters;
      const withoutUsers = preset !== undefined && servesPrograms(preset) ? preset : undefined;
      const plan = await planAccess(context, flags, environmentId, withoutUsers);
      const settled = { ...input, flags: { ...flags, 'environment-id': environmentId } };
      const result = await base.run(context, settled);
      if (result.kind === 'records') return withAccess(result, plan);
      const isPlain = preset === undefined && plan.grants.length === 0 && plan.roles.length === 0;
      if (isPlain) return result;
      if (result.kind === 'record')
        return complete(context, result, plan, environmentId, base.columns ?? subject.definition.columns);
      const code = 'ACCESS_NOT_GIVEN';
      const message =
        'PingOne did not say which application it created, so nothing was granted or assigned to it.';
      return { ...result, warnings: [{ code, message }], outcome: 'partial' };
    },
  };
}
