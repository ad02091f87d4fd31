/**
 * `fetch` with pingcli's promises: every phase has a deadline, bodies are bounded, redirects are refused,
 * and whatever goes wrong is a `CliError`. The answer's body has been read when the promise resolves.
 */
import { CliError } from '../core/errors.ts';
import type { Clock } from '../host/host.ts';
import type { ExchangeListener } from './exchange.ts';
import { networkError } from './network-error.ts';

export interface FetchLimits {
  /** Milliseconds until the answer's headers are there (connecting included). */
  headersMs: number;
  /** Milliseconds without a byte of the body. */
  idleMs: number;
  bodyBytes: number;
}

export interface FetchPorts {
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  listen?: ExchangeListener;
}

export const authorizationServerLimits: FetchLimits = {
  headersMs: 30_000,
  idleMs: 30_000,
  bodyBytes: 1024 * 1024,
};
export const apiLimits: FetchLimits = { headersMs: 30_000, idleMs: 30_000, bodyBytes: 64 * 1024 * 1024 };

function timedOut(url: URL, phase: string, milliseconds: number): CliError {
  return new CliError({
    outcome: 'unavailable',
    category: 'network',
    code: 'TIMEOUT',
    message: `${url.origin} did not answer in time.`,
    reason: `${phase} took longer than ${Math.round(milliseconds / 1000)} s`,
    suggestion: 'Try again; if it persists, check the proxy and the status of PingOne.',
    retryable: true,
  });
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
  });
}

/** Runs a phase against its deadline; the deadline aborts the whole request. */
async function within<T>(
  phase: Promise<T>,
  clock: Clock,
  milliseconds: number,
  expire: () => CliError,
  ender: AbortController,
): Promise<T> {
  const done = new AbortController();
  const deadline = clock.sleep(milliseconds, done.signal).then(
    () => {
      const error = expire();
      ender.abort(error);
      throw error;
    },
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([phase, deadline]);
  } finally {
    done.abort();
  }
}

async function readBody(
  response: Response,
  url: URL,
  limits: FetchLimits,
  clock: Clock,
  ender: AbortController,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const part = await within(
      reader.read(),
      clock,
      limits.idleMs,
      () => timedOut(url, 'waiting for the rest of the answer', limits.idleMs),
      ender,
    );
    if (part.done) break;
    size += part.value.length;
    if (size > limits.bodyBytes) {
      const error = tooLarge(url, limits.bodyBytes);
      ender.abort(error);
      throw error;
    }
    chunks.push(part.value);
  }
  const body = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.length;
  }
  return body;
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
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? 'GET';
    const started = ports.clock.monotonic();
    const ender = new AbortController();
    const signals = [ports.signal, ender.signal, ...(init?.signal ? [init.signal] : [])];
    const sentBody = bodyText(init?.body);
    const sent = {
      method,
      url: url.href,
      requestHeaders: headersOf(new Headers(init?.headers)),
      ...(sentBody === undefined ? {} : { requestBody: sentBody }),
    };
    const elapsed = (): number => ports.clock.monotonic() - started;
    try {
      const response = await within(
        ports.fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) }),
        ports.clock,
        limits.headersMs,
        () => timedOut(url, 'waiting for the answer', limits.headersMs),
        ender,
      );
      const body = await readBody(response, url, limits, ports.clock, ender);
      ports.listen?.({
        ...sent,
        status: response.status,
        responseHeaders: headersOf(response.headers),
        responseBody: new TextDecoder().decode(body),
        durationMs: elapsed(),
      });
      if (isRedirect(response.status))
        throw redirectRefused(url, response.status, response.headers.get('location'));
      const { status, statusText, headers } = response;
      const isBodiless = status === 204 || status === 205 || status === 304;
      return new Response(isBodiless ? null : body, { status, statusText, headers });
    } catch (cause) {
      const error =
        signals.find((signal) => signal.aborted && signal.reason instanceof CliError)?.reason ?? cause;
      const failure = networkError(error, url);
      if (failure.facts.category === 'network') {
        ports.listen?.({ ...sent, failure: failure.facts.reason ?? failure.message, durationMs: elapsed() });
      }
      throw failure;
    }
  };
}
