import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { type AuthorizationAttempt, beginAttempt } from '../../src/auth/authorization-attempt.ts';
import { type CallbackListener, openCallbackListener } from '../../src/auth/callback-listener.ts';
import { callListener } from '../support/callback-client.ts';
import { createStandingClock, type StandingClock } from '../support/standing-clock.ts';

const state = 'right-state-canary';
const good = `/callback?code=code-canary&state=${state}`;

let listener: CallbackListener;
let attempt: AuthorizationAttempt;
let clock: StandingClock;
let report: string[];
let port: number;

async function open(): Promise<void> {
  clock = createStandingClock();
  report = [];
  attempt = beginAttempt({ state, issuer: 'https://auth.pingone.eu/env/as', issuerIsRequired: false });
  const options = { port: 0, path: '/callback', attempt, clock, report: (line: string) => report.push(line) };
  listener = await openCallbackListener(options);
  port = Number(listener.redirectUri.port);
}

afterEach(() => listener.close());

/** Sends the good response, and waits until it has been taken and is held. */
async function sendGood() {
  const reply = callListener({ port, target: good });
  await attempt.response;
  return reply;
}

function isRefused(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}

function lanAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find((address) => !address.internal && address.family === 'IPv4')?.address;
}

describe('openCallbackListener', () => {
  it('SEC-10 names the literal 127.0.0.1 in the redirect URI, with the port it really has', async () => {
    await open();
    expect(listener.redirectUri.href).toBe(`http://127.0.0.1:${port}/callback`);
    expect(port).toBeGreaterThan(0);
  });

  it.skipIf(!existsSync('/proc/net/tcp'))('SEC-10 listens on 0100007F alone', async () => {
    await open();
    const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    const listening = ['/proc/net/tcp', '/proc/net/tcp6']
      .filter((file) => existsSync(file))
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , status]) => status === '0A' && local?.endsWith(suffix))
      .map(([, local]) => local);
    expect(listening).toEqual([`0100007F${suffix}`]);
  });

  it.skipIf(lanAddress() === undefined)(
    'SEC-10 refuses connections to the address in the network',
    async () => {
      await open();
      expect(await isRefused(lanAddress() ?? '')).toBe(true);
      expect(await isRefused('127.0.0.1')).toBe(false);
    },
  );

  it('SEC-11 frees the port when it is closed', async () => {
    await open();
    await listener.close();
    expect(await isRefused('127.0.0.1')).toBe(true);
  });

  it.each([
    ['POST', '/callback', 405],
    ['HEAD', '/callback', 405],
    ['PUT', good, 405],
    ['GET', '/', 404],
    ['GET', '/favicon.ico', 404],
    ['GET', `/callback/extra?code=c&state=${state}`, 404],
  ])('SEC-12 answers %s %s with %i, and goes on waiting', async (method, target, status) => {
    await open();
    const reply = await callListener({ port, target, method });
    expect(reply.status).toBe(status);
    expect(reply.headers.allow).toBe(status === 405 ? 'GET' : undefined);
    expect(attempt.isSpent).toBe(false);
  });

  it('SEC-13 answers a foreign Host with an empty 421, even with the right state', async () => {
    await open();
    for (const host of ['evil.test:7464', 'localhost', `localhost:${port}`, '127.0.0.1']) {
      const reply = await callListener({ port, target: good, headers: { host } });
      expect([host, reply.status, reply.body]).toEqual([host, 421, '']);
    }
    expect(attempt.isSpent).toBe(false);
  });

  it('SEC-14 ignores 100 forged callbacks, then takes the real one', async () => {
    await open();
    const forged = ['code=x&state=wrong', 'code=x', 'error=access_denied', 'error=access_denied&state=wrong'];
    for (let n = 0; n < 100; n += 1) {
      const reply = await callListener({ port, target: `/callback?${forged[n % forged.length]}&n=${n}` });
      expect(reply.status).toBe(400);
    }
    const reply = sendGood();
    expect(await attempt.response).toMatchObject({ kind: 'code', code: 'code-canary' });
    await listener.conclude({ kind: 'success', facts: [] });
    expect((await reply).status).toBe(200);
  });

  it('SEC-15 answers replays with 410, and keeps the first', async () => {
    await open();
    const first = callListener({ port, target: good });
    await attempt.response;
    for (const target of [good, `/callback?code=other&state=${state}`, `/callback?error=e&state=${state}`]) {
      expect((await callListener({ port, target })).status).toBe(410);
    }
    await listener.conclude({ kind: 'success', facts: [] });
    expect((await first).status).toBe(200);
    expect((await callListener({ port, target: good })).status).toBe(410);
  });

  it('SEC-16 answers repeated parameters with 400, long queries with 414, long headers with 431', async () => {
    await open();
    expect((await callListener({ port, target: `${good}&state=${state}` })).status).toBe(400);
    expect((await callListener({ port, target: `${good}&x=${'x'.repeat(9_000)}` })).status).toBe(414);
    const headers = { 'x-long': 'x'.repeat(20_000) };
    expect((await callListener({ port, target: good, headers })).status).toBe(431);
    expect(attempt.isSpent).toBe(false);
  });

  it('SEC-16 serves on while 70 sockets say nothing', async () => {
    await open();
    const idle = Array.from({ length: 60 }, () => connect({ host: '127.0.0.1', port }));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    const surplus = Array.from({ length: 10 }, () => connect({ host: '127.0.0.1', port }));
    const dropped = surplus.map((socket) => {
      socket.on('error', () => undefined);
      return once(socket, 'close');
    });
    await Promise.all(dropped.slice(4));
    idle[0]?.destroy();
    surplus[0]?.destroy();
    await Promise.all([once(idle[0] ?? surplus[1] ?? connect(port), 'close'), dropped[0]]);
    expect((await callListener({ port, target: '/' })).status).toBe(404);
    for (const socket of [...idle, ...surplus]) socket.destroy();
  });

  it('SEC-18 sends every answer with the hardened headers', async () => {
    await open();
    const held = callListener({ port, target: good });
    await attempt.response;
    const replies = [
      await callListener({ port, target: '/' }),
      await callListener({ port, target: '/callback', method: 'POST' }),
      await callListener({ port, target: '/callback?code=x&state=wrong' }),
      await callListener({ port, target: '/', headers: { host: 'evil.test' } }),
    ];
    await listener.conclude({ kind: 'failure', title: 'Sign-on failed', what: '<b>no</b>' });
    replies.push(await held);
    for (const { headers } of replies) {
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'x-content-type-options': 'nosniff',
        connection: 'close',
      });
      expect(headers.server).toBeUndefined();
    }
    expect((await held).body).toContain('&lt;b&gt;no&lt;/b&gt;');
  });

  it('SEC-18 holds the browser until the outcome is known, for 30 s at most', async () => {
    await open();
    let isAnswered = false;
    const reply = sendGood().then((answer) => {
      isAnswered = true;
      return answer;
    });
    await attempt.response;
    await callListener({ port, target: '/' });
    expect(isAnswered).toBe(false);
    expect(clock.sleeps).toEqual([30_000]);
    await clock.advance(30_000);
    expect(await reply).toMatchObject({ status: 504 });
    expect((await reply).body).not.toContain('signed on');
    await listener.conclude({ kind: 'success', facts: [] });
  });

  it('survives a browser that goes away while it is held', async () => {
    await open();
    const socket = connect({ host: '127.0.0.1', port });
    socket.write(`GET ${good} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    await attempt.response;
    socket.destroy();
    await once(socket, 'close');
    // Another exchange, so that the listener has seen the end of that one.
    await callListener({ port, target: '/' });
    await listener.conclude({ kind: 'success', facts: [] });
  });

  it('SEC-19 ends every connection when it is closed, whatever the browser keeps open', async () => {
    await open();
    const silent = connect({ host: '127.0.0.1', port });
    const halfway = connect({ host: '127.0.0.1', port });
    halfway.write('GET /callback HTTP/1.1\r\nHost: 127');
    const sockets = [silent, halfway];
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) socket.on('error', () => undefined);
    // Accepted in order: when this one is answered, those two are known.
    await callListener({ port, target: '/' });
    const ended = Promise.all(sockets.map((socket) => once(socket, 'close')));
    await listener.close();
    await ended;
  });

  it('SEC-21 reports method, path and status, never a parameter', async () => {
    await open();
    const reply = sendGood();
    await callListener({ port, target: '/callback?code=x&state=wrong' });
    await listener.conclude({ kind: 'success', facts: [] });
    await reply;
    expect(report).toEqual([
      'callback listener: GET /callback: held',
      'callback listener: GET /callback: 410',
    ]);
  });
});
