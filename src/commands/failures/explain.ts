/** What is known about a failed command beyond the answer of PingOne, one explanation after the other. */
import { CliError } from '../../core/errors.ts';
import { type Explanation, type FailedCommand, failedCommand } from './failed-command.ts';
import { missingRoles } from './missing-roles.ts';
import { nameFields } from './name-fields.ts';
import { nameObject } from './name-object.ts';
import { nextCommand } from './next-command.ts';

const explanations: readonly Explanation[] = [nameObject, nameFields, missingRoles, nextCommand];

/** Everything but a refusal of the API is answered as it is. */
export async function explain(
  error: unknown,
  command: Omit<FailedCommand, 'facts' | 'call'>,
): Promise<unknown> {
  if (!(error instanceof CliError) || command.context.signal.aborted) return error;
  let failed = failedCommand(error, command);
  if (failed === undefined) return error;
  for (const explanation of explanations) {
    failed = { ...failed, facts: { ...failed.facts, ...(await explanation(failed)) } };
  }
  return new CliError(failed.facts);
}
