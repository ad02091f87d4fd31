/** Every kind of misbehaviour as a client sees it, and the journal. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RecordedRequest } from '../../../local-pingone/contract.ts';
import { type FaultClock, withFaults } from '../../../local-pingone/faults/fault-listener.ts';
import { createFaultScript, type PlayableFaultScript } from '../../../local-pingone/faults/fault-script.ts';
import type { ReplayedRequest } from '../../../local-pingone/faults/replayed-request.ts';

interface Harness {
  origin: string;
  port: number;
  faults: PlayableFaultScript;
  requests: RecordedRequest[];
  /** Bodies that reached the real handler. */
  handled: string[];
  waited: number[];
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function start(largestBody?: number): Promise<Harness> {
  const faults = createFaultScript();
  const requests: RecordedRequest[] = [];
  const handled: string[] = [];
  const waited: number[] = [];
  const clock: FaultClock = {
    now: () => 1000,
    async wait(milliseconds) {
      waited.push(milliseconds);
    },
  };
  const handler = async (request: ReplayedRequest, response: ServerResponse): Promise<void> => {
    const streamed = await readAll(request);
    expect(request.body.toString()).toBe(streamed);
    handled.push(streamed);
    response.writeHead(201, { 'content-type': 'application/json', 'x-real': 'yes' });
    response.write('{"real":');
    response.end('true}');
  };
  const limit = largestBody === undefined ? {} : { largestBody };
  const server = createServer(withFaults({ host: 'api', requests, faults, handler, clock, ...limit }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    faults,
    requests,
    handled,
    waited,
  };
}

const post = { method: 'POST', body: 'hello' };

/** Everything the server sends until the expected text is there or the connection closes. */
function rawAnswer(port: number, until: string): Promise<{ text: string; closed: boolean }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (!text.endsWith(until)) return;
      resolve({ text, closed: false });
      socket.destroy();
    });
    socket.on('close', () => resolve({ text, closed: true }));
    socket.on('error', () => undefined);
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello');
  });
}

describe('without a fault', () => {
  it('passes the request on, readable as a stream and as a buffer, and journals it', async () => {
    const { origin, requests, handled } = await start();
    const headers = { 'X-Ping-External-Transaction-ID': 'abc' };
    const response = await fetch(`${origin}/v1/x?y=1`, { ...post, headers });
    expect([response.status, await response.json()]).toEqual([201, { real: true }]);
    expect(handled).toEqual(['hello']);
    expect(requests).toMatchObject([
      { host: 'api', method: 'POST', url: '/v1/x?y=1', body: 'hello', at: 1000, status: 201 },
    ]);
    expect(requests[0]?.headers['x-ping-external-transaction-id']).toBe('abc');
  });

  it('passes on a request without a body', async () => {
    const { origin, handled } = await start();
    expect((await fetch(origin)).status).toBe(201);
    expect(handled).toEqual(['']);
  });

  it('refuses a body above the limit', async () => {
    const { origin, handled } = await start(4);
    expect((await fetch(origin, post)).status).toBe(413);
    expect(handled).toEqual([]);
  });
});

describe('faults', () => {
  it('answer: the scripted answer, and the handler never sees the request', async () => {
    const { origin, faults, handled, requests } = await start();
    faults.add({}, { kind: 'answer', status: 429, headers: { 'Retry-After': '7' }, body: '<html>' });
    const response = await fetch(origin, post);
    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
      429,
      '7',
      '<html>',
    ]);
    expect(handled).toEqual([]);
    expect(requests.map((each) => each.status)).toEqual([429]);
    expect((await fetch(origin, post)).status).toBe(201);
  });

  it('reset: no answer and no effect', async () => {
    const { origin, faults, handled, requests } = await start();
    faults.add({}, { kind: 'reset' });
    await expect(fetch(origin, post)).rejects.toThrow();
    expect(handled).toEqual([]);
    expect(requests[0]?.status).toBeUndefined();
  });

  it('reset-after-effect: no answer although it was done', async () => {
    const { port, faults, handled, requests } = await start();
    faults.add({}, { kind: 'reset-after-effect' });
    expect(await rawAnswer(port, 'never')).toEqual({ text: '', closed: true });
    expect(handled).toEqual(['hello']);
    expect(requests[0]?.status).toBeUndefined();
  });

  it.each([0, 3])('cut after %i bytes: Content-Length promises more than comes', async (afterBytes) => {
    const { port, faults, handled } = await start();
    faults.add({}, { kind: 'cut', afterBytes });
    const { text, closed } = await rawAnswer(port, 'never');
    expect(closed).toBe(true);
    expect(text).toMatch(/^HTTP\/1\.1 201 /);
    expect(text.toLowerCase()).toContain('content-length: 13');
    expect(text.split('\r\n\r\n')[1]).toBe('{"real":true}'.slice(0, afterBytes));
    expect(handled).toEqual(['hello']);
  });

  it.each([0, 3])('stall after %i bytes: the head and a part, then nothing', async (afterBytes) => {
    const { port, faults } = await start();
    faults.add({}, { kind: 'stall', afterBytes });
    const { text, closed } = await rawAnswer(port, `\r\n\r\n${'{"real":true}'.slice(0, afterBytes)}`);
    expect(closed).toBe(false);
    expect(text.toLowerCase()).toContain('content-length: 13');
  });

  it('silence: the request arrives and nothing comes back', async () => {
    const { origin, faults, requests, handled } = await start();
    faults.add({}, { kind: 'silence' });
    const abort = new AbortController();
    const pending = fetch(origin, { ...post, signal: abort.signal });
    await expect.poll(() => requests[0]?.body).toBe('hello');
    abort.abort();
    await expect(pending).rejects.toThrow('abort');
    expect(handled).toEqual([]);
  });

  it('delay: waits by its clock and then answers for real', async () => {
    const { origin, faults, waited, handled } = await start();
    faults.add({}, { kind: 'delay', milliseconds: 60_000 });
    expect((await fetch(origin, post)).status).toBe(201);
    expect([waited, handled]).toEqual([[60_000], ['hello']]);
  });

  it('headers: the real answer under other headers', async () => {
    const { origin, faults } = await start();
    const headers = { Date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'Content-Type': 'text/html' };
    faults.add({}, { kind: 'headers', headers });
    const response = await fetch(origin, post);
    expect(response.headers.get('date')).toBe(headers.Date);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(response.headers.get('x-real')).toBe('yes');
    expect([response.status, await response.text()]).toEqual([201, '{"real":true}']);
  });

  it('rewrite: the real JSON, changed', async () => {
    const { origin, faults } = await start();
    faults.add({}, { kind: 'rewrite', change: (body) => ({ was: body }) });
    const response = await fetch(origin, post);
    expect([response.status, await response.json()]).toEqual([201, { was: { real: true } }]);
  });
});
