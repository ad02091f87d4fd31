/** PingOne's error answers (pingone-api §3.5) as errors for a person: what failed, why, how to fix it, request ID. */
import { formatDuration } from '../core/duration.ts';
import { CliError, type ErrorCategory } from '../core/errors.ts';
import type { Outcome } from '../core/exit-codes.ts';
import { isJsonObject, isRecord, type JsonObject, parseJson, textAt } from '../core/json.ts';
import type { HttpAnswer } from '../http/transport.ts';
import { lookFirst } from '../http/unknown-outcome.ts';

/** What an error is made of. */
type FailedAnswer = Pick<HttpAnswer, 'status' | 'headers' | 'text' | 'retryAfter'> &
  Partial<Pick<HttpAnswer, 'request'>>;

interface Classification {
  outcome: Outcome;
  category: ErrorCategory;
  fix?: string;
}

const signOnAgain = "Run 'pingcli pingone auth login' to authenticate.";

/** Answered in PingOne's place by what lies in between, which cannot say how far a request came (RFC 9110 §15.6.3, §15.6.5). */
const gatewayStatus = new Set([502, 504]);
const safeMethods = new Set(['GET', 'HEAD']);

function isOutcomeUnknown({ request, status }: FailedAnswer): boolean {
  return request !== undefined && !safeMethods.has(request.method) && gatewayStatus.has(status);
}

/** `retryAfter` in milliseconds, as the answer has it. */
function waitFirst(retryAfter: number | undefined): string {
  if (retryAfter === undefined) return 'Wait a minute and run the command again.';
  // Rounded up in the unit that is shown: never earlier than told (REL-04).
  const unit = retryAfter < 90_000 ? 1000 : 60_000;
  const wait = formatDuration(Math.ceil(retryAfter / unit) * unit);
  return `Wait ${wait} and run the command again.`;
}

function classify(answer: FailedAnswer, detailCodes: readonly string[]): Classification {
  const { status, retryAfter } = answer;
  if (status === 401) return { outcome: 'not-signed-in', category: 'authentication', fix: signOnAgain };
  if (status === 403) {
    const fix = detailCodes.includes('LICENSE_EXCEEDED')
      ? 'Check what the license of the environment allows.'
      : // PingOne answers an environment that does not exist in the same way (pingone-api §3.8).
        'Check the environment ID, and the administrator roles of the signed-on user or worker application in that environment.';
    return { outcome: 'permission-denied', category: 'authorization', fix };
  }
  if (status === 404) return { outcome: 'not-found', category: 'not-found' };
  if (status === 409 || status === 412) return { outcome: 'conflict', category: 'conflict' };
  if (status === 429) return { outcome: 'rate-limited', category: 'rate-limit', fix: waitFirst(retryAfter) };
  if (isOutcomeUnknown(answer)) {
    return {
      outcome: 'outcome-unknown',
      category: 'network',
      fix: lookFirst(answer.request?.transactionId),
    };
  }
  if (status >= 500) {
    const fix = retryAfter === undefined ? 'Try again later' : waitFirst(retryAfter).replace(/\.$/, '');
    return { outcome: 'unavailable', category: 'api', fix: `${fix}; the request ID helps Ping support.` };
  }
  // PingOne answers duplicates and objects in use with 400 (pingone-api §3.5).
  if (detailCodes.includes('UNIQUENESS_VIOLATION') || detailCodes.includes('CONSTRAINT_VIOLATION')) {
    return { outcome: 'conflict', category: 'conflict' };
  }
  return { outcome: 'failure', category: 'api' };
}

/** A server's text has no say in the lines of ours. */
function oneLine(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim() || undefined;
}

/** `allowedValues: PRODUCTION, SANDBOX`: what the service adds about a detail. */
function innerFacts(detail: JsonObject): string[] {
  if (!isJsonObject(detail.innerError)) return [];
  return Object.entries(detail.innerError).flatMap(([name, value]) => {
    const values = (Array.isArray(value) ? value : [value]).filter((item) => !isRecord(item));
    return values.length === 0 ? [] : [`${name}: ${values.map(String).join(', ')}`];
  });
}

function describeDetail(detail: JsonObject): string {
  const what = oneLine(textAt(detail, 'message')) ?? textAt(detail, 'code');
  const facts = innerFacts(detail).join('; ');
  const parts = [textAt(detail, 'target'), what].filter((part) => part !== undefined && part !== '');
  return oneLine(`${parts.join(': ')}${facts === '' ? '' : ` (${facts})`}`) ?? '';
}

function readBody(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `text/html`, without its parameters. */
function mediaTypeOf({ headers }: Pick<HttpAnswer, 'headers'>): string {
  return headers.get('content-type')?.split(';')[0]?.trim() || 'no content type';
}

/** PingOne's request ID, under which the audit log has the call. */
export function requestIdOf(answer: Pick<HttpAnswer, 'headers'>): string | undefined {
  return answer.headers.get('correlation-id') ?? undefined;
}

function describeAnswer(answer: FailedAnswer, body: JsonObject | undefined): string {
  const { status } = answer;
  if (isOutcomeUnknown(answer)) return `a gateway answered ${status} in its place`;
  if (body === undefined) {
    return answer.text.trim() === ''
      ? `PingOne answered ${status} without a body`
      : `PingOne answered ${status} with ${mediaTypeOf(answer)} instead of JSON`;
  }
  const words = [`PingOne answered ${status}`, oneLine(textAt(body, 'code'))].filter((word) => word);
  return `${words.join(' ')}: ${oneLine(textAt(body, 'message')) ?? 'no message'}`;
}

/** Which request it was, for whoever looks it up in a log (REL-13); its query may hold names, and is left out. */
function describeRequest({ request }: FailedAnswer): string {
  return request === undefined ? '' : `${request.method} ${request.path}`;
}

/** A write whose outcome is unknown is looked at before it is tried again. */
function isRetryable(answer: FailedAnswer): boolean {
  const { status } = answer;
  return !isOutcomeUnknown(answer) && (status === 408 || status === 429 || status >= 500);
}

/** @param what - The call in words, for example `list environments`. */
export function apiError(answer: FailedAnswer, what: string): CliError {
  const body = readBody(answer.text);
  const details = Array.isArray(body?.details) ? body.details.filter(isJsonObject) : [];
  const { outcome, category, fix } = classify(
    answer,
    details.flatMap((detail) => textAt(detail, 'code') ?? []),
  );
  // The error's own ID where no header names the request: PingOne's logs have both.
  const requestId = requestIdOf(answer) ?? textAt(body, 'id');
  return new CliError({
    outcome,
    category,
    code: isOutcomeUnknown(answer) ? 'OUTCOME_UNKNOWN' : (textAt(body, 'code') ?? `HTTP_${answer.status}`),
    message: isOutcomeUnknown(answer)
      ? `PingOne did not answer to '${what}': it may or may not have taken effect.`
      : `Could not ${what}.`,
    reason: [describeAnswer(answer, body), ...details.map(describeDetail), describeRequest(answer)]
      .filter((line) => line !== '')
      .join('\n'),
    httpStatus: answer.status,
    retryable: isRetryable(answer),
    ...(fix === undefined ? {} : { suggestion: fix }),
    ...(body === undefined ? {} : { details: body }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/** A success status with a body that is not what the contract says. */
export function unexpectedBody(answer: FailedAnswer, what: string, expected: string): CliError {
  const requestId = requestIdOf(answer);
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'UNEXPECTED_ANSWER',
    message: `Could not ${what}.`,
    reason: [
      `the answer (${answer.status}, ${mediaTypeOf(answer)}) is not ${expected}`,
      describeRequest(answer),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    suggestion: 'Check the endpoint settings and the proxy: pingcli config get service.pingOne.endpoint',
    httpStatus: answer.status,
    ...(requestId === undefined ? {} : { requestId }),
  });
}
