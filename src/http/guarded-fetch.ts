/**
 * `fetch` with pingcli's promises: every phase has a deadline, bodies are bounded, redirects are refused,
 * and whatever goes wrong is a `CliError`. The answer's body has been read when the promise resolves.
 */
import { CliError } from '../core/errors.ts';
import type { Clock } from '../host/host.ts';
import type { ExchangeListener } from './exchange.ts';
import { networkError } from './network-error.ts';
import { type TimeLimit, within } from './time-limit.ts';

export interface FetchLimits {
  /** Milliseconds until the answer's headers are there (connecting included). */
  headersMs: number;
  /** Milliseconds without a byte of the body. */
  idleMs: number;
  /** Milliseconds for the whole request, however busy it is. */
  totalMs: number;
  /** After decompression. */
  bodyBytes: number;
  /** Of an answer that is no success; the rest is left unread. */
  errorBodyBytes: number;
}

export interface FetchPorts {
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  listen?: ExchangeListener | undefined;
}

const apiTimes = { headersMs: 30_000, idleMs: 30_000, totalMs: 120_000 };
const errorBodyBytes = 64 * 1024;

export const authorizationServerLimits: FetchLimits = {
  ...apiTimes,
  bodyBytes: 1024 * 1024,
  errorBodyBytes,
};
export const apiLimits: FetchLimits = { ...apiTimes, bodyBytes: 64 * 1024 * 1024, errorBodyBytes };

function timeLimit(url: URL, milliseconds: number, phase: string): TimeLimit {
  return {
    milliseconds,
    expire: () =>
      new CliError({
        outcome: 'unavailable',
        category: 'network',
        code: 'TIMEOUT',
        message: `${url.origin} did not answer in time.`,
        reason: `${phase} took longer than ${Math.round(milliseconds / 1000)} s`,
        suggestion: 'Try again; if it persists, check the proxy and the status of PingOne.',
        retryable: true,
      }),
  };
}

function redirectRefused(url: URL, status: number, location: string | null): CliError {
  let target = 'an unreadable address';
  if (location !== null && URL.canParse(location, url.href)) target = new URL(location, url.href).origin;
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'REDIRECT_REFUSED',
    message: `${url.origin} answered with a redirect (${status}) to ${target}, which pingcli does not follow.`,
    reason: 'credentials are only ever sent to the configured hosts',
    suggestion: 'Check the endpoint settings: pingcli config get service.pingOne.endpoint',
    httpStatus: status,
  });
}

function tooLarge(url: URL, limit: number): CliError {
  return new CliError({
    outcome: 'failure',
    category: 'api',
    code: 'ANSWER_TOO_LARGE',
    message: `The answer of ${url.origin}${url.pathname} is larger than ${limit} bytes.`,
    suggestion: 'Check the endpoint settings: pingcli config get service.pingOne.endpoint',
  });
}

function joinBytes(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk.subarray(0, size - offset), offset);
    offset += chunk.length;
  }
  return joined;
}

interface Reading {
  url: URL;
  limits: FetchLimits;
  clock: Clock;
  ender: AbortController;
}

async function readBody(
  response: Response,
  { url, limits, clock, ender }: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  const idle = timeLimit(url, limits.idleMs, 'waiting for the rest of the answer');
  const isError = response.status >= 400;
  const most = isError ? limits.errorBodyBytes : limits.bodyBytes;
  while (reader) {
    const part = await within(reader.read(), idle, clock, ender);
    if (part.done) break;
    size += part.value.length;
    chunks.push(part.value);
    if (size <= most) continue;
    const error = tooLarge(url, most);
    ender.abort(error);
    // What an error says is said at its beginning.
    if (isError) return joinBytes(chunks, most);
    throw error;
  }
  return joinBytes(chunks, size);
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

function headersOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers.entries());
}

function bodyText(body: RequestInit['body']): string | undefined {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  return undefined;
}

export function createGuardedFetch(ports: FetchPorts, limits: FetchLimits): typeof fetch {
  const { clock, listen } = ports;
  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    const url = new URL(request?.url ?? String(input));
    const started = clock.monotonic();
    const ender = new AbortController();
    const signals = [ports.signal, ender.signal, ...(init?.signal ? [init.signal] : [])];
    const sentBody = bodyText(init?.body);
    const sent = {
      method: init?.method ?? request?.method ?? 'GET',
      url: url.href,
      requestHeaders: headersOf(new Headers(init?.headers ?? request?.headers)),
      ...(sentBody === undefined ? {} : { requestBody: sentBody }),
    };
    const elapsed = (): number => clock.monotonic() - started;

    async function exchange(): Promise<{ response: Response; body: Uint8Array<ArrayBuffer> }> {
      const response = await within(
        ports.fetch(request ?? url, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) }),
        timeLimit(url, limits.headersMs, 'waiting for the answer'),
        clock,
        ender,
      );
      return { response, body: await readBody(response, { url, limits, clock, ender }) };
    }

    try {
      const total = timeLimit(url, limits.totalMs, 'the whole exchange');
      const { response, body } = await within(exchange(), total, clock, ender);
      const { status, statusText, headers } = response;
      listen?.({
        ...sent,
        status,
        responseHeaders: headersOf(headers),
        responseBody: new TextDecoder().decode(body),
        durationMs: elapsed(),
      });
      if (isRedirect(status)) throw redirectRefused(url, status, headers.get('location'));
      const isBodiless = status === 204 || status === 205 || status === 304;
      return new Response(isBodiless ? null : body, { status, statusText, headers });
    } catch (cause) {
      const error =
        signals.find((signal) => signal.aborted && signal.reason instanceof CliError)?.reason ?? cause;
      const failure = networkError(error, url);
      if (failure.facts.category === 'network') {
        listen?.({ ...sent, failure: failure.facts.reason ?? failure.message, durationMs: elapsed() });
      }
      throw failure;
    }
  };
}
