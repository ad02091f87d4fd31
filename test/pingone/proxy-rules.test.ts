/** The API proxy's rules apart from sockets, and its way of passing bodies on. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openLoopbackListener } from '../../src/host/loopback-listener.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { createNodeSend } from '../../src/host/node-send.ts';
import { apiLimits } from '../../src/http/guarded-fetch.ts';
import { createApiProxy } from '../../src/pingone/api-proxy.ts';
import { answerHeaders } from '../../src/pingone/passed-headers.ts';
import { judgeProxyRequest } from '../../src/pingone/proxy-rules.ts';
import { readRequestBody } from '../../src/pingone/request-parts.ts';
import { failure } from '../support/failure.ts';

const key = new Secret('k'.repeat(43));
const root = new URL('https://api.pingone.eu/v1');
const rules = { host: '127.0.0.1:7465', key, root };

function judge(url: string, headers: Record<string, string[]> = {}, method = 'GET') {
  const common = { host: [rules.host], 'x-pingcli-proxy-key': [key.open()] };
  return judgeProxyRequest({ method, url, headersDistinct: { ...common, ...headers } }, rules);
}

describe('a request', () => {
  it('goes to the origin of the API, path and query as they are', () => {
    expect(judge('/v1/environments/a-b/users?filter=username%20eq%20%22a%22&limit=10')).toMatchObject({
      kind: 'forward',
      url: new URL(
        'https://api.pingone.eu/v1/environments/a-b/users?filter=username%20eq%20%22a%22&limit=10',
      ),
    });
  });

  it('is not taken for its host in other letters, with a user or without its port', () => {
    for (const host of ['127.0.0.1:7466', '127.0.0.1', 'x@127.0.0.1:7465', '127.0.0.1:7465 ', '[::1]:7465'])
      expect(judge('/v1/environments', { host: [host] })).toEqual({ kind: 'refused', status: 421 });
  });

  it('keeps of its headers what is on the list', () => {
    const forwarding = judge('/v1/x', { accept: ['a'], cookie: ['c'], te: ['x'], 'if-match': ['1', '2'] });
    expect(forwarding).toMatchObject({ headers: { accept: 'a', 'if-match': '1, 2' } });
    expect(Object.keys(Object(forwarding).headers)).toHaveLength(2);
  });
});

describe('an answer', () => {
  it('loses what is of its connection, named or not', () => {
    const kept = answerHeaders([
      ['Connection', 'x-own, close'],
      ['X-Own', '1'],
      ['Transfer-Encoding', 'chunked'],
      ['Set-Cookie', 'a=b'],
      ['Access-Control-Allow-Origin', '*'],
      ['Content-Encoding', 'gzip'],
      ['Content-Length', '10'],
      ['Content-Type', 'application/json'],
      ['Retry-After', '3'],
    ]);
    expect(kept).toEqual({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json',
      'retry-after': '3',
    });
  });
});

describe('a body', () => {
  async function* parts(count: number): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < count; part += 1) yield new Uint8Array(1_000_000);
  }

  it('is kept whole where it is small', async () => {
    expect(await readRequestBody(parts(0), undefined)).toEqual({ kind: 'none' });
    expect(await readRequestBody(parts(1), undefined)).toMatchObject({ kind: 'whole' });
  });

  it('comes in parts where it is large, and to an end where it is too large', async () => {
    const size = async (count: number): Promise<number> => {
      const body = await readRequestBody(parts(count), undefined);
      if (body.kind !== 'parts') throw new Error('not in parts');
      let sum = 0;
      for await (const part of body.parts) sum += part.length;
      return sum;
    };
    expect(await size(16)).toBe(16_000_000);
    expect(await failure(size(17))).toMatchObject({ facts: { code: 'CONTENT_TOO_LARGE' } });
    expect(await failure(readRequestBody(parts(0), '99999999'))).toMatchObject({
      facts: { code: 'CONTENT_TOO_LARGE' },
    });
  });
});

describe('in between', () => {
  async function open(api: (request: IncomingMessage, response: ServerResponse) => unknown) {
    const server = createServer((request, response) => void api(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ending = new AbortController();
    let host = '';
    const renewed: string[] = [];
    const proxy = createApiProxy(
      {
        send: createNodeSend({ env: {}, fetch }),
        tokens: {
          accessToken: async () => new Secret('old'),
          renewAccessToken: async (rejected) => {
            renewed.push(rejected.open());
            return new Secret('new');
          },
        },
        clock: nodeClock,
        signal: ending.signal,
        limits: apiLimits,
        userAgent: 'test',
        report: () => undefined,
        fail: () => undefined,
      },
      () => ({ host, key, root: new URL(`http://127.0.0.1:${port}/v1`) }),
    );
    const listener = await openLoopbackListener({
      port: 0,
      headersLimit: 1_000,
      requestLimit: 10_000,
      keepAlive: 1_000,
      largestHeaders: 16_384,
      mostSockets: 8,
      answer: proxy.answer,
      onError: () => undefined,
    });
    host = listener.host;
    onTestFinished(async () => {
      await listener.close();
      server.closeAllConnections();
      server.close();
    });
    const ask = (init: RequestInit = {}) =>
      fetch(`http://${host}/v1/x`, { ...init, headers: { 'x-pingcli-proxy-key': key.open() } });
    return { ask, renewed };
  }

  it('a packed answer is unpacked', async () => {
    const { ask } = await open((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
      response.end(gzipSync('{"packed":true}'));
    });
    const answer = await ask();
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.json()).toEqual({ packed: true });
  });

  it('a refused token is renewed once, and the whole request sent again', async () => {
    const seen: string[] = [];
    const { ask, renewed } = await open(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      seen.push(`${request.headers.authorization} ${body}`);
      response.writeHead(401).end('{}');
    });
    const answer = await ask({ method: 'POST', body: 'twice' });
    expect([answer.status, renewed]).toEqual([401, ['old']]);
    expect(seen).toEqual(['Bearer old twice', 'Bearer new twice']);
  });

  it('an answer begins before it has ended, and ends when nobody wants it', async () => {
    let ended = false;
    const { ask } = await open((_, response) => {
      response.once('close', () => {
        ended = true;
      });
      response.writeHead(200);
      response.write('begun');
    });
    const stop = new AbortController();
    const answer = await ask({ signal: stop.signal });
    const reader = answer.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('begun');
    stop.abort();
    await expect.poll(() => ended).toBe(true);
  });
});
