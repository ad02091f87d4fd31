/** What the connection details of an application are made of beside itself, read from PingOne: its secret, domains of one's own. */
import { CliError } from '../../core/errors.ts';
import { type JsonObject, textAt } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';

const mask = '********';

/** @throws CliError (conflict) for one that signs on in another way. */
export function checkHasClient(application: JsonObject): void {
  const protocol = textAt(application, 'protocol') ?? '';
  if (protocol === 'OPENID_CONNECT') return;
  throw new CliError({
    outcome: 'conflict',
    category: 'conflict',
    code: 'NOT_OPENID_CONNECT',
    message: `The application '${textAt(application, 'name') ?? ''}' has no client credentials: its protocol is ${protocol}.`,
    suggestion: 'Connectors need one of OpenID Connect: pingcli pingone applications create --preset web-app',
  });
}

/** Undefined for a public client; a mask unless it is to be shown, and then nothing is fetched. */
export async function readSecret(
  context: CommandContext,
  environmentId: string,
  application: JsonObject,
  isShown: boolean,
): Promise<string | undefined> {
  if (!textAt(application, 'tokenEndpointAuthMethod')?.startsWith('CLIENT_SECRET')) return undefined;
  if (!isShown) return mask;
  const secrets = await context.resource('applications secrets');
  const applicationId = textAt(application, 'id') ?? '';
  const answer = await (await context.api()).get(secrets, { environmentId, applicationId }, undefined);
  const secret = textAt(answer, 'secret');
  if (secret !== undefined) context.learn(new Secret(secret));
  return secret;
}

/** Domains of one's own that serve the environment too; not everybody may read them. */
export async function customDomains(context: CommandContext, environmentId: string): Promise<string[]> {
  const domains = await context.resource('custom-domains');
  try {
    const all = await collect((await context.api()).list(domains, { environmentId }));
    return all
      .filter((domain) => textAt(domain, 'status') === 'ACTIVE')
      .flatMap((domain) => textAt(domain, 'domainName') ?? []);
  } catch (error) {
    if (error instanceof CliError && error.facts.category !== 'cancelled') return [];
    throw error;
  }
}
