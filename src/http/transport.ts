/**
 * The road to the API: one request, tried again only where that cannot do harm (REL-01 … REL-06).
 * A write whose fate is unknown is never repeated; the caller is told so.
 */
import { apiBackoff, type BackoffPolicy, backoffDelay, retryAfterDelay } from '../core/backoff.ts';
import { CliError, reasonLines } from '../core/errors.ts';
import type { Clock, HttpBody, HttpHeaders } from '../host/host.ts';
import { sleepUnless } from './follow-signals.ts';
import type { GuardedAnswer, SendRequest } from './guarded-fetch.ts';
import { wasNeverSent } from './network-error.ts';
import { ReceivedAnswer } from './received-answer.ts';
import { longestWaitMs, type RequestLimiter } from './request-limiter.ts';
import { lookFirst, transactionHeader } from './unknown-outcome.ts';

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** A form carries its own media type, because only its sender knows the boundary. */
  body?: HttpBody;
  /** The caller lost interest; the answer is not awaited any longer. */
  signal?: AbortSignal;
  /** Twice is not the same as once, whatever the method says: what may have been carried out is not sent again. */
  isOnce?: boolean;
}

export interface RequestFacts {
  method: string;
  path: string;
  transactionId?: string | undefined;
}

export interface HttpAnswer {
  /** What was asked: an error says it. */
  request: RequestFacts;
  status: number;
  headers: HttpHeaders;
  text: string;
  /** The body as it came, for answers that are not text. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Milliseconds that `Retry-After` asks to wait, where it says something usable. */
  retryAfter?: number;
}

export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

export interface TransportPorts {
  /** Guarded: deadlines, no redirects, typed failures. */
  fetch: (url: string, request: SendRequest) => Promise<GuardedAnswer>;
  clock: Clock;
  signal: AbortSignal;
  /** Uniform in [0, 1). */
  random: () => number;
  /** Called before a wait, so that a person knows why nothing happens. */
  onWait?: (milliseconds: number, reason: string) => void;
  /** Called where `Retry-After` asks for a longer wait than is allowed, which ends the tries. */
  onWaitRefused?: (milliseconds: number, longest: number) => void;
  policy?: BackoffPolicy;
  /** Longest single wait that `Retry-After` may ask for; a longer one ends the tries. Default 120 s. */
  longestWaitMs?: number;
  /** Of the run. */
  limiter: RequestLimiter;
  /** What the service counts a request to; a limit pauses all requests of a group. Default: all are one. */
  groupOf?: (url: URL) => string;
}

const retryableStatus = new Set([408, 429, 500, 502, 503, 504]);
/** RFC 9110 §9.2.2: the same request twice has the effect of one. */
const idempotentMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const safeMethods = new Set(['GET', 'HEAD']);

function outcomeUnknown(request: HttpRequest, cause: CliError): CliError {
  return new CliError({
    outcome: 'outcome-unknown',
    category: 'network',
    code: 'OUTCOME_UNKNOWN',
    message: `${request.method} ${request.url.pathname} was sent, but no answer came: it may or may not have taken effect.`,
    reason: reasonLines(cause.facts).join('; '),
    suggestion: lookFirst(request.headers[transactionHeader]),
    cause,
  });
}

/** The run was stopped while a write was under way: it ends as it was told to, and says what is uncertain. */
function stoppedDuringWrite(request: HttpRequest, cause: CliError): CliError {
  return new CliError({
    ...cause.facts,
    message: `${cause.message.replace(/\.$/, '')} while ${request.method} ${request.url.pathname} was under way: it may or may not have taken effect.`,
    suggestion: lookFirst(request.headers[transactionHeader]),
    cause,
  });
}

/** One try: an answer, or why there is none and whether the server may have carried the request out nevertheless. */
type Attempt =
  | { kind: 'answer'; answer: HttpAnswer }
  | { kind: 'failure'; error: CliError; mayHaveTakenEffect: boolean };

function describe(tried: Attempt): string {
  return tried.kind === 'answer'
    ? `the server answered ${tried.answer.status}`
    : (reasonLines(tried.error.facts).at(0) ?? tried.error.message);
}

export function createTransport(ports: TransportPorts): Transport {
  const { clock } = ports;
  const policy = ports.policy ?? apiBackoff;
  const longestWait = ports.longestWaitMs ?? longestWaitMs;
  const groupOf = ports.groupOf ?? (() => 'all');
  const { limiter } = ports;

  async function attempt(request: HttpRequest): Promise<Attempt> {
    const { method, headers, body, url, signal } = request;
    try {
      const response = await ports.fetch(url.href, {
        method,
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      });
      const retryAfter = retryAfterDelay(
        response.headers.get('retry-after'),
        response.headers.get('date'),
        clock.now(),
      );
      const facts = { method, path: url.pathname, transactionId: headers[transactionHeader] };
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { kind: 'answer', answer: new ReceivedAnswer(facts, response, bytes, retryAfter) };
    } catch (error) {
      if (!(error instanceof CliError) || signal?.aborted) throw error;
      const isCancelled = error.facts.category === 'cancelled';
      if (isCancelled && !safeMethods.has(method) && !wasNeverSent(error))
        throw stoppedDuringWrite(request, error);
      if (error.facts.category !== 'network') throw error;
      return { kind: 'failure', error, mayHaveTakenEffect: !wasNeverSent(error) };
    }
  }

  function isRepeatable(request: HttpRequest, tried: Attempt): boolean {
    const isIdempotent = idempotentMethods.has(request.method) && request.isOnce !== true;
    if (tried.kind === 'failure') {
      return tried.error.facts.retryable === true && (isIdempotent || !tried.mayHaveTakenEffect);
    }
    const { status, retryAfter = 0 } = tried.answer;
    // A 429 proves that nothing was carried out, whatever the method.
    if (!(isIdempotent ? retryableStatus.has(status) : status === 429)) return false;
    if (retryAfter <= longestWait) return true;
    ports.onWaitRefused?.(retryAfter, longestWait);
    return false;
  }

  /** The last try's answer or error. @param wasLost - This try's answer, or that of an earlier one. */
  function conclude(request: HttpRequest, tried: Attempt, wasLost: boolean): HttpAnswer {
    if (tried.kind === 'answer') return tried.answer;
    const isUncertain = wasLost && !safeMethods.has(request.method);
    throw isUncertain ? outcomeUnknown(request, tried.error) : tried.error;
  }

  return async (request) => {
    /** An earlier try may have been carried out. */
    let isAmbiguous = false;
    let wasLost = false;
    let unsent = 0;
    const group = groupOf(request.url);
    for (let tries = 0; ; tries += 1) {
      const tried = await limiter.run(group, () => attempt(request), request.signal);
      const isGone = tried.kind === 'answer' && tried.answer.status === 404;
      if (isGone && isAmbiguous && request.method === 'DELETE') {
        // Our own earlier try has deleted it (REL-03).
        return { ...tried.answer, status: 204, text: '', bytes: new Uint8Array() };
      }
      if (tried.kind === 'failure') {
        wasLost ||= tried.mayHaveTakenEffect;
        unsent += tried.mayHaveTakenEffect ? 0 : 1;
      }
      const isLast = tries >= policy.retries || unsent > policy.unsentRetries;
      if (isLast || !isRepeatable(request, tried)) return conclude(request, tried, wasLost);
      const asked = tried.kind === 'answer' ? tried.answer.retryAfter : undefined;
      const wait = asked || backoffDelay(policy, tries, ports.random());
      if (tried.kind === 'answer' && tried.answer.status === 429) {
        limiter.pause(group, wait);
        continue;
      }
      isAmbiguous ||= tried.kind === 'answer' || tried.mayHaveTakenEffect;
      ports.onWait?.(wait, describe(tried));
      const enders = request.signal === undefined ? [ports.signal] : [ports.signal, request.signal];
      await sleepUnless(enders, clock, wait);
    }
  };
}
