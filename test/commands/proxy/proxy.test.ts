/** `pingone proxy` against the local PingOne: what goes through, and what an attacker on this computer gets. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { cancelledError } from '../../../src/core/errors.ts';
import type { FakeHostOptions } from '../../support/fake-host.ts';
import { beginCli, type CliRun } from '../../support/run-cli.ts';
import { shareWorld } from '../../support/shared-world.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const open = shareWorld();
afterEach(() => open().local.faults.clear());

interface RunningProxy {
  local: LocalPingOne;
  origin: string;
  port: number;
  key: string;
  stderr(): string;
  ask(path: string, init?: RequestInit): Promise<Response>;
  stop(how?: 'interrupted' | 'terminated'): Promise<CliRun>;
}

async function startProxy(flags = '', options: FakeHostOptions = {}): Promise<RunningProxy> {
  const { local, env } = open();
  const running = beginCli(`pingone proxy ${flags}`, { ...options, env: { ...env, ...options.env } });
  const { interrupt, stderr } = running.host;
  const stop = (how: 'interrupted' | 'terminated' = 'interrupted') => {
    interrupt.abort(cancelledError(how));
    return running.ended;
  };
  onTestFinished(async () => {
    await stop();
  });
  const origin = await running.said(/^http:\/\/127\.0\.0\.1:\d+$/m);
  const key = (await running.said(/^X-Pingcli-Proxy-Key: \S{43}$/m)).split(' ')[1] ?? '';
  return {
    local,
    origin,
    port: Number(new URL(origin).port),
    key,
    stderr: () => stderr.text,
    stop,
    ask: (path, init = {}) =>
      fetch(`${origin}${path}`, {
        redirect: 'manual',
        ...init,
        headers: { 'X-Pingcli-Proxy-Key': key, ...init.headers },
      }),
  };
}

/** Bytes as they are, for what no HTTP client would send. */
function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(5_000, () => socket.destroy());
  socket.write(bytes);
  return text(socket);
}

function apiRequests({ local }: RunningProxy) {
  return local.requests.filter(({ host }) => host === 'api');
}

describe('what shows the key', () => {
  it('gets the answer of the API, with the token of the session', async () => {
    const proxy = await startProxy();
    const answer = await proxy.ask('/v1/environments?limit=10');
    expect(answer.status).toBe(200);
    expect(Object(await answer.json())._embedded.environments).toHaveLength(10);
    expect(answer.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    const sent = apiRequests(proxy).at(-1);
    expect(sent?.url).toBe('/v1/environments?limit=10');
    expect(sent?.headers.authorization).toMatch(/^Bearer eyJ/);
    expect(sent?.headers).not.toHaveProperty('x-pingcli-proxy-key');
    const { code, stdout, stderr } = await proxy.stop();
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/\n⚠ Stopped; forwarded 1 request\n$/);
  });

  it('as the bearer token will do too, for tools that know nothing else', async () => {
    const { origin, key } = await startProxy();
    const answer = await fetch(`${origin}/v1/environments`, { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(200);
  });

  it('sends bodies, and the media type that tells operations apart', async () => {
    const proxy = await startProxy();
    const { environmentId, accounts } = proxy.local;
    const user = `/v1/environments/${environmentId}/users/${accounts.mustChangePassword.id}/password`;
    const answer = await proxy.ask(user, {
      method: 'PUT',
      headers: { 'content-type': 'application/vnd.pingidentity.password.set+json' },
      body: JSON.stringify({ value: 'Canary-Password-1!' }),
    });
    expect(answer.status).toBe(200);
    expect(proxy.stderr()).not.toContain('Canary-Password');
  });

  it('sends large bodies as they come, and none that is too large', async () => {
    const proxy = await startProxy();
    const path = `/v1/environments/${proxy.local.environmentId}/populations`;
    const headers = { 'content-type': 'application/json' };
    const large = JSON.stringify({ name: 'Large', description: 'x'.repeat(3_000_000) });
    expect((await proxy.ask(path, { method: 'POST', headers, body: large })).status).toBe(201);
    expect(apiRequests(proxy).at(-1)?.body).toHaveLength(large.length);
    const before = apiRequests(proxy).length;
    const huge = await proxy.ask(path, { method: 'POST', headers, body: 'x'.repeat(17_000_000) });
    expect([huge.status, Object(await huge.json()).code]).toEqual([413, 'CONTENT_TOO_LARGE']);
    expect(apiRequests(proxy)).toHaveLength(before);
  });

  it('gets 429, 5xx and other refusals as they are, without another try', async () => {
    const proxy = await startProxy();
    for (const [status, headers] of [
      [429, { 'retry-after': '7' }],
      [503, {}],
      [403, {}],
    ] as const) {
      proxy.local.faults.add(
        { host: 'api' },
        { kind: 'answer', status, headers: { ...headers }, body: '{"a":1}' },
      );
      const before = apiRequests(proxy).length;
      const answer = await proxy.ask('/v1/environments');
      expect([answer.status, await answer.text()]).toEqual([status, '{"a":1}']);
      if (status === 429) expect(answer.headers.get('retry-after')).toBe('7');
      expect(apiRequests(proxy)).toHaveLength(before + 1);
    }
  });

  it('SEC-50 a token that is refused is renewed once, for all who come at the same time', async () => {
    const proxy = await startProxy();
    await proxy.ask('/v1/environments');
    const tokens = () => proxy.local.requests.filter(({ url }) => url.endsWith('/as/token')).length;
    const before = tokens();
    proxy.local.advance(3_700_000);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => proxy.ask('/v1/environments?limit=1')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(tokens()).toBe(before + 1);
  });

  it.each([
    ['a connection that breaks', { kind: 'reset' }, 502],
    [
      'a redirect elsewhere',
      { kind: 'answer', status: 302, headers: { location: 'https://evil.test/' } },
      302,
    ],
  ] as const)('hears of %s', async (_, fault, status) => {
    const proxy = await startProxy();
    proxy.local.faults.add(
      { host: 'api' },
      fault.kind === 'answer' ? { ...fault, headers: { ...fault.headers } } : fault,
      5,
    );
    const answer = await proxy.ask('/v1/environments', { method: 'POST', body: '{}' });
    expect(answer.status).toBe(status);
    if (status === 502) {
      expect(Object(await answer.json())).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/) });
      expect(proxy.stderr()).toContain('⚠ ');
    }
  });

  it('sees an answer that was cut as cut', async () => {
    const proxy = await startProxy();
    proxy.local.faults.add({ host: 'api' }, { kind: 'cut', afterBytes: 100 });
    const answer = await proxy.ask('/v1/environments');
    await expect(answer.text()).rejects.toThrow();
  });

  it('gets nothing that sets or allows something in a browser', async () => {
    const proxy = await startProxy();
    const headers = {
      'set-cookie': 'ST=1',
      'access-control-allow-origin': '*',
      'content-type': 'application/json',
    };
    proxy.local.faults.add({ host: 'api' }, { kind: 'answer', status: 200, headers, body: '{"a":1}' });
    const answer = await proxy.ask('/v1/environments');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('what does not', () => {
  it('SEC-13 by another name gets nothing: DNS rebinding', async () => {
    const proxy = await startProxy();
    const before = apiRequests(proxy).length;
    for (const host of [
      `evil.test:${proxy.port}`,
      `localhost:${proxy.port}`,
      '127.0.0.1',
      `127.0.0.1:${proxy.port}.`,
    ]) {
      const answer = await sendRaw(
        proxy.port,
        `GET /v1/environments HTTP/1.1\r\nHost: ${host}\r\nX-Pingcli-Proxy-Key: ${proxy.key}\r\n\r\n`,
      );
      expect(answer, host).toMatch(/^HTTP\/1\.1 421 /);
      expect(answer).toMatch(/\r\n\r\n$/);
    }
    expect(apiRequests(proxy)).toHaveLength(before);
  });

  it.each([
    ['no key', () => ({ 'X-Pingcli-Proxy-Key': '' }), 401],
    ['another key', () => ({ 'X-Pingcli-Proxy-Key': 'x'.repeat(43) }), 401],
    ['the beginning of the key', (key: string) => ({ 'X-Pingcli-Proxy-Key': key.slice(0, -1) }), 401],
    ['an origin', () => ({ origin: 'https://evil.test' }), 403],
    ['the origin of nobody', () => ({ origin: 'null' }), 403],
    ['the mark of a page', () => ({ 'sec-fetch-site': 'cross-site' }), 403],
  ] as const)('%s is refused', async (_, headers, status) => {
    const proxy = await startProxy();
    const before = apiRequests(proxy).length;
    const lines = Object.entries({ 'X-Pingcli-Proxy-Key': proxy.key, ...headers(proxy.key) })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const host = `127.0.0.1:${proxy.port}`;
    const answer = await sendRaw(
      proxy.port,
      `GET /v1/environments HTTP/1.1\r\nHost: ${host}\r\n${lines}Connection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.toLowerCase()).not.toContain('access-control');
    expect(answer).not.toContain(proxy.key);
    expect(apiRequests(proxy)).toHaveLength(before);
  });

  it.each([
    'GET /as/token',
    'GET /v1/../as/token',
    'GET /v1/%2e%2e/as/token',
    'GET /v1/%2E./as/token',
    'GET /v1/..%2fas/token',
    'GET /v1/environments/..%5c..%5cas',
    'GET /v1/%252e%252e/as',
    'GET /v1//evil.test/',
    'GET //evil.test/v1/',
    'GET /v1/\\evil.test',
    'GET /v1x',
    'GET /v1/environments%00',
    'GET http://evil.test/v1/environments',
    'GET http://127.0.0.1/v1/environments',
    'GET *',
    'OPTIONS /v1/environments',
    'TRACE /v1/environments',
    'PURGE /v1/environments',
    `GET /v1/environments?filter=${'x'.repeat(9_000)}`,
    'CONNECT api.pingone.eu:443',
  ])('SEC-70 SEC-72 %s goes nowhere', async (line) => {
    const proxy = await startProxy();
    const before = proxy.local.requests.length;
    const answer = await sendRaw(
      proxy.port,
      `${line} HTTP/1.1\r\nHost: 127.0.0.1:${proxy.port}\r\nX-Pingcli-Proxy-Key: ${proxy.key}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).not.toMatch(/^HTTP\/1\.1 [23]/);
    expect(proxy.local.requests).toHaveLength(before);
  });

  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['a strange encoding', 'Transfer-Encoding: xchunked\r\n'],
    ['two hosts', 'Host: evil.test\r\n'],
    ['two keys', 'X-Pingcli-Proxy-Key: other\r\n'],
    ['a folded line', 'X-Fold: a\r\n b\r\nHost : x\r\n'],
    ['headers without end', `X-Long: ${'x'.repeat(20_000)}\r\n`],
  ])('%s smuggle nothing in', async (_, lines) => {
    const proxy = await startProxy();
    const before = proxy.local.requests.length;
    const answer = await sendRaw(
      proxy.port,
      `POST /v1/environments HTTP/1.1\r\nHost: 127.0.0.1:${proxy.port}\r\nX-Pingcli-Proxy-Key: ${proxy.key}\r\n${lines}\r\nhello\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4/);
    expect(proxy.local.requests).toHaveLength(before);
  });

  it('sends on no cookies, no credentials and nothing of the way it came', async () => {
    const proxy = await startProxy();
    await proxy.ask('/v1/environments', {
      headers: {
        authorization: 'Basic Y2FuYXJ5',
        cookie: 'ST=canary',
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'evil.test',
        forwarded: 'for=canary',
        referer: 'https://evil.test/canary',
        'proxy-authorization': 'Basic Y2FuYXJ5',
        'x-http-method-override': 'DELETE',
        accept: 'application/hal+json',
      },
    });
    const headers = apiRequests(proxy).at(-1)?.headers ?? {};
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'authorization',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(headers.accept).toBe('application/hal+json');
    expect(JSON.stringify(headers)).not.toMatch(/canary|Y2FuYXJ5/);
  });
});

describe('the proxy', () => {
  it('SEC-77 logs method and path, never the query, the key or a token', async () => {
    const proxy = await startProxy();
    await proxy.ask('/v1/environments?filter=name%20sw%20%22canary%22');
    await sendRaw(
      proxy.port,
      `GET /v1/\u001b[2Jcanary HTTP/1.1\r\nHost: 127.0.0.1:${proxy.port}\r\nConnection: close\r\n\r\n`,
    );
    const { stderr } = await proxy.stop();
    expect(stderr).toMatch(/\nGET \/v1\/environments 200 \d+ ms\n/);
    expect(stderr).not.toMatch(/filter|eyJ/);
    expect(stderr).not.toContain('\u001b');
    expect(stderr.split(proxy.key)).toHaveLength(2);
  });

  it('SEC-10 SEC-11 listens on the literal loopback address, and no longer once it has stopped', async () => {
    const proxy = await startProxy();
    const address = new URL(proxy.origin);
    expect(address.hostname).toBe('127.0.0.1');
    // A connection that a tool keeps open does not hold it.
    await proxy.ask('/v1/environments');
    const { code } = await proxy.stop('terminated');
    expect(code).toBe(143);
    await expect(proxy.ask('/v1/environments')).rejects.toThrow();
  });

  it('writes the key to a file for its owner alone, and shows it nowhere', async () => {
    const home = temporaryDirectory();
    const file = join(home, 'key');
    writeFileSync(file, 'old', { mode: 0o644 });
    const { env } = open();
    const running = beginCli('pingone proxy --key-file key', { home, env });
    const origin = await running.said(/^http:\/\/127\.0\.0\.1:\d+$/m);
    await running.said(/in key\./);
    const key = readFileSync(file, 'utf8').trimEnd();
    expect(key).toMatch(/^[\w-]{43}$/);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const headers = { 'x-pingcli-proxy-key': key };
    expect((await fetch(`${origin}/v1/environments`, { headers })).status).toBe(200);
    running.host.interrupt.abort(cancelledError('interrupted'));
    const { stderr } = await running.ended;
    expect(stderr).not.toContain(key);
  });

  it('has a key of its own each time', async () => {
    const [one, other] = [await startProxy(), await startProxy()];
    expect(one.key).not.toBe(other.key);
    expect(
      (await other.ask('/v1/environments', { headers: { 'X-Pingcli-Proxy-Key': one.key } })).status,
    ).toBe(401);
  });

  it('tells of a port that is taken', async () => {
    const { port } = await startProxy();
    const { run } = open();
    const { code, stderr } = await run(`pingone proxy --port ${port}`);
    expect(code).toBe(1);
    expect(stderr).toContain(`✖ Port ${port} of 127.0.0.1 is in use.`);
  });

  it('does not begin where nobody is signed on', async () => {
    const { run } = open();
    const env = { PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: 'wrong' };
    const { code, stderr } = await run('pingone proxy', { env });
    expect(code).toBe(4);
    expect(stderr).not.toContain('127.0.0.1:0');
  });

  it('SEC-73 does not begin where certificates are not checked', async () => {
    const { run } = open();
    const { code } = await run('pingone proxy', { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    expect(code).toBe(78);
  });

  it('ends with its standard input where it is told to', async () => {
    const { run } = open();
    const { code, stderr } = await run('pingone proxy --stop-with-stdin', { input: '' });
    expect(code).toBe(0);
    expect(stderr).toContain('✔ Stopped; forwarded 0 requests');
  });

  it('ends while an answer is awaited', async () => {
    const proxy = await startProxy();
    proxy.local.faults.add({ host: 'api' }, { kind: 'silence' });
    const before = apiRequests(proxy).length;
    const asked = proxy.ask('/v1/environments').catch(() => 'cut');
    await vi.waitFor(() => expect(apiRequests(proxy)).toHaveLength(before + 1));
    expect((await proxy.stop()).code).toBe(130);
    expect(await asked).toBe('cut');
  });
});
