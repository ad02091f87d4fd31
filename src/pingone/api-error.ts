/** PingOne's error answers (pingone-api §3.5) as errors for a person: what failed, why, how to fix it, request ID. */
import { CliError, type ErrorCategory } from '../core/errors.ts';
import type { Outcome } from '../core/exit-codes.ts';
import { isJsonObject, isRecord, type JsonObject, parseJson, textAt } from '../core/json.ts';
import type { HttpAnswer } from '../http/transport.ts';

interface Classification {
  outcome: Outcome;
  category: ErrorCategory;
  fix?: string;
}

const signOnAgain = "Run 'pingcli pingone auth login' to authenticate.";

function classify(status: number, detailCodes: readonly string[]): Classification {
  if (status === 401) return { outcome: 'not-signed-in', category: 'authentication', fix: signOnAgain };
  if (status === 403) {
    return {
      outcome: 'permission-denied',
      category: 'authorization',
      fix: 'Check the environment ID and the administrator roles of the signed-on user or worker application.',
    };
  }
  if (status === 404) return { outcome: 'not-found', category: 'not-found' };
  if (status === 409) return { outcome: 'conflict', category: 'conflict' };
  if (status === 429) {
    return {
      outcome: 'rate-limited',
      category: 'rate-limit',
      fix: 'Wait a minute and run the command again.',
    };
  }
  if (status >= 500) {
    return {
      outcome: 'unavailable',
      category: 'api',
      fix: 'Try again later; the request ID helps Ping support.',
    };
  }
  // PingOne answers duplicates and objects in use with 400 (pingone-api §3.5).
  if (detailCodes.includes('UNIQUENESS_VIOLATION') || detailCodes.includes('CONSTRAINT_VIOLATION')) {
    return { outcome: 'conflict', category: 'conflict' };
  }
  return { outcome: 'failure', category: 'api' };
}

function detailsOf(body: JsonObject | undefined): { code?: string; target?: string; message?: string }[] {
  const details = body?.details;
  if (!Array.isArray(details)) return [];
  return details.filter(isRecord).map((detail) => {
    const code = textAt(detail, 'code');
    const target = textAt(detail, 'target');
    const message = textAt(detail, 'message');
    return {
      ...(code === undefined ? {} : { code }),
      ...(target === undefined ? {} : { target }),
      ...(message === undefined ? {} : { message }),
    };
  });
}

function readBody(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function requestIdOf(answer: HttpAnswer): string | undefined {
  return answer.headers.get('correlation-id') ?? undefined;
}

/** @param what - The call in words, for example `list environments`. */
export function apiError(answer: HttpAnswer, what: string): CliError {
  const body = readBody(answer.text);
  const details = detailsOf(body);
  const code = textAt(body, 'code');
  const { outcome, category, fix } = classify(
    answer.status,
    details.flatMap((detail) => detail.code ?? []),
  );
  const message = textAt(body, 'message');
  const contentType = answer.headers.get('content-type') ?? 'no content type';
  const reasons = [
    body === undefined
      ? `PingOne answered ${answer.status} with ${contentType.split(';')[0]} instead of JSON`
      : `PingOne answered ${answer.status} ${code ?? ''}: ${message ?? 'no message'}`,
    ...details.map((detail) =>
      [detail.target, detail.message ?? detail.code].filter((part) => part).join(': '),
    ),
  ];
  const requestId = textAt(body, 'id') ?? requestIdOf(answer);
  return new CliError({
    outcome,
    category,
    code: code ?? `HTTP_${answer.status}`,
    message: `Could not ${what}.`,
    reason: reasons.filter((reason) => reason !== '').join('\n'),
    httpStatus: answer.status,
    retryable: answer.status === 429 || answer.status >= 500,
    ...(fix === undefined ? {} : { suggestion: fix }),
    ...(body === undefined ? {} : { details: body }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/** A success status with a body that is not what the contract says. */
export function unexpectedBody(answer: HttpAnswer, what: string, expected: string): CliError {
  const requestId = requestIdOf(answer);
  const contentType = answer.headers.get('content-type') ?? 'no content type';
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'UNEXPECTED_ANSWER',
    message: `Could not ${what}.`,
    reason: `the answer (${answer.status}, ${contentType.split(';')[0]}) is not ${expected}`,
    suggestion: 'Check the endpoint settings and the proxy: pingcli config get service.pingOne.endpoint',
    httpStatus: answer.status,
    ...(requestId === undefined ? {} : { requestId }),
  });
}
