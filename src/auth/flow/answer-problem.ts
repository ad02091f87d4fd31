/** What an answer of the front channel says is wrong, in either of PingOne's shapes, and the error for one that says nothing. */
import { CliError } from '../../core/errors.ts';
import { isRecord, numberAt, textAt } from '../../core/json.ts';
import type { SignOn } from '../sign-on.ts';
import { endpointCommand } from '../suggested-commands.ts';
import type { FrontAnswer } from './front-channel.ts';

export interface AnswerProblem {
  /** Of the first detail, or of the whole: `INVALID_CREDENTIALS`, `invalid_request`. */
  code: string;
  text: string | undefined;
  secondsUntilUnlock: number | undefined;
}

/** OAuth's `error`, or PingOne's error body with its details (pingone-api §2.8, §3.5). */
export function problemOf({
  json,
  location,
}: Pick<FrontAnswer, 'json' | 'location'>): AnswerProblem | undefined {
  const inRedirect = location?.searchParams.get('error') ?? undefined;
  if (inRedirect !== undefined) {
    const text = location?.searchParams.get('error_description') ?? undefined;
    return { code: inRedirect, text, secondsUntilUnlock: undefined };
  }
  if (!isRecord(json)) return undefined;
  const details: unknown[] = Array.isArray(json.details) ? json.details : [];
  const [detail] = details.filter(isRecord);
  const code = textAt(detail, 'code') ?? textAt(json, 'error') ?? textAt(json, 'code');
  if (code === undefined) return undefined;
  return {
    code,
    text: textAt(detail, 'message') ?? textAt(json, 'error_description') ?? textAt(json, 'message'),
    secondsUntilUnlock: numberAt(detail?.innerError, 'secondsUntilUnlock'),
  };
}

/** `PingOne answered 400 invalid_request: "…"`. */
export function quoteAnswer(answer: FrontAnswer): string {
  const problem = problemOf(answer);
  if (problem === undefined) return `PingOne answered ${answer.status} (${answer.mediaType})`;
  const text = problem.text?.replaceAll(/\s+/g, ' ').trim();
  return `PingOne answered ${answer.status} ${problem.code}${text ? `: "${text}"` : ''}`;
}

/** What `CliError` takes of an answer. */
export function factsOf({ status, requestId }: FrontAnswer): { httpStatus: number; requestId?: string } {
  return { httpStatus: status, ...(requestId === undefined ? {} : { requestId }) };
}

export function unexpectedAnswer(answer: FrontAnswer, expected: string, signOn: SignOn): CliError {
  const isLimited = answer.status === 429;
  const isDown = answer.status >= 500;
  return new CliError({
    outcome: isLimited ? 'rate-limited' : isDown ? 'unavailable' : 'failure',
    category: isLimited ? 'rate-limit' : 'api',
    code: isLimited ? 'RATE_LIMITED' : isDown ? 'AUTHORIZATION_SERVER_UNAVAILABLE' : 'UNEXPECTED_ANSWER',
    message: `The authorization server (${signOn.place}) did not answer with ${expected}.`,
    reason: quoteAnswer(answer),
    suggestion:
      isLimited || isDown
        ? 'Wait a minute, then try again.'
        : `Check the endpoint settings, and whether a DaVinci flow policy drives the sign-on: ${endpointCommand(signOn)}`,
    retryable: isLimited || isDown,
    ...factsOf(answer),
  });
}
