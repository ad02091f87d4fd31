/** An application as the sign-on test needs it: how its client authenticates, its redirect URI, and its secret when it comes to that. */
import type { SignOnAttempt } from '../../auth/flow/sign-on-attempt.ts';
import { CliError, usageError } from '../../core/errors.ts';
import { type JsonObject, type JsonValue, textAt } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';

const methods = {
  NONE: 'none',
  CLIENT_SECRET_BASIC: 'client_secret_basic',
  CLIENT_SECRET_POST: 'client_secret_post',
} as const;

function isMethod(name: string): name is keyof typeof methods {
  return Object.hasOwn(methods, name);
}

function cannotBeTested(application: JsonObject, reason: string): CliError {
  return new CliError({
    outcome: 'conflict',
    category: 'conflict',
    code: 'APPLICATION_NOT_TESTABLE',
    message: `The sign-on to the application '${textAt(application, 'name')}' cannot be tested.`,
    reason,
    suggestion:
      'Choose an OpenID Connect application that users sign on to: pingcli pingone applications list',
  });
}

/** Before the first request. */
export function checkRedirectUri(redirectUri: string | undefined): void {
  if (redirectUri === undefined || URL.canParse(redirectUri)) return;
  throw usageError(
    `--redirect-uri '${redirectUri}' is not a URI.`,
    'Give it as the application has it, with its scheme.',
  );
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** @throws CliError (not-found, permission-denied): the API's own. */
export async function readClientSecret(
  context: CommandContext,
  environmentId: string,
  applicationId: string,
): Promise<Secret> {
  const [api, secrets] = await Promise.all([context.api(), context.resource('applications secrets')]);
  const answer = await api.get(secrets, { environmentId, applicationId }, undefined);
  const secret = new Secret(textAt(answer, 'secret') ?? '');
  context.learn(secret);
  return secret;
}

function redirectUriOf(
  application: JsonObject,
  registered: readonly string[],
  given: string | undefined,
): string {
  const redirectUri = given ?? registered.find((uri) => !uri.includes('*'));
  if (redirectUri !== undefined) return redirectUri;
  throw usageError(
    `The application '${textAt(application, 'name')}' has no redirect URI to come back to${registered.length > 0 ? `, only patterns: ${registered.join(', ')}` : ''}.`,
    'Give one with --redirect-uri.',
    'REDIRECT_URI_MISSING',
  );
}

/** Nothing is fetched yet; the client secret is read when the walk begins. */
export function describeApplication(
  context: CommandContext,
  environmentId: string,
  application: JsonObject,
  redirectUri: string | undefined,
): Pick<SignOnAttempt, 'environmentId' | 'application' | 'client' | 'redirectUri'> {
  const id = textAt(application, 'id') ?? '';
  const protocol = textAt(application, 'protocol') ?? 'OPENID_CONNECT';
  if (protocol !== 'OPENID_CONNECT') throw cannotBeTested(application, `its protocol is ${protocol}`);
  const method = textAt(application, 'tokenEndpointAuthMethod') ?? 'CLIENT_SECRET_BASIC';
  if (!isMethod(method)) {
    throw cannotBeTested(
      application,
      `its clients authenticate by ${method}, which needs a key that pingcli does not have`,
    );
  }
  const redirectUris = textsOf(application.redirectUris);
  return {
    environmentId,
    application: {
      name: textAt(application, 'name') ?? id,
      enabled: application.enabled === true,
      redirectUris,
      allowsWildcards: application.allowWildcardInRedirectUris === true,
    },
    client: {
      id: textAt(application, 'clientId') ?? id,
      authentication: methods[method],
      ...(method === 'NONE' ? {} : { secret: () => readClientSecret(context, environmentId, id) }),
    },
    redirectUri: redirectUriOf(application, redirectUris, redirectUri),
  };
}
