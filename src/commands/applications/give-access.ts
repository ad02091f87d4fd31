/** Gives a new application its scopes and roles, one after the other; what fails is said with the command that mends it. */
import { CliError, type ErrorFacts } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Warning } from '../../core/result.ts';
import type { CommandContext } from '../command.ts';
import { explainAssignmentRefusal } from '../roles/explain-refusal.ts';
import type { AccessPlan } from './access-plan.ts';

export interface GivenAccess {
  grants: JsonObject[];
  roleAssignments: JsonObject[];
  /** What was given, in words. */
  done: string[];
  /** Each with how to go on. */
  failures: Warning[];
  /** Of the first that failed, for `errors`. */
  firstFailure?: ErrorFacts;
}

export interface NewApplication {
  id: string;
  name: string;
  environmentId: string;
}

/** The run was stopped: what is there by then is said, because nobody will see the result. */
function stopped(error: CliError, { id, name }: NewApplication, commands: readonly string[]): CliError {
  return new CliError({
    ...error.facts,
    message: `${error.message} The application '${name}' (${id}) was created; not everything that it is to be allowed was given.`,
    suggestion: `To go on: ${commands.join(' ; ')}`,
    cause: error,
  });
}

interface Step {
  /** `assign the role X at environment:Dev` */
  what: string;
  done: string;
  /** By hand. */
  command: string;
  code: string;
  take(record: JsonObject): void;
  run(): Promise<JsonObject | undefined>;
}

async function stepsOf(
  context: CommandContext,
  { grants, roles }: AccessPlan,
  { id, environmentId }: NewApplication,
  given: GivenAccess,
): Promise<Step[]> {
  const [api, grantsOf, assignmentsOf] = await Promise.all([
    context.api(),
    context.resource('applications grants'),
    context.resource('applications role-assignments'),
  ]);
  const parameters = { environmentId, applicationId: id };
  const command = (noun: string): string =>
    `pingcli pingone applications ${noun} create ${id} -e ${environmentId}`;
  return [
    ...grants.map(({ resource, scopes }): Step => {
      const names = scopes.map(({ name }) => name).join(', ');
      const ids = scopes.map((scope) => scope.id);
      return {
        what: `grant ${names} of ${resource.name}`,
        done: `Granted ${names} of ${resource.name}`,
        command: `${command('grants')} --resource-id ${resource.id} --scope-id ${ids.join(',')}`,
        code: 'GRANT_FAILED',
        take: (record) => given.grants.push(record),
        run: () =>
          api.create(grantsOf, parameters, {
            resource: { id: resource.id },
            scopes: ids.map((scopeId) => ({ id: scopeId })),
          }),
      };
    }),
    ...roles.map(
      ({ role, scope, words }): Step => ({
        what: `assign ${words}`,
        done: `Assigned ${words}`,
        command: `${command('role-assignments')} --role ${role.id} --scope ${scope.type.toLowerCase()}:${scope.id}`,
        code: 'ROLE_ASSIGNMENT_FAILED',
        take: (record) => given.roleAssignments.push(record),
        async run() {
          try {
            return await api.create(assignmentsOf, parameters, {
              role: { id: role.id },
              scope: { ...scope },
            });
          } catch (error) {
            throw await explainAssignmentRefusal(context, error, { roleId: role.id, scope }, environmentId);
          }
        },
      }),
    ),
  ];
}

function failureOf({ what, command, code }: Step, { facts }: CliError): Warning {
  const why = (facts.reason ?? facts.message)
    .split('\n')
    .map((line) => line.replace(/\.$/, ''))
    .join('; ');
  return { code, message: `Could not ${what}: ${why}. To go on: ${command}` };
}

export async function giveAccess(
  context: CommandContext,
  plan: AccessPlan,
  application: NewApplication,
): Promise<GivenAccess> {
  const given: GivenAccess = { grants: [], roleAssignments: [], done: [], failures: [] };
  const steps = await stepsOf(context, plan, application, given);
  for (const [index, step] of steps.entries()) {
    try {
      const record = await step.run();
      if (record !== undefined) step.take(record);
      given.done.push(step.done);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      if (error.facts.category === 'cancelled') {
        throw stopped(
          error,
          application,
          steps.slice(index).map(({ command }) => command),
        );
      }
      given.failures.push(failureOf(step, error));
      given.firstFailure ??= { ...error.facts, suggestion: `To go on: ${step.command}` };
    }
  }
  return given;
}
