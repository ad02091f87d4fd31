/**
 * Why an authorization request was refused. The authorization server says little to a browser that it does not know, so
 * what the Management API says of the application decides which reason is told.
 */
import { CliError } from '../../core/errors.ts';
import type { SignOn } from '../sign-on.ts';
import { applicationCommand } from '../suggested-commands.ts';
import { factsOf, problemOf, quoteAnswer, unexpectedAnswer } from './answer-problem.ts';
import type { FrontAnswer } from './front-channel.ts';
import type { SignOnAttempt, TestedApplication } from './sign-on-attempt.ts';

/** PingOne compares exactly, unless the application allows `*` (pingone-api §2.3). */
export function isRegistered(
  redirectUri: string,
  { allowsWildcards, redirectUris }: TestedApplication,
): boolean {
  return redirectUris.some((registered) => {
    if (!allowsWildcards || !registered.includes('*')) return registered === redirectUri;
    const parts = registered.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('[^/]*')}$`).test(redirectUri);
  });
}

function refusal(
  answer: FrontAnswer,
  code: string,
  message: string,
  suggestion: string,
  reason?: string,
): CliError {
  return new CliError({
    outcome: 'conflict',
    category: 'conflict',
    code,
    message,
    reason: [reason, quoteAnswer(answer)].filter((line) => line !== undefined).join('; '),
    suggestion,
    ...factsOf(answer),
  });
}

export function explainAuthorization(answer: FrontAnswer, attempt: SignOnAttempt, signOn: SignOn): CliError {
  const { application, redirectUri, scopes, client } = attempt;
  const { name } = application;
  if (answer.status >= 429) return unexpectedAnswer(answer, 'a flow', signOn);
  if (!application.enabled) {
    return refusal(
      answer,
      'APPLICATION_DISABLED',
      `The application '${name}' is disabled, so nobody can sign on to it.`,
      `Enable it: ${applicationCommand(signOn, 'replace', name, ' --enabled --keep-unset')}`,
    );
  }
  if (!isRegistered(redirectUri, application)) {
    const registered = application.redirectUris.join(', ') || 'none';
    return refusal(
      answer,
      'REDIRECT_URI_MISMATCH',
      `The redirect URI ${redirectUri} is not one of the application '${name}'.`,
      'Give one that is with --redirect-uri, or add it to the application; every character counts, a slash at the end too.',
      `it has ${registered}`,
    );
  }
  const problem = problemOf(answer);
  if (problem === undefined) return unexpectedAnswer(answer, 'a flow', signOn);
  if (problem.code === 'invalid_scope') {
    return refusal(
      answer,
      'INVALID_SCOPE',
      `The scopes ${scopes.join(' ')} were refused for the application '${name}'.`,
      `See what it is granted: ${applicationCommand(signOn, 'grants list', name)}`,
    );
  }
  return refusal(
    answer,
    'AUTHORIZATION_REFUSED',
    `The authorization request for the application '${name}' (${client.id}) was refused.`,
    `Look at its grant types, response types and PKCE enforcement: ${applicationCommand(signOn, 'get', name)}`,
  );
}
