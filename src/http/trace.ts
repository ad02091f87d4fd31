/**
 * An exchange as lines for `--debug` and the log. Deny by default (SEC-77): headers are shown by an allow-list, and bodies
 * of endpoints that carry credentials are not shown at all. What is left goes through the redactor, before it is cut:
 * half a token is no longer recognised as one.
 */
import type { Exchange } from './exchange.ts';

const shownHeaders = new Set([
  'accept',
  'content-length',
  'content-type',
  'correlation-id',
  'date',
  'location',
  'retry-after',
  'user-agent',
  'x-ping-external-transaction-id',
]);

const confidentialPath =
  /\/as\/(token|revoke|introspect|device_authorization|par|authorize|resume)\b|\/(secret|password|credentials|keys?|davinciApplications)(\/|$)|^(\/[0-9a-f-]{36})?\/flows\/[\w-]+$/;

const longestBody = 4096;

function headerLines(prefix: string, headers: Readonly<Record<string, string>> | undefined): string[] {
  return Object.entries(headers ?? {}).map(
    ([name, value]) => `${prefix} ${name}: ${shownHeaders.has(name.toLowerCase()) ? value : '********'}`,
  );
}

type Redact = (text: string) => string;

function bodyLines(prefix: string, url: URL, body: string | undefined, redact: Redact): string[] {
  if (body === undefined || body === '') return [];
  if (confidentialPath.test(url.pathname))
    return [`${prefix} (a body of ${body.length} characters, not shown)`];
  const clean = redact(body);
  const isLong = clean.length > longestBody;
  return [`${prefix} ${isLong ? `${clean.slice(0, longestBody)}... (${body.length} characters)` : clean}`];
}

/** Query values of an authorization response are as good as tokens; the rest of the query helps. */
function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}${confidentialPath.test(url.pathname) ? '' : url.search}`;
}

export function describeExchange(exchange: Exchange, redact: Redact): string[] {
  const url = new URL(exchange.url);
  const took = `${Math.round(exchange.durationMs)} ms`;
  const result =
    exchange.status === undefined ? `no answer: ${exchange.failure ?? 'unknown'}` : String(exchange.status);
  return [
    ...[`> ${exchange.method} ${shownUrl(url)}`, ...headerLines('>', exchange.requestHeaders)].map(redact),
    ...bodyLines('>', url, exchange.requestBody, redact),
    ...[`< ${result} (${took})`, ...headerLines('<', exchange.responseHeaders)].map(redact),
    ...bodyLines('<', url, exchange.responseBody, redact),
  ];
}
