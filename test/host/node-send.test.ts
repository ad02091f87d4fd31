/** One request by node:http: connections kept and lost, bodies inflated, certificates, and the proxy in between. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HttpInit, HttpResponse, SendStage } from '../../src/host/host.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { createNodeFetch } from '../../src/host/node-fetch.ts';
import { createNodeSend } from '../../src/host/node-send.ts';
import { apiLimits, createGuardedSend } from '../../src/http/guarded-fetch.ts';
import { wasNeverSent } from '../../src/http/network-error.ts';
import { reset, respond, serve } from '../http/loopback-server.ts';
import { makeCertificate } from '../support/certificate.ts';
import { failure } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function init(more: Partial<HttpInit> = {}): HttpInit {
  return { method: 'GET', headers: {}, redirect: 'manual', signal: new AbortController().signal, ...more };
}

const direct = () => createNodeSend({ env: {}, fetch: () => Promise.reject(new Error('not this way')) });

async function textOf({ body }: HttpResponse): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

/** As the API's requests go out, with the limits around. */
function guarded(limits: Partial<typeof apiLimits> = {}, env: Record<string, string> = {}) {
  const send = createNodeSend({ env, fetch: createNodeFetch(env) });
  const ports = { send, clock: nodeClock, signal: new AbortController().signal };
  return createGuardedSend(ports, { ...apiLimits, ...limits });
}

describe('a request', () => {
  it('has its method, headers and body, and an answer with status, headers and body', async () => {
    const server = await serve((response, request) =>
      response.writeHead(201, { 'x-seen': request.headers['x-a'], 'set-cookie': ['a=1', 'b=2'] }).end('made'),
    );
    const answer = await direct()(
      new URL(`${server.origin}/v1?x=1`),
      init({ method: 'POST', headers: { 'x-a': 'a' }, body: '{"name":"Zoë"}' }),
    );
    expect(answer).toMatchObject({ status: 201, statusText: 'Created' });
    expect(answer.headers.get('X-Seen')).toBe('a');
    expect(new Map(answer.headers.entries()).get('set-cookie')).toBe('a=1, b=2');
    expect(await textOf(answer)).toBe('made');
    expect(server.requests).toEqual(['POST /v1?x=1']);
    expect(server.bodies).toEqual(['{"name":"Zoë"}']);
  });

  it.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])('%s with %i has no body', async (method, status) => {
    const { origin } = await serve(respond(status, '', { 'content-encoding': 'gzip' }));
    expect((await direct()(new URL(origin), init({ method }))).body).toBeNull();
  });

  it('ends when it is aborted', async () => {
    const { origin } = await serve(() => undefined);
    const ending = new AbortController();
    const answer = direct()(new URL(origin), init({ signal: ending.signal }));
    setImmediate(() => ending.abort());
    await expect(answer).rejects.toThrow();
  });
});

describe('a connection', () => {
  async function countingServer(): Promise<{ url: URL; connections: () => number; closeIdle: () => void }> {
    let connections = 0;
    const server = createServer((_, response) => response.end('ok'));
    server.on('connection', () => {
      connections += 1;
    });
    const url = new URL(`http://127.0.0.1:${await listen(server)}`);
    return { url, connections: () => connections, closeIdle: () => server.closeIdleConnections() };
  }

  it('serves page after page', async () => {
    const { url, connections } = await countingServer();
    const send = direct();
    for (let page = 0; page < 5; page += 1) expect(await textOf(await send(url, init()))).toBe('ok');
    expect(connections()).toBe(1);
  });

  it('REL-12 that the server closed between pages is replaced, and nobody notices', async () => {
    const { url, connections, closeIdle } = await countingServer();
    const send = direct();
    await textOf(await send(url, init()));
    const next = send(url, init());
    // Before the client has seen that its kept connection is gone.
    closeIdle();
    expect(await textOf(await next)).toBe('ok');
    expect(connections()).toBe(2);
  });

  it.each(['POST', 'PATCH', 'DELETE'])(
    'REL-12 REL-03 lost under a %s is an error: it may have arrived',
    async (method) => {
      const { origin, requests } = await serve(respond(200, 'ok'), reset, respond(200, 'ok'));
      const send = direct();
      await textOf(await send(new URL(origin), init()));
      await expect(send(new URL(origin), init({ method, body: '{}' }))).rejects.toThrow();
      expect(requests).toHaveLength(2);
    },
  );

  it('REL-07 has a deadline of its own, handshake included', async () => {
    // Accepts, and never says a word of TLS.
    const port = await listen(createTcpServer((socket) => onTestFinished(() => void socket.destroy())));
    const send = createNodeSend({ env: {}, fetch: () => Promise.reject(), connectLimit: 50 });
    const error = await send(new URL(`https://127.0.0.1:${port}`), init()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'ETIMEDOUT', syscall: 'connect' });
    expect(wasNeverSent(error)).toBe(true);
  });
});

describe('whether a write was sent', () => {
  const post = { method: 'POST', headers: {}, body: '{}' };

  it.each<[string, (socket: Socket) => void]>([
    ['ends', (socket) => socket.destroy()],
    ['resets', (socket) => socket.resetAndDestroy()],
    ['answers in plain text', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('REL-02 a server that %s in the handshake was sent nothing', async (_, end) => {
    const port = await listen(createTcpServer((socket) => socket.once('data', () => end(socket))));
    const error = await failure(guarded()(`https://127.0.0.1:${port}`, post));
    expect(error.facts).toMatchObject({ outcome: 'unavailable', neverSent: true });
    expect(wasNeverSent(error)).toBe(true);
  });

  it('REL-02 a deadline in the handshake too', async () => {
    const port = await listen(createTcpServer((socket) => onTestFinished(() => void socket.destroy())));
    const error = await failure(guarded({ headersMs: 50 })(`https://127.0.0.1:${port}`, post));
    expect(error.facts).toMatchObject({ code: 'TIMEOUT', neverSent: true });
  });

  it.each(['http', 'https'])('REL-02 is not denied once %s stands', async (protocol) => {
    const { key, cert } = makeCertificate(temporaryDirectory());
    const onRequest = (request: IncomingMessage) => request.socket.destroy();
    const server = protocol === 'http' ? createServer(onRequest) : createTlsServer({ key, cert }, onRequest);
    const origin = `${protocol}://127.0.0.1:${await listen(server)}`;
    const stages: SendStage[] = [];
    const sent = init({ method: 'POST', body: '{}', onStage: (stage) => stages.push(stage) });
    await expect(direct()(new URL(origin), sent)).rejects.toThrow();
    // The certificate is trusted by nobody, so its server is sent nothing.
    expect(stages).toEqual(protocol === 'http' ? ['connecting', 'sent'] : ['connecting']);
  });

  it('REL-02 on a connection that was idle it counts as sent', async () => {
    const { origin } = await serve(respond(200, 'ok'), reset);
    const send = direct();
    await textOf(await send(new URL(origin), init()));
    const stages: SendStage[] = [];
    const second = init({ method: 'POST', body: '{}', onStage: (stage) => stages.push(stage) });
    await expect(send(new URL(origin), second)).rejects.toThrow();
    expect(stages).toEqual(['connecting', 'sent']);
  });
});

describe('a body', () => {
  const zipped = { 'content-encoding': 'gzip' };

  it('is asked for and read compressed', async () => {
    const server = await serve((response, request) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, zipped).end(gzipSync('{"a":1}'));
    });
    const answer = await guarded()(server.origin, { method: 'GET', headers: {} });
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('{"a":1}');
  });

  it('REL-08 that inflates beyond the limit is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const { origin } = await serve((response) => response.writeHead(200, zipped).end(bomb));
    const error = await failure(guarded({ bodyBytes: 1024 * 1024 })(origin, { method: 'GET', headers: {} }));
    expect(error.facts.code).toBe('ANSWER_TOO_LARGE');
  });

  it.each([
    ['cut', gzipSync('{"a":1}').subarray(0, 15)],
    ['no gzip at all', Buffer.from('{"a":1}')],
  ])('REL-09 that is %s is a failure that may be tried again', async (_, bytes) => {
    const { origin } = await serve((response) => response.writeHead(200, zipped).end(bytes));
    const error = await failure(guarded()(origin, { method: 'GET', headers: {} }));
    expect(error.facts).toMatchObject({ category: 'network', retryable: true });
  });

  it('REL-09 shorter than its length is a failure', async () => {
    const { origin } = await serve((response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      response.socket?.end();
    });
    const error = await failure(guarded()(origin, { method: 'GET', headers: {} }));
    expect(error.facts).toMatchObject({ category: 'network', retryable: true });
  });
});

describe('a certificate', () => {
  it('F-33 SEC-73 that nobody vouches for ends it, with a way to trust it; nothing was sent', async () => {
    const { key, cert } = makeCertificate(temporaryDirectory());
    let requests = 0;
    const server = createTlsServer({ key, cert }, () => {
      requests += 1;
    });
    const origin = `https://127.0.0.1:${await listen(server)}`;
    const error = await failure(guarded()(origin, { method: 'POST', headers: {}, body: '{}' }));
    expect(error.facts).toMatchObject({ outcome: 'unavailable', code: 'TLS_UNTRUSTED', retryable: false });
    expect(error.facts.suggestion).toContain('NODE_EXTRA_CA_CERTS');
    expect(wasNeverSent(error)).toBe(true);
    expect(requests).toBe(0);
  });
});

describe('a proxy', () => {
  it('has the request, unless it goes to loopback', async () => {
    const asked: string[] = [];
    const send = createNodeSend({
      env: { HTTPS_PROXY: 'http://proxy.example.org:8080', HTTP_PROXY: 'http://proxy.example.org:8080' },
      fetch: async (url) => {
        asked.push(url.href);
        return new Response('by proxy');
      },
    });
    expect(await textOf(await send(new URL('https://api.pingone.eu/v1'), init()))).toBe('by proxy');
    const { origin } = await serve(respond(200, 'direct'));
    expect(await textOf(await send(new URL(origin), init()))).toBe('direct');
    expect(asked).toEqual(['https://api.pingone.eu/v1']);
  });
});
