/** What is known about a failed command beyond the answer of PingOne, one explanation after the other. */
import { CliError } from '../../core/errors.ts';
import { type Explanation, type FailedCommand, failedCommand, failedOn } from './failed-command.ts';
import { missingRoles } from './missing-roles.ts';
import { nameFields } from './name-fields.ts';
import { nameObject } from './name-object.ts';
import { nextCommand } from './next-command.ts';

/** In terms of the resource that the command acts on. */
const explanations: readonly Explanation[] = [nameObject, nameFields, nextCommand];

/** Everything but a refusal of the API is answered as it is. */
export async function explain(
  error: unknown,
  command: Omit<FailedCommand, 'facts' | 'call'>,
): Promise<unknown> {
  if (!(error instanceof CliError) || command.context.signal.aborted) return error;
  const failed = failedCommand(error, command);
  if (failed === undefined) return error;
  let facts = { ...failed.facts, ...(await missingRoles(failed)) };
  for (const explanation of explanations) {
    const onSubject = failedOn({ ...failed, facts });
    if (onSubject !== undefined) facts = { ...facts, ...(await explanation(onSubject)) };
  }
  return new CliError(facts);
}
