/**
 * HTTP with pingcli's promises: every phase has a deadline, bodies are bounded, redirects are refused,
 * and whatever goes wrong is a `CliError`. The answer's body has been read when the promise resolves.
 */
import { formatDuration } from '../core/duration.ts';
import { CliError } from '../core/errors.ts';
import type { Clock, HttpBody, HttpHeaders, HttpResponse, HttpSend, SendStage } from '../host/host.ts';
import { readBody } from './answer-body.ts';
import type { Exchange, ExchangeListener } from './exchange.ts';
import { followSignals } from './follow-signals.ts';
import { type HostSetting, networkError, withRequest } from './network-error.ts';
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
  /** A redirect is handed to the caller as any answer is, and not followed either. Default: it is refused. */
  answersRedirects?: true;
}

export interface GuardPorts {
  clock: Clock;
  signal: AbortSignal;
  listen?: ExchangeListener | undefined;
  /** Origin of the proxy on the way to the URL, for the words of a failure. */
  proxyFor?: (url: URL) => string | undefined;
  /** Which setting the host of the URL comes from, for the same. */
  setBy?: ((url: URL) => HostSetting | undefined) | undefined;
}

export type FetchPorts = GuardPorts & { fetch: typeof fetch };
export type SendPorts = GuardPorts & { send: HttpSend };

const apiTimes = { headersMs: 30_000, idleMs: 30_000, totalMs: 120_000 };
const errorBodyBytes = 64 * 1024;

export const authorizationServerLimits: FetchLimits = {
  ...apiTimes,
  bodyBytes: 1024 * 1024,
  errorBodyBytes,
};
/** Where the redirect is the answer: the front channel of a sign-on (RFC 6749 §4.1.2). */
export const frontChannelLimits: FetchLimits = { ...authorizationServerLimits, answersRedirects: true };
export const apiLimits: FetchLimits = { ...apiTimes, bodyBytes: 64 * 1024 * 1024, errorBodyBytes };

/** One time for every phase, instead of the usual ones; connecting has its own 10 s at most. */
export function limitRequests(limits: FetchLimits, milliseconds: number | undefined): FetchLimits {
  if (milliseconds === undefined) return limits;
  return { ...limits, headersMs: milliseconds, idleMs: milliseconds, totalMs: milliseconds };
}

/** A phase of a request to this server, and what is said when it takes too long. */
export function timeLimit(url: URL, milliseconds: number, phase: string): TimeLimit {
  return {
    milliseconds,
    expire: () =>
      new CliError({
        outcome: 'unavailable',
        category: 'network',
        code: 'TIMEOUT',
        message: `${url.origin} did not answer in time.`,
        reason: `${phase} took longer than ${formatDuration(milliseconds)}`,
        suggestion:
          'Try again, with more time by --request-timeout; if it persists, check the proxy and the status of PingOne.',
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

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

function recordOf(headers: HttpHeaders): Record<string, string> {
  return Object.fromEntries(headers.entries());
}

type Sent = Pick<Exchange, 'method' | 'requestHeaders' | 'requestBody'>;

interface Answered extends Pick<HttpResponse, 'status' | 'statusText' | 'headers'> {
  body: Uint8Array<ArrayBuffer>;
}

interface Asking {
  url: URL;
  /** As the listener is told. */
  describe: () => Sent;
  /** The caller's own. */
  signal: AbortSignal | null | undefined;
  send(signal: AbortSignal, onStage: (stage: SendStage) => void): Promise<HttpResponse>;
}

function createGuard(
  { clock, signal: ending, listen, proxyFor, setBy }: GuardPorts,
  limits: FetchLimits,
): (asking: Asking) => Promise<Answered> {
  return async ({ url, describe, signal, send }) => {
    const started = clock.monotonic();
    const ender = new AbortController();
    let stage: SendStage | undefined;
    const onStage = (reached: SendStage): void => {
      stage = reached;
    };
    const unfollow = followSignals(ender, signal ? [ending, signal] : [ending]);
    const idle = timeLimit(url, limits.idleMs, 'waiting for the rest of the answer');
    const bodyLimits = { bytes: limits.bodyBytes, errorBytes: limits.errorBodyBytes, idle };
    const tell = (result: Partial<Exchange>): void =>
      listen?.({ ...describe(), ...result, url: url.href, durationMs: clock.monotonic() - started });

    async function exchange(): Promise<Answered> {
      const headersLimit = timeLimit(url, limits.headersMs, 'waiting for the answer');
      const response = await within(send(ender.signal, onStage), headersLimit, clock, ender);
      const { status, statusText, headers } = response;
      const body = await readBody(response, { url, limits: bodyLimits, clock, ender });
      return { status, statusText, headers, body };
    }

    try {
      const total = timeLimit(url, limits.totalMs, 'the whole exchange');
      const answered = await within(exchange(), total, clock, ender);
      const { status, headers, body } = answered;
      if (listen) {
        const responseBody = new TextDecoder().decode(body);
        tell({ status, responseHeaders: recordOf(headers), responseBody });
      }
      if (isRedirect(status) && !limits.answersRedirects)
        throw redirectRefused(url, status, headers.get('location'));
      return answered;
    } catch (cause) {
      const { reason } = ender.signal;
      // Through a proxy nobody tells, and the cause has to.
      const neverSent = stage === undefined ? undefined : stage === 'connecting';
      const way = { proxy: proxyFor?.(url), setBy: setBy?.(url), neverSent };
      const failure = networkError(reason instanceof CliError ? reason : cause, url, way);
      const { category, reason: why } = failure.facts;
      if (category === 'network') tell({ failure: why ?? failure.message });
      throw category === 'cancelled' ? failure : withRequest(failure, describe().method, url);
    } finally {
      unfollow();
    }
  };
}

export interface SendRequest {
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: HttpBody;
  signal?: AbortSignal;
}

/** What `Response` has as well. */
export interface GuardedAnswer {
  status: number;
  headers: HttpHeaders;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** For the API: nothing of it touches `fetch`, `Response` or `Headers`, the first of which loads all of undici. */
export function createGuardedSend(
  { send, ...ports }: SendPorts,
  limits: FetchLimits,
): (url: string, request: SendRequest) => Promise<GuardedAnswer> {
  const guard = createGuard(ports, limits);
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address);
    const content = body === undefined ? {} : { body };
    const answered = await guard({
      url,
      signal,
      describe: () => ({
        method,
        requestHeaders: headers,
        ...(typeof body === 'string' ? { requestBody: body } : {}),
      }),
      send: (either, onStage) =>
        send(url, { method, headers, ...content, redirect: 'manual', signal: either, onStage }),
    });
    return {
      status: answered.status,
      headers: answered.headers,
      arrayBuffer: async () => answered.body.buffer,
    };
  };
}

function bodyText(body: RequestInit['body']): string | undefined {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  return undefined;
}

/** For the authorization server: what openid-client takes for `fetch`. */
export function createGuardedFetch({ fetch, ...ports }: FetchPorts, limits: FetchLimits): typeof fetch {
  const guard = createGuard(ports, limits);
  return async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    const url = new URL(request?.url ?? String(input));
    const sentBody = bodyText(init?.body);
    const { status, statusText, headers, body } = await guard({
      url,
      signal: init?.signal,
      describe: () => ({
        method: init?.method ?? request?.method ?? 'GET',
        requestHeaders: recordOf(new Headers(init?.headers ?? request?.headers)),
        ...(sentBody === undefined ? {} : { requestBody: sentBody }),
      }),
      send: (signal) => fetch(request ?? url, { ...init, redirect: 'manual', signal }),
    });
    const isBodiless = status === 204 || status === 205 || status === 304;
    const entries = [...headers.entries()];
    return new Response(isBodiless ? null : body, { status, statusText, headers: entries });
  };
}
