/** Stands before a handler on one host: journals every request and plays the scripted misbehaviours. */
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Fault, RecordedRequest } from '../contract.ts';
import { CapturedResponse } from './captured-response.ts';
import type { PlayableFaultScript } from './fault-script.ts';
import { type ReplayedRequest, readBody, replayRequest } from './replayed-request.ts';

/** The real clock and real waiting; tests give their own. */
export interface FaultClock {
  /** Milliseconds since the epoch. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

export interface FaultListenerSettings {
  host: 'auth' | 'api';
  requests: RecordedRequest[];
  faults: PlayableFaultScript;
  handler: (request: ReplayedRequest, response: ServerResponse) => unknown;
  clock?: FaultClock;
  /** Bytes of request body; a larger one is answered with 413. Default 8 MiB. */
  largestBody?: number;
}

const systemClock: FaultClock = {
  now: () => Date.now(),
  async wait(milliseconds) {
    await wait(milliseconds, undefined, { ref: false });
  },
};

/** A listener for `http.createServer`: the handler behind the journal and the fault script. */
export function withFaults(settings: FaultListenerSettings): RequestListener {
  return (request, response) => {
    serve(settings, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  };
}

async function serve(
  settings: FaultListenerSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host, requests, faults, handler, clock = systemClock, largestBody = 8 * 1024 * 1024 } = settings;
  const entry = journalEntry(host, request, clock.now());
  requests.push(entry);
  response.on('finish', () => {
    entry.status = response.statusCode;
  });
  const body = await readBody(request, largestBody);
  if (body === undefined) {
    response
      .writeHead(413, { connection: 'close', 'content-type': 'text/plain' })
      .end('Request body too large');
    return;
  }
  entry.body = body.toString('utf8');
  const replayed = replayRequest(request, body);
  const fault = faults.take({ host, method: entry.method, url: entry.url });
  if (fault === undefined) await handler(replayed, response);
  else await play(fault, { replayed, response, handler, clock });
}

function journalEntry(host: 'auth' | 'api', request: IncomingMessage, at: number): RecordedRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { host, method: request.method ?? 'GET', url: request.url ?? '/', headers, body: '', at };
}

interface Scene {
  replayed: ReplayedRequest;
  response: ServerResponse;
  handler: FaultListenerSettings['handler'];
  clock: FaultClock;
}

async function play(fault: Fault, scene: Scene): Promise<void> {
  const { replayed, response, handler, clock } = scene;
  switch (fault.kind) {
    case 'answer':
      response.writeHead(fault.status, fault.headers ?? {}).end(fault.body);
      return;
    case 'reset':
      reset(response);
      return;
    case 'silence':
      return;
    case 'delay':
      await clock.wait(fault.milliseconds);
      if (!response.destroyed) await handler(replayed, response);
      return;
    default: {
      const captured = new CapturedResponse(replayed);
      await handler(replayed, captured);
      await captured.ended;
      distort(fault, captured, response);
    }
  }
}

type Distortion = Exclude<Fault, { kind: 'answer' | 'reset' | 'silence' | 'delay' }>;

function distort(fault: Distortion, captured: CapturedResponse, response: ServerResponse): void {
  const { body } = captured;
  switch (fault.kind) {
    case 'reset-after-effect':
      reset(response);
      return;
    case 'cut':
      sendPart(captured, response, fault.afterBytes, () => response.destroy());
      return;
    case 'stall':
      sendPart(captured, response, fault.afterBytes, () => undefined);
      return;
    case 'headers':
      response
        .writeHead(captured.statusCode, { ...headersOf(captured), ...lowerCase(fault.headers) })
        .end(body);
      return;
    case 'rewrite': {
      const parsed: unknown = body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
      const changed = Buffer.from(JSON.stringify(fault.change(parsed)) ?? '');
      response
        .writeHead(captured.statusCode, { ...headersOf(captured), 'content-length': changed.length })
        .end(changed);
    }
  }
}

/** No byte of an answer: an RST on plain TCP; Node cannot send one through TLS, so that is just closed. */
function reset(response: ServerResponse): void {
  const socket = response.socket;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}

function headersOf(captured: CapturedResponse): OutgoingHttpHeaders {
  const headers = { ...captured.getHeaders() };
  delete headers['transfer-encoding'];
  return captured.statusCode === 204 ? headers : { ...headers, 'content-length': captured.body.length };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function sendPart(
  captured: CapturedResponse,
  response: ServerResponse,
  bytes: number,
  then: () => void,
): void {
  response.writeHead(captured.statusCode, headersOf(captured));
  response.flushHeaders();
  if (bytes <= 0) {
    // The callback of an empty write comes after the head has been handed to the socket.
    response.write(Buffer.alloc(0), then);
    return;
  }
  response.write(captured.body.subarray(0, bytes), () => then());
}
