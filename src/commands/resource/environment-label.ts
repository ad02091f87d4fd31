/** The environment as a question names it: `Staging (SANDBOX, EU)`. */
import { textAt } from '../../core/json.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';

/** Undefined for what lies in no environment. */
export async function environmentLabel(
  context: CommandContext,
  parameters: PathParameters,
): Promise<string | undefined> {
  const { environmentId } = parameters;
  if (environmentId === undefined) return undefined;
  const [api, environments] = await Promise.all([context.api(), context.resource('environments')]);
  const environment = await api.get(environments, {}, environmentId);
  const facts = ['type', 'region'].flatMap((member) => textAt(environment, member) ?? []).join(', ');
  return `${textAt(environment, 'name') ?? environmentId}${facts === '' ? '' : ` (${facts})`}`;
}
