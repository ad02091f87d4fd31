/** How the client of `pingone init` authenticates: the method and the secret, each asked only where it applies. */
import type { Settings } from '../../config/resolved.ts';
import type { ClientAuthenticationMethod } from '../../config/settings.ts';
import { usageError } from '../../core/errors.ts';
import type { GrantName } from '../../core/grant.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';

export const authenticationMethods = ['none', 'client_secret_basic', 'client_secret_post'] as const;

/** Undefined leaves the setting as it is. */
export async function methodAnswer(
  context: CommandContext,
  settings: Settings,
  grant: GrantName,
  given: ClientAuthenticationMethod | undefined,
): Promise<ClientAuthenticationMethod | undefined> {
  if (grant === 'device_code' && given !== undefined && given !== 'none') {
    throw usageError(
      '--token-endpoint-auth-method does not apply to the device code grant: its client is public.',
      'Leave the flag out.',
    );
  }
  if (grant === 'client_credentials' && given === 'none') {
    throw usageError(
      "The client credentials grant needs a client secret, so its authentication method cannot be 'none'.",
      'Give --token-endpoint-auth-method client_secret_basic or client_secret_post.',
    );
  }
  if (grant !== 'client_credentials' || given !== undefined || !context.canAsk) {
    return grant === 'device_code' ? undefined : given;
  }
  const current = settings.get(
    'service.pingOne.authentication.clientCredentials.tokenEndpointAuthMethod',
  ).value;
  return context.ask.select<ClientAuthenticationMethod>({
    message: 'Token Endpoint Authentication Method:',
    choices: [
      { value: 'client_secret_basic', name: 'Client Secret Basic' },
      { value: 'client_secret_post', name: 'Client Secret Post' },
    ],
    ...(current === undefined ? {} : { default: current }),
    signal: context.signal,
  });
}

/** The grants whose client may have a secret, with the setting that names it. */
const secretSettings = {
  client_credentials: 'service.pingOne.authentication.clientCredentials.clientSecret',
  authorization_code: 'service.pingOne.authentication.authorizationCode.clientSecret',
} as const;

/** Undefined for a public client, and where the environment or the profile already provides the secret. */
export async function secretAnswer(
  context: CommandContext,
  settings: Settings,
  grant: GrantName,
  method: ClientAuthenticationMethod | undefined,
  given: Secret | undefined,
): Promise<Secret | undefined> {
  if (grant === 'device_code') {
    if (given) throw usageError('The device code grant takes no client secret.', 'Leave the flag out.');
    return undefined;
  }
  if (given) return given;
  const isConfidential = grant === 'client_credentials' || (method !== undefined && method !== 'none');
  if (!isConfidential) return undefined;
  if (context.canAsk) {
    const text = await context.ask.secret({
      message: 'Client Secret:',
      validate: (input) => (input === '' ? 'The client secret is needed.' : undefined),
      signal: context.signal,
    });
    const secret = new Secret(text);
    context.learn(secret);
    return secret;
  }
  const current = await settings.secret(secretSettings[grant]);
  if (current.value !== undefined) return undefined;
  throw usageError(
    'The client secret is missing, and there is no terminal to ask for it.',
    `Give --client-secret-stdin or --client-secret-file, or set ${secretSettings[grant]} in the environment.`,
  );
}
