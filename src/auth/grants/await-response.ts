/** Waits for the one authorization response, by the listener or by the prompt, and says what to make of it. */
import { CliError } from '../../core/errors.ts';
import type { AuthorizationAttempt } from '../authorization-attempt.ts';
import type { AuthorizationResponse } from '../authorization-response.ts';
import { oauthProblem } from '../oauth-problem.ts';
import type { SignOn } from '../sign-on.ts';
import { loginCommand } from '../suggested-commands.ts';
import type { GrantPorts } from './grant.ts';
import { takePastedResponse } from './pasted-response.ts';

/**
 * Whichever way had the response first wins; the other is taken away before this resolves.
 * @param isOpen whether a browser was opened on this machine; a prompt would only be in its way.
 */
export async function awaitResponse(
  attempt: AuthorizationAttempt,
  redirectUri: URL,
  isOpen: boolean,
  ports: Pick<GrantPorts, 'prompter' | 'say' | 'signal'>,
): Promise<AuthorizationResponse> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(ports.signal.reason);
  ports.signal.addEventListener('abort', onAbort, { once: true });
  if (ports.signal.aborted) onAbort();
  const ended = new AbortController();
  const prompter = isOpen ? undefined : ports.prompter;
  const pasted =
    prompter &&
    takePastedResponse(attempt, redirectUri, prompter, AbortSignal.any([ended.signal, ports.signal]));
  const spinner = prompter ? undefined : ports.say.waiting('Waiting for the sign-on in the browser');
  // Only a prompt that the person stopped ends the attempt; otherwise it ends by a response or leaves the listener to wait.
  const stopped = new Promise<never>((_, refuse) => pasted?.catch(refuse));
  try {
    return await Promise.race([attempt.response, stopped, aborted]);
  } finally {
    ports.signal.removeEventListener('abort', onAbort);
    spinner?.done();
    ended.abort();
    // The prompt has to be off the screen before anything else is written.
    await pasted?.catch(() => undefined);
  }
}

function rejected(code: string, message: string, reason: string, signOn: SignOn): CliError {
  return new CliError({
    outcome: 'not-signed-in',
    category: 'authentication',
    code,
    message,
    reason,
    suggestion: `Sign on again: ${loginCommand(signOn)}`,
  });
}

/** The parameters for the token request; every other response is an error to throw. */
export function requireCode(response: AuthorizationResponse, signOn: SignOn): URLSearchParams {
  switch (response.kind) {
    case 'code':
      return response.parameters;
    case 'error':
      throw oauthProblem(response, signOn, 'authorization');
    case 'foreign-issuer':
      throw rejected(
        'ISSUER_MISMATCH',
        'The sign-on was answered by another authorization server; its code was not used.',
        response.issuer === undefined
          ? `the response names no issuer, although ${signOn.issuer} promises to`
          : `expected ${signOn.issuer}, found ${response.issuer}`,
        signOn,
      );
    case 'empty':
      throw rejected(
        'INVALID_OAUTH_RESPONSE',
        'The response of the authorization server has neither a code nor an error.',
        'it breaks RFC 6749 section 4.1.2',
        signOn,
      );
  }
}
