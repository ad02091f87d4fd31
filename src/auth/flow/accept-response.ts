/** The authorization response as it comes without a browser: from the redirect or from JSON, judged as any other (state, issuer). */
import { CliError } from '../../core/errors.ts';
import { judgeAuthorizationResponse, type ResponseExpectation } from '../authorization-response.ts';
import type { SignOn } from '../sign-on.ts';
import { factsOf, quoteAnswer, unexpectedAnswer } from './answer-problem.ts';
import { readFlow } from './flow-object.ts';
import type { FrontAnswer } from './front-channel.ts';
import { explainAuthorization } from './refused-authorization.ts';
import type { SignOnAttempt } from './sign-on-attempt.ts';

/** The redirect URI's own parameters stay on it (RFC 6749 §3.1.2), and are no part of the response. */
function responseOnRedirect(location: URL | undefined, redirectUri: string): URLSearchParams | undefined {
  const registered = URL.parse(redirectUri);
  if (location === undefined || registered === null) return undefined;
  if (location.protocol !== registered.protocol || location.host !== registered.host) return undefined;
  if (location.pathname !== registered.pathname) return undefined;
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of registered.searchParams) parameters.delete(name, value);
  return parameters;
}

function responseIn(answer: FrontAnswer, { redirectUri, responseMode }: SignOnAttempt) {
  if (responseMode === 'pi.flow') return answer.status === 200 ? readFlow(answer.json)?.response : undefined;
  return responseOnRedirect(answer.location, redirectUri);
}

function rejected(answer: FrontAnswer, message: string, reason: string): CliError {
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'INVALID_OAUTH_RESPONSE',
    message,
    reason: `${reason}; ${quoteAnswer(answer)}`,
    suggestion: 'Check that nothing between this computer and PingOne changes its answers.',
    ...factsOf(answer),
  });
}

/** @returns the parameters for the token request. */
export function acceptResponse(
  answer: FrontAnswer,
  attempt: SignOnAttempt,
  signOn: SignOn,
  expected: ResponseExpectation,
): URLSearchParams {
  const parameters = responseIn(answer, attempt);
  if (parameters === undefined) throw unexpectedAnswer(answer, 'an authorization response', signOn);
  const verdict = judgeAuthorizationResponse(parameters, expected);
  if (verdict.kind === 'ignored') {
    throw rejected(
      answer,
      'The authorization response is not of this sign-on; its code was not used.',
      verdict.reason,
    );
  }
  const { response } = verdict;
  switch (response.kind) {
    case 'code':
      return response.parameters;
    case 'error':
      throw explainAuthorization(answer, attempt, signOn);
    case 'foreign-issuer':
      throw rejected(
        answer,
        'The authorization response names another issuer; its code was not used.',
        `expected ${signOn.issuer}, found ${response.issuer ?? 'none'}`,
      );
    case 'empty':
      throw rejected(
        answer,
        'The authorization response has neither a code nor an error.',
        'it breaks RFC 6749 §4.1.2',
      );
  }
}
