/**
 * A request made up for `oidc-provider`: the caller's, with path, headers and body as the library needs them, and
 * with what we know about it attached, so that the library's hooks can find it again.
 */
import { IncomingMessage } from 'node:http';
import type { Flow } from './flow.ts';
import type { SignOnSession } from './sign-on-session.ts';

/** What belongs to one request at an issuer. */
export interface Exchange {
  correlationId: string;
  session?: SignOnSession;
  /** The authorization request as its query string, kept for the return from sign-on. */
  authorizationQuery?: string;
  /** The `Set-Cookie` value that goes out with the answer. */
  cookie?: string;
  /** The flow that this very request has begun. */
  startedFlow?: Flow;
  /** The flow that answers an authorization request, once it has ended. */
  flow?: Flow;
}

export interface ProviderRequestOptions {
  method: string;
  /** The whole path as the browser sees it; the library takes its mount path from it. */
  originalUrl: string;
  /** Path with query below the mount path. */
  url: string;
  headers: Record<string, string>;
  body?: Buffer | undefined;
}

export class ProviderRequest extends IncomingMessage {
  readonly originalUrl: string;
  readonly exchange: Exchange;

  constructor(request: IncomingMessage, exchange: Exchange, options: ProviderRequestOptions) {
    super(request.socket);
    this.exchange = exchange;
    this.method = options.method;
    this.originalUrl = options.originalUrl;
    this.url = options.url;
    this.headers = { ...options.headers };
    this.httpVersion = request.httpVersion;
    // An incomplete message would take the socket down with it when it ends.
    this.complete = true;
    if (options.body !== undefined && options.body.length > 0) {
      this.headers['content-length'] = String(options.body.length);
      delete this.headers['transfer-encoding'];
      this.push(options.body);
    }
    this.push(null);
  }
}

export function exchangeOf(request: IncomingMessage): Exchange {
  if (request instanceof ProviderRequest) return request.exchange;
  throw new TypeError('oidc-provider was handed a request that is not ours');
}
