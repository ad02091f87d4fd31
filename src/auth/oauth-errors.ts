/** Turns whatever a request to the authorization server threw into one `CliError`: the only reader of openid-client's errors. */
import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { CliError } from '../core/errors.ts';
import { isRecord, textAt } from '../core/json.ts';
import { type OAuthStep, oauthProblem } from './oauth-problem.ts';
import type { SignOn } from './sign-on.ts';
import { endpointCommand } from './suggested-commands.ts';

/** What is kept of an HTTP answer for messages and expiry; never its body. */
export interface Answer {
  status: number;
  contentType: string;
  /** Milliseconds since the epoch, by this machine's clock. */
  arrivedAt: number;
  /** The server's own clock, from its `Date` header. */
  serverTime?: number;
}

/** The error that pingcli raised itself somewhere below (network, Ctrl-C, deadline), however deep the library wrapped it. */
function raisedBelow(error: unknown): CliError | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 8; depth += 1) {
    if (current instanceof CliError) return current;
    current = current.cause;
  }
  return undefined;
}

function unavailable(signOn: SignOn, reason: string, answer?: Answer): CliError {
  return new CliError({
    outcome: 'unavailable',
    category: answer ? 'api' : 'network',
    code: 'AUTHORIZATION_SERVER_UNAVAILABLE',
    message: `The authorization server (${signOn.place}) is not available.`,
    reason,
    suggestion:
      'Try again; if it persists, check the proxy, the endpoint settings and the status of PingOne.',
    retryable: true,
    ...(answer ? { httpStatus: answer.status } : {}),
  });
}

function describeAnswer(answer: Answer): string {
  return `${answer.status}, ${answer.contentType || 'no content type'}`;
}

/** An answer that is no OAuth answer at all: an error page of a proxy, a 5xx, an unknown path. */
function unexpectedStatus(answer: Answer | undefined, signOn: SignOn, step: OAuthStep): CliError {
  if (answer === undefined) return unavailable(signOn, 'it gave no usable answer');
  if (answer.status === 404 && step === 'discovery') {
    return new CliError({
      outcome: 'configuration',
      category: 'configuration',
      code: 'ENVIRONMENT_NOT_FOUND',
      message: `There is no environment ${signOn.environmentId} at ${signOn.place}.`,
      reason: `its discovery metadata was not found (${describeAnswer(answer)})`,
      suggestion: `Check environment ID and region of profile '${signOn.profile}': ${endpointCommand(signOn)}`,
      httpStatus: answer.status,
    });
  }
  if (answer.status === 429) {
    return new CliError({
      outcome: 'rate-limited',
      category: 'rate-limit',
      code: 'RATE_LIMITED',
      message: `The authorization server (${signOn.place}) asks to slow down (429).`,
      suggestion: 'Wait a minute, then try again.',
      retryable: true,
      httpStatus: answer.status,
    });
  }
  return unavailable(signOn, `it answered ${describeAnswer(answer)} to the ${step} request`, answer);
}

function invalidAnswer(reason: string, signOn: SignOn, step: OAuthStep, answer?: Answer): CliError {
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'INVALID_OAUTH_RESPONSE',
    message: `The answer of the authorization server (${signOn.place}) to the ${step} request breaks the protocol.`,
    reason: answer ? `${reason} (${describeAnswer(answer)})` : reason,
    suggestion:
      'Check that the endpoint settings name a PingOne authorization server and nothing in between changes its answers.',
    ...(answer ? { httpStatus: answer.status } : {}),
  });
}

/** Nothing of the token is told: only which check it failed. */
export function invalidIdToken(reason: string): CliError {
  return new CliError({
    outcome: 'not-signed-in',
    category: 'authentication',
    code: 'INVALID_ID_TOKEN',
    message: 'The ID token of the authorization server was rejected; nothing was stored.',
    reason,
    suggestion:
      'Sign on again. If it persists, check the environment ID and region of the profile, and tell your PingOne administrator.',
  });
}

/** openid-client marks a failed check of the token response with its body, and one of the ID token with claims, header or key. */
function concernsResponseBody(inner: unknown): boolean {
  return isRecord(inner) && isRecord(inner.cause) && 'body' in inner.cause;
}

function explainClientError(
  error: ClientError,
  signOn: SignOn,
  step: OAuthStep,
  answer: Answer | undefined,
): CliError | undefined {
  const inner = error.cause;
  const detail = inner instanceof Error ? inner.message : error.message;
  switch (error.code) {
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
      return unexpectedStatus(answer, signOn, step);
    case 'OAUTH_PARSE_ERROR':
      return unavailable(
        signOn,
        `its answer is cut off or no JSON${answer ? ` (${describeAnswer(answer)})` : ''}`,
        answer,
      );
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
      return unavailable(signOn, 'it did not answer in time');
    case 'OAUTH_MISSING_SERVER_METADATA':
    case 'OAUTH_INVALID_SERVER_METADATA':
    case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
    case 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN':
      return invalidAnswer(detail, signOn, step);
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
    case 'OAUTH_KEY_SELECTION_FAILED':
      return invalidIdToken(detail);
    case 'OAUTH_INVALID_RESPONSE':
    case 'OAUTH_UNSUPPORTED_OPERATION':
      return concernsResponseBody(inner)
        ? invalidAnswer(detail, signOn, step, answer)
        : invalidIdToken(detail);
    default:
      return undefined;
  }
}

/** A 401 with `WWW-Authenticate` hides its OAuth error in the body (RFC 6749 §5.2). */
async function challengeProblem(error: WWWAuthenticateChallengeError) {
  const body: unknown = await error.response.json().catch(() => undefined);
  const description = textAt(body, 'error_description');
  return {
    error: textAt(body, 'error') ?? 'invalid_client',
    httpStatus: error.status,
    ...(description === undefined ? {} : { description }),
  };
}

/**
 * Answers the error to throw. Anything that is neither OAuth nor network comes back as it was: it is a bug, and reported as one.
 * The library's errors are never kept as `cause`, because they hold the body of the answer and with it tokens.
 */
export async function explainOAuthFailure(
  error: unknown,
  signOn: SignOn,
  step: OAuthStep,
  answer: Answer | undefined,
): Promise<unknown> {
  const below = raisedBelow(error);
  if (below) return below;
  if (error instanceof WWWAuthenticateChallengeError) {
    return oauthProblem(await challengeProblem(error), signOn, step);
  }
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return oauthProblem(
      {
        error: error.error,
        ...(error.error_description === undefined ? {} : { description: error.error_description }),
        ...(error instanceof ResponseBodyError ? { httpStatus: error.status } : {}),
      },
      signOn,
      step,
    );
  }
  if (error instanceof ClientError) return explainClientError(error, signOn, step, answer) ?? error;
  return error;
}
