/**
 * The API proxy: takes what shows the key of this run, puts the session's token on it, and passes the answer on as it
 * comes, also one that says to wait. It goes to the API and nowhere else (SEC-70).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CliError } from '../core/errors.ts';
import type { Secret } from '../core/secret.ts';
import type { Clock, HttpResponse, HttpSend } from '../host/host.ts';
import { followSignals } from '../http/follow-signals.ts';
import { type FetchLimits, timeLimit } from '../http/guarded-fetch.ts';
import { networkError } from '../http/network-error.ts';
import { within } from '../http/time-limit.ts';
import type { TokenSource } from './api-sender.ts';
import { answerHeaders } from './passed-headers.ts';
import { answerError, answerText, statusOf } from './proxy-answers.ts';
import { type Forwarding, judgeProxyRequest, type ProxyRules } from './proxy-rules.ts';
import { type PassedBody, readRequestBody } from './request-parts.ts';

/** A proxy that is listening. */
export interface ApiProxy {
  /** `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Where requests go. */
  readonly apiOrigin: string;
  /** What each request has to show; made for this run. */
  readonly key: Secret;
  /** Requests that were forwarded. */
  forwarded(): number;
  close(): Promise<void>;
}

export interface ApiProxyPorts {
  send: HttpSend;
  tokens: TokenSource;
  clock: Clock;
  signal: AbortSignal;
  userAgent: string;
  limits: FetchLimits;
  /** Hears of each request: method, path without its query, status, milliseconds. */
  report(line: string): void;
  /** Hears why a request could not be forwarded. */
  fail(error: CliError): void;
}

/** Of the path, for a log: no query, and not without end. */
function shownPath(target: string | undefined): string {
  return (target ?? '').split('?', 1)[0]?.slice(0, 200) ?? '';
}

export function createApiProxy(ports: ApiProxyPorts, rules: () => ProxyRules) {
  const { clock, limits } = ports;
  let count = 0;

  async function ask(
    { method, url, headers }: Forwarding,
    body: PassedBody,
    length: string | undefined,
    token: Secret,
    ender: AbortController,
  ): Promise<HttpResponse> {
    const sent =
      body.kind === 'none'
        ? {}
        : body.kind === 'whole'
          ? { body: body.bytes }
          : { body: body.parts, duplex: 'half' as const };
    const limit = body.kind === 'parts' ? limits.totalMs : limits.headersMs;
    const request = ports.send(url, {
      method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(body.kind === 'parts' && length !== undefined ? { 'content-length': length } : {}),
        'accept-encoding': 'gzip',
        authorization: `Bearer ${token.open()}`,
        'user-agent': ports.userAgent,
      },
      ...sent,
      redirect: 'manual',
      signal: ender.signal,
    });
    return within(request, timeLimit(url, limit, 'waiting for the answer'), clock, ender);
  }

  /** Only the API is waited for with a limit: a tool may take its time with what it has. */
  async function* bounded(body: AsyncIterable<Uint8Array>, url: URL, ender: AbortController) {
    const limit = timeLimit(url, limits.idleMs, 'waiting for the rest of the answer');
    const parts = body[Symbol.asyncIterator]();
    let size = 0;
    try {
      for (;;) {
        const part = await within(parts.next(), limit, clock, ender);
        if (part.done) return;
        size += part.value.length;
        if (size > limits.bodyBytes) throw new Error('the answer is too large');
        yield part.value;
      }
    } finally {
      await parts.return?.();
    }
  }

  /** Answers the status that went out. */
  async function forward(
    request: IncomingMessage,
    response: ServerResponse,
    forwarding: Forwarding,
  ): Promise<number> {
    const { url } = forwarding;
    const ender = new AbortController();
    const unfollow = followSignals(ender, [ports.signal]);
    // Nobody waits for the answer any more.
    response.once('close', () => ender.abort(new Error('the client has gone')));
    try {
      const length = request.headers['content-length'];
      const body = await readRequestBody(request, length);
      const token = await ports.tokens.accessToken();
      let answer = await ask(forwarding, body, length, token, ender);
      if (answer.status === 401 && body.kind !== 'parts') {
        // Refused without being carried out (RFC 6750 §3.1): once more, with another token.
        await answer.body?.[Symbol.asyncIterator]().return?.();
        answer = await ask(forwarding, body, length, await ports.tokens.renewAccessToken(token), ender);
      }
      const { status, headers } = answer;
      response.writeHead(status, answerHeaders(headers.entries()));
      if (answer.body === null) response.end();
      else await pipeline(Readable.from(bounded(answer.body, url, ender)), response);
      return status;
    } catch (cause) {
      const { reason } = ender.signal;
      const error =
        cause instanceof CliError ? cause : networkError(reason instanceof CliError ? reason : cause, url);
      const status = statusOf(error);
      if (!response.destroyed && !ports.signal.aborted) ports.fail(error);
      answerError(response, status, error);
      return status;
    } finally {
      unfollow();
    }
  }

  return {
    forwarded: () => count,
    answer(request: IncomingMessage, response: ServerResponse): void {
      const started = clock.monotonic();
      const tell = (status: number): void =>
        ports.report(
          `${request.method} ${shownPath(request.url)} ${status} ${Math.round(clock.monotonic() - started)} ms`,
        );
      const verdict = judgeProxyRequest(request, rules());
      if (verdict.kind === 'refused') {
        const { status, code, message } = verdict;
        const extra = {
          401: { 'WWW-Authenticate': 'Bearer realm="pingcli proxy"' },
          405: { Allow: 'GET, HEAD, POST, PUT, PATCH, DELETE' },
        };
        answerText(response, status, code === undefined ? '' : `${JSON.stringify({ code, message })}\n`, {
          Connection: 'close',
          ...(status === 401 || status === 405 ? extra[status] : {}),
        });
        tell(status);
        return;
      }
      count += 1;
      void forward(request, response, verdict).then(tell);
    },
  };
}
