/** What the token endpoint refused, in words about the application that is tried; the core's are about the profile. */
import { CliError } from '../../core/errors.ts';
import type { SignOn } from '../sign-on.ts';
import { applicationCommand } from '../suggested-commands.ts';
import type { SignOnAttempt } from './sign-on-attempt.ts';

function suggestionFor(
  code: string,
  { application, client }: SignOnAttempt,
  signOn: SignOn,
): string | undefined {
  const look = applicationCommand(signOn, 'get', application.name);
  if (code === 'INVALID_CLIENT') {
    return client.authentication === 'none'
      ? `Check that its token endpoint authentication method is NONE and that it is enabled: ${look}`
      : `Check its token endpoint authentication method, that it is enabled, and whether its secret was rotated just now: ${look}`;
  }
  return /^(INVALID_GRANT|UNAUTHORIZED_CLIENT|INVALID_REQUEST|INVALID_SCOPE)$/.test(code)
    ? `Check its grant types (AUTHORIZATION_CODE), redirect URIs and PKCE enforcement: ${look}`
    : undefined;
}

/** Anything that is no refusal stays as it was. */
export function explainExchange(error: unknown, attempt: SignOnAttempt, signOn: SignOn): unknown {
  if (!(error instanceof CliError)) return error;
  const suggestion = suggestionFor(error.facts.code, attempt, signOn);
  if (suggestion === undefined) return error;
  return new CliError({
    ...error.facts,
    message: `The token endpoint refused the application '${attempt.application.name}' (${attempt.client.id}, ${attempt.client.authentication}).`,
    suggestion,
    cause: error,
  });
}
