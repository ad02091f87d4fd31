/** What the API proxy says itself: refusals and failures, as JSON. */
import type { ServerResponse } from 'node:http';
import type { CliError } from '../core/errors.ts';

export function answerText(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(body === '' ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  });
  response.end(body);
}

export function answerError(response: ServerResponse, status: number, { facts }: CliError): void {
  const { code, message, reason, suggestion } = facts;
  // Part of the request may be unread; on a connection that goes on it would be taken for the next.
  answerText(response, status, `${JSON.stringify({ code, message, reason, suggestion })}\n`, {
    Connection: 'close',
  });
}

export function statusOf({ facts }: CliError): number {
  if (facts.code === 'CONTENT_TOO_LARGE') return 413;
  return facts.code === 'TIMEOUT' ? 504 : 502;
}
