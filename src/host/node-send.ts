/**
 * One HTTP request by `node:http` or `node:https`: the global `fetch` costs 20 to 40 ms before its first request, which is
 * more than a page of the API takes (docs/adr/0015). Where a proxy is in between, `fetch` has the request.
 */
import type { ClientRequest, Agent as HttpAgent, IncomingMessage, request as requestHttp } from 'node:http';
import type { Environment, HttpBody, HttpInit, HttpResponse, HttpSend } from './host.ts';
import { asHttpResponse } from './incoming-response.ts';
import { errorCode } from './node-error.ts';
import { proxyFor, readProxySettings } from './proxy-settings.ts';

export interface NodeSendOptions {
  env: Environment;
  /** Knows the proxy. */
  fetch: HttpSend;
  /** Milliseconds until the connection stands, TLS included (REL-07). Default 10,000. */
  connectLimit?: number;
}

interface Road {
  agent: HttpAgent;
  request: typeof requestHttp;
  /** Event of a socket that stands. */
  connected: 'connect' | 'secureConnect';
}

async function openRoad(protocol: string): Promise<Road> {
  // One connection serves page after page.
  if (protocol === 'http:') {
    const { Agent, request } = await import('node:http');
    return { agent: new Agent({ keepAlive: true }), request, connected: 'connect' };
  }
  const { Agent, request } = await import('node:https');
  return { agent: new Agent({ keepAlive: true }), request, connected: 'secureConnect' };
}

function connectTimeout(url: URL): Error {
  const where = { address: url.hostname, port: url.port || (url.protocol === 'https:' ? '443' : '80') };
  return Object.assign(new Error('the connection did not come about in time'), {
    code: 'ETIMEDOUT',
    syscall: 'connect',
    ...where,
  });
}

/** The whole phase in one timer: Node.js has none for the handshake. */
function watchConnecting(
  request: ClientRequest,
  { url, road, limit, onConnected }: { url: URL; road: Road; limit: number; onConnected: () => void },
): void {
  request.once('socket', (socket) => {
    if (request.reusedSocket) {
      onConnected();
      return;
    }
    const timer = setTimeout(() => request.destroy(connectTimeout(url)), limit);
    const stop = (): void => clearTimeout(timer);
    socket.once(road.connected, () => {
      stop();
      // Not a byte of the request goes out earlier: with TLS, after the certificate has been found good.
      onConnected();
    });
    request.once('close', stop);
  });
}

/** Whether the body is at hand as a whole, and not only as it comes. */
function isWhole(body: HttpInit['body']): body is HttpBody | undefined {
  return body === undefined || typeof body === 'string' || body instanceof Uint8Array;
}

/** What `signal` among the options of a request does, without the watch over the whole stream that it sets up. */
function endWith(request: ClientRequest, signal: AbortSignal): void {
  const end = (): void => {
    const { reason } = signal;
    request.destroy(reason instanceof Error ? reason : new Error('the request was given up'));
  };
  if (signal.aborted) {
    end();
    return;
  }
  signal.addEventListener('abort', end, { once: true });
  request.once('close', () => signal.removeEventListener('abort', end));
}

function headersOf({ headers, body }: HttpInit): Record<string, string> {
  const length =
    body === undefined || !isWhole(body) ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { 'accept-encoding': 'gzip', ...headers, ...length };
}

/**
 * The safe methods (RFC 9110 §9.2.1) alone: whoever sent a write has to know that it may have arrived, because the 404 of a
 * second DELETE may be the work of the first (REL-03), and a second password is refused for being like the first.
 */
const quietlyRepeated = new Set(['GET', 'HEAD']);

/** The server closed a connection that had been idle while the request was on its way (REL-12). */
function metClosedConnection(request: ClientRequest, error: unknown): boolean {
  const code = errorCode(error);
  return request.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}

/** An error of the source ends the request, whose own error is the one that counts. */
function sendParts(body: AsyncIterable<Uint8Array>, request: ClientRequest): void {
  import('node:stream').then(
    ({ Readable, pipeline }) => pipeline(Readable.from(body), request, () => undefined),
    (error: unknown) => request.destroy(error instanceof Error ? error : undefined),
  );
}

function sendOnce(road: Road, url: URL, init: HttpInit, connectLimit: number): Promise<IncomingMessage> {
  const { agent } = road;
  const { method, signal, onStage } = init;
  const onConnected = (): void => onStage?.('sent');
  onStage?.('connecting');
  return new Promise((resolve, reject) => {
    let mayRepeat = quietlyRepeated.has(method) && isWhole(init.body);
    const begin = (): void => {
      const request = road.request(url, { agent, method, headers: headersOf(init) });
      endWith(request, signal);
      watchConnecting(request, { url, road, limit: connectLimit, onConnected });
      request.on('response', (response) => {
        mayRepeat = false;
        resolve(response);
      });
      request.on('error', (error) => {
        const again = mayRepeat && !signal.aborted && metClosedConnection(request, error);
        mayRepeat = false;
        if (again) begin();
        else reject(error);
      });
      if (isWhole(init.body)) request.end(init.body);
      else sendParts(init.body, request);
    };
    begin();
  });
}

export function createNodeSend({ env, fetch, connectLimit = 10_000 }: NodeSendOptions): HttpSend {
  const proxies = readProxySettings(env);
  const roads = new Map<string, Promise<Road>>();

  function roadFor(protocol: string): Promise<Road> {
    const road = roads.get(protocol) ?? openRoad(protocol);
    roads.set(protocol, road);
    return road;
  }

  return async (url, init): Promise<HttpResponse> => {
    if (proxyFor(proxies, url) !== undefined) return fetch(url, init);
    const message = await sendOnce(await roadFor(url.protocol), url, init, connectLimit);
    return asHttpResponse(message, init.method);
  };
}
