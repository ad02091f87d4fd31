import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CliError, cancelledError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/host/host.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import {
  apiLimits,
  createGuardedFetch,
  createGuardedSend,
  type FetchLimits,
  frontChannelLimits,
} from '../../src/http/guarded-fetch.ts';
import { wasNeverSent } from '../../src/http/network-error.ts';
import { failure } from '../support/failure.ts';
import { createStandingClock, settle } from '../support/standing-clock.ts';
import { reset, respond, serve } from './loopback-server.ts';

interface Options {
  clock?: Clock;
  signal?: AbortSignal;
  limits?: Partial<FetchLimits>;
}

function guarded(options: Options = {}) {
  const exchanges: Exchange[] = [];
  const fetchGuarded = createGuardedFetch(
    {
      fetch,
      clock: options.clock ?? nodeClock,
      signal: options.signal ?? new AbortController().signal,
      listen: (exchange) => exchanges.push(exchange),
    },
    { ...apiLimits, ...options.limits },
  );
  return { fetch: fetchGuarded, exchanges };
}

/** Turns of the event loop until the condition holds; the server is real, so only it decides how many. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('an answer', () => {
  it('comes with its body read, and is told to the listener', async () => {
    const { origin } = await serve(respond(200, '{"a":1}', { 'content-type': 'application/json' }));
    const { fetch: get, exchanges } = guarded();
    const response = await get(`${origin}/v1`, { method: 'POST', body: 'x=1', headers: { accept: 'a/b' } });
    expect(await response.json()).toEqual({ a: 1 });
    expect(exchanges).toMatchObject([
      { method: 'POST', url: `${origin}/v1`, requestBody: 'x=1', status: 200, responseBody: '{"a":1}' },
    ]);
  });

  it('REL-14 may have no body: 204, and 304', async () => {
    const { origin } = await serve(respond(204), respond(304));
    const { fetch: get } = guarded();
    expect((await get(origin)).body).toBeNull();
    expect((await get(origin)).status).toBe(304);
  });

  it('takes a whole Request as well', async () => {
    const server = await serve(respond(200, 'ok'));
    const response = await guarded().fetch(
      new Request(`${server.origin}/r`, { method: 'PUT', body: 'body' }),
    );
    expect(await response.text()).toBe('ok');
    expect(server.requests).toEqual(['PUT /r']);
    expect(server.bodies).toEqual(['body']);
  });

  it('leaves no timer behind', async () => {
    const clock = createStandingClock();
    const { origin } = await serve(respond(200, 'ok'));
    await guarded({ clock }).fetch(origin);
    expect(clock.sleeping()).toBe(0);
  });
});

describe('deadlines', () => {
  it('REL-07 ends a request whose headers do not come', async () => {
    const clock = createStandingClock();
    const server = await serve(() => undefined);
    const answer = failure(guarded({ clock }).fetch(server.origin));
    await until(() => server.requests.length === 1);
    await clock.advance(30_000);
    const error = await answer;
    expect(error.facts).toMatchObject({
      code: 'TIMEOUT',
      category: 'network',
      outcome: 'unavailable',
      retryable: true,
    });
    expect(error.facts.reason).toContain('30 s');
    expect(clock.sleeping()).toBe(0);
  });

  it('REL-07 F-32 ends a body that stalls after the headers', async () => {
    const clock = createStandingClock();
    const server = await serve((response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
    });
    const answer = failure(guarded({ clock }).fetch(server.origin));
    await until(() => server.requests.length === 1);
    await until(() => clock.sleeping() === 2);
    // Let the first part arrive, so that only the rest is missing.
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await clock.advance(30_001);
    expect((await answer).facts.code).toBe('TIMEOUT');
    expect(clock.sleeping()).toBe(0);
  });

  it('REL-07 ends a body that keeps trickling for ever', async () => {
    const clock = createStandingClock();
    const server = await serve((response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 1);
      response.on('close', () => clearInterval(timer));
    });
    const answer = failure(
      guarded({ clock, limits: { headersMs: 1_000_000, idleMs: 1_000_000 } }).fetch(server.origin),
    );
    await until(() => server.requests.length === 1);
    await clock.advance(120_000);
    expect((await answer).facts.reason).toContain('the whole exchange took longer than 2 min');
  });
});

describe('bodies', () => {
  it('REL-09 are never taken for whole when cut short', async () => {
    const { origin } = await serve((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":1}', () => response.destroy());
    });
    const { fetch: get, exchanges } = guarded();
    const error = await failure(get(origin));
    expect(error.facts).toMatchObject({ category: 'network', retryable: true });
    expect(exchanges).toHaveLength(1);
    expect(exchanges[0]?.failure).toBeDefined();
  });

  it('REL-09 are never taken for whole when a chunked one ends early', async () => {
    const { origin } = await serve((response) => {
      response.writeHead(200);
      response.write('[1,2', () => response.destroy());
    });
    expect((await failure(guarded().fetch(origin))).facts.category).toBe('network');
  });

  it('REL-08 are counted after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
    const { origin } = await serve((response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const error = await failure(guarded({ limits: { bodyBytes: 1024 * 1024 } }).fetch(origin));
    expect(bomb.length).toBeLessThan(10_000);
    expect(error.facts).toMatchObject({ code: 'ANSWER_TOO_LARGE', outcome: 'failure', category: 'api' });
    expect(error.message).toContain('1048576 bytes');
  });

  it('REL-08 of errors are read up to 64 KiB, which is enough to say what failed', async () => {
    const { origin } = await serve((response) => {
      response.writeHead(500, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('<p>'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    const response = await guarded().fetch(origin);
    expect(response.status).toBe(500);
    expect((await response.text()).length).toBe(64 * 1024);
  });
});

describe('redirects', () => {
  it('SEC-70 SEC-22 F-29 are refused, and their target hears nothing', async () => {
    const target = await serve(respond(200, 'got you'));
    const { origin } = await serve(respond(307, '', { location: `${target.origin}/take?x=1` }));
    const error = await failure(guarded().fetch(origin, { method: 'POST', body: 'client_secret=x' }));
    expect(error.facts).toMatchObject({ code: 'REDIRECT_REFUSED', httpStatus: 307 });
    expect(error.message).toContain(target.origin);
    expect(error.message).not.toContain('take');
    expect(target.requests).toEqual([]);
  });

  it('SEC-70 are refused on the same host too, and without an address', async () => {
    const { origin } = await serve(respond(302, '', { location: '/elsewhere' }), respond(301));
    expect((await failure(guarded().fetch(origin))).facts.code).toBe('REDIRECT_REFUSED');
    expect((await failure(guarded().fetch(origin))).message).toContain('an unreadable address');
  });
});

describe('redirects of the front channel', () => {
  it('are answered, and followed neither', async () => {
    const target = await serve(respond(200, 'reached'));
    const { origin } = await serve(respond(302, '', { location: `${target.origin}/?code=c` }));
    const { fetch: get } = guarded({ limits: frontChannelLimits });
    const response = await get(origin);
    expect([response.status, response.headers.get('location')]).toEqual([302, `${target.origin}/?code=c`]);
    expect(target.requests).toEqual([]);
  });

  it('come with every cookie that is set', async () => {
    const { origin } = await serve((response) => {
      response.writeHead(302, { location: '/', 'set-cookie': ['ST=1; Path=/', 'b=2'] }).end();
    });
    const response = await guarded({ limits: frontChannelLimits }).fetch(origin);
    expect(response.headers.getSetCookie()).toEqual(['ST=1; Path=/', 'b=2']);
  });
});

describe('a run that is stopped', () => {
  it('REL-35 ends its request at once, with the reason it was given', async () => {
    const interrupt = new AbortController();
    const clock = createStandingClock();
    const server = await serve(() => undefined);
    const answer = failure(guarded({ signal: interrupt.signal, clock }).fetch(server.origin));
    await until(() => server.requests.length === 1);
    interrupt.abort(cancelledError('terminated'));
    expect((await answer).facts).toMatchObject({ category: 'cancelled', outcome: 'terminated' });
    await settle();
    expect(clock.sleeping()).toBe(0);
  });

  it('REL-35 ends while the body is read', async () => {
    const interrupt = new AbortController();
    const server = await serve((response) => {
      response.writeHead(200).write('half');
    });
    const answer = failure(guarded({ signal: interrupt.signal }).fetch(server.origin));
    await until(() => server.requests.length === 1);
    interrupt.abort(cancelledError());
    expect((await answer).facts.outcome).toBe('interrupted');
  });

  it('sends nothing where it was stopped before', async () => {
    const server = await serve(respond(200));
    const error = await failure(
      guarded({ signal: AbortSignal.abort(cancelledError()) }).fetch(server.origin),
    );
    expect(error.facts.category).toBe('cancelled');
    expect(server.requests).toEqual([]);
  });
});

it('REL-12 tells a torn connection as a network failure, not as a trace of the parser', async () => {
  const { origin } = await serve(reset);
  const error = await failure(guarded().fetch(origin));
  expect(error.facts).toMatchObject({ code: 'CONNECTION_FAILED', outcome: 'unavailable', retryable: true });
  expect(error.message).toBe(`Could not reach ${origin}.`);
});

it('REL-13 what fails names its request, without the query, for the sign-on too', async () => {
  const { origin } = await serve(reset);
  const { facts } = await failure(guarded().fetch(`${origin}/1/as/token?filter=x`, { method: 'POST' }));
  expect(facts.reason).toMatch(/\nPOST \/1\/as\/token$/);
});

it.each(['PROXY_REFUSED', 'ENOTFOUND'])(
  'REL-02 goes by the cause where the road does not tell what it has sent: %s',
  async (code) => {
    const refused = new CliError({ outcome: 'unavailable', category: 'network', code, message: 'x' });
    const missing = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
    const clock = createStandingClock();
    const { signal } = new AbortController();
    const send = () => Promise.reject(code === 'PROXY_REFUSED' ? refused : missing);
    const guard = createGuardedSend({ send, clock, signal }, apiLimits);
    const error = await failure(guard('https://api.pingone.eu/v1', { method: 'POST', headers: {} }));
    expect(wasNeverSent(error)).toBe(true);
  },
);
