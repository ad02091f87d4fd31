/**
 * The road to the API: one request, tried again only where that cannot do harm (REL-01 … REL-05).
 * A write whose fate is unknown is never repeated; the caller is told so.
 */
import { apiBackoff, type BackoffPolicy, backoffDelay, retryAfterDelay } from '../core/backoff.ts';
import { CliError } from '../core/errors.ts';
import type { Clock } from '../host/host.ts';
import { wasNeverSent } from './network-error.ts';

export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** The caller lost interest; the answer is not awaited any longer. */
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
}

export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

export interface TransportPorts {
  /** Guarded: deadlines, no redirects, typed failures. */
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  /** Uniform in [0, 1). */
  random: () => number;
  /** Called before a wait, so that a person knows why nothing happens. */
  onWait?: (milliseconds: number, reason: string) => void;
  policy?: BackoffPolicy;
  /** Longest single wait that `Retry-After` may ask for; beyond it the run stops and says so. Default 120 s. */
  longestWaitMs?: number;
}

const retryableStatus = new Set([408, 429, 500, 502, 503, 504]);
/** RFC 9110 §9.2.2: the same request twice has the effect of one. */
const idempotentMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

function rateLimited(waitMs: number): CliError {
  const seconds = Math.ceil(waitMs / 1000);
  return new CliError({
    outcome: 'rate-limited',
    category: 'rate-limit',
    code: 'REQUEST_LIMITED',
    message: `PingOne limits the rate of requests and asks to wait ${seconds} s.`,
    suggestion: `Run the command again in ${seconds} s.`,
    retryable: true,
    httpStatus: 429,
  });
}

function outcomeUnknown(request: HttpRequest, cause: CliError): CliError {
  return new CliError({
    outcome: 'outcome-unknown',
    category: 'network',
    code: 'OUTCOME_UNKNOWN',
    message: `${request.method} ${request.url.pathname} was sent, but no answer came: it may or may not have taken effect.`,
    ...(cause.facts.reason === undefined ? {} : { reason: cause.facts.reason }),
    suggestion: 'Look at the object before you try again.',
    cause,
  });
}

export function createTransport(ports: TransportPorts): Transport {
  const policy = ports.policy ?? apiBackoff;
  const longestWait = ports.longestWaitMs ?? 120_000;

  async function pause(milliseconds: number, reason: string): Promise<void> {
    ports.onWait?.(milliseconds, reason);
    await ports.clock.sleep(milliseconds, ports.signal);
  }

  async function attempt(
    request: HttpRequest,
    isLast: boolean,
  ): Promise<HttpAnswer | { retryIn?: number; why: string }> {
    const isIdempotent = idempotentMethods.has(request.method);
    let response: Response;
    try {
      const { method, headers, body, url, signal } = request;
      response = await ports.fetch(url.href, {
        method,
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      if (!(error instanceof CliError) || error.facts.category !== 'network' || request.signal?.aborted)
        throw error;
      const mayRepeat = isIdempotent || wasNeverSent(error);
      if (!mayRepeat) throw outcomeUnknown(request, error);
      if (isLast || error.facts.retryable !== true) throw error;
      return { why: error.facts.reason ?? error.message };
    }
    const mayRepeat = response.status === 429 || (isIdempotent && retryableStatus.has(response.status));
    if (!mayRepeat || isLast)
      return { status: response.status, headers: response.headers, text: await response.text() };
    const asked = retryAfterDelay(
      response.headers.get('retry-after'),
      response.headers.get('date'),
      ports.clock.now(),
    );
    if (asked !== undefined && asked > longestWait) throw rateLimited(asked);
    return {
      ...(asked === undefined ? {} : { retryIn: asked }),
      why: `the server answered ${response.status}`,
    };
  }

  return async (request) => {
    for (let tries = 0; ; tries += 1) {
      const result = await attempt(request, tries >= policy.retries);
      if ('status' in result) return result;
      await pause(result.retryIn ?? backoffDelay(policy, tries, ports.random()), result.why);
    }
  };
}
