/** `doctor`: what it says of the network, the servers, the clock, the session and the port when they are at fault. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Fault, LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { diagnose } from '../support/diagnosis.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
beforeEach(async () => {
  local = await startLocalPingOne();
});
afterEach(() => local.stop());

describe('doctor finds', () => {
  it('an environment that does not exist', async () => {
    const env = { PINGONE_ENVIRONMENT_ID: '00000000-0000-4000-8000-000000000000' };
    const diagnosis = await diagnose(local, { env });
    expect(diagnosis.of('issuer')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('does not exist'),
    });
    expect(diagnosis.failed).toEqual(['issuer']);
  });

  it('SEC-06 metadata of another issuer', async () => {
    local.faults.add(
      { host: 'auth' },
      { kind: 'answer', status: 200, body: '{"issuer":"https://evil.example/as"}' },
    );
    const diagnosis = await diagnose(local);
    expect(diagnosis.of('issuer')).toMatchObject({ status: 'failed' });
    expect(diagnosis.of('issuer')?.message).toContain('says that it is https://evil.example/as');
  });

  const faults: readonly (readonly [name: string, fault: Fault, message: RegExp])[] = [
    ['a server error', { kind: 'answer', status: 503, body: '<html>' }, /answers 503/],
    ['a reset connection', { kind: 'reset' }, /Could not reach http/],
    [
      'a redirect',
      { kind: 'answer', status: 302, headers: { location: 'https://portal.example/' } },
      /redirect \(302\) to https:\/\/portal\.example/,
    ],
  ];
  it.each(faults)('%s of either host', async (_, fault, message) => {
    local.faults.add({}, fault, 2);
    const diagnosis = await diagnose(local);
    for (const check of ['issuer', 'API']) {
      expect(diagnosis.of(check)).toMatchObject({
        status: 'failed',
        message: expect.stringMatching(message),
      });
      expect(diagnosis.of(check)?.remedy).not.toBeNull();
    }
    expect(diagnosis.code).toBe(1);
  });

  it('F-34 a machine that is offline, at once', async () => {
    const diagnosis = await diagnose(local, {
      fetch: () =>
        Promise.reject(
          new TypeError('fetch failed', {
            cause: Object.assign(new Error('getaddrinfo'), {
              code: 'ENOTFOUND',
              hostname: 'auth.pingone.eu',
            }),
          }),
        ),
    });
    expect(diagnosis.failed).toEqual(['issuer', 'API']);
    expect(diagnosis.of('issuer')?.message).toContain('there is no host of the name');
    expect(diagnosis.of('clock')).toMatchObject({
      status: 'warning',
      message: 'Not compared: no server told its time',
    });
  });

  it('F-33 a certificate that is not trusted, with the way to trust it', async () => {
    const cause = Object.assign(new Error('self-signed'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    const diagnosis = await diagnose(local, {
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause })),
    });
    expect(diagnosis.of('issuer')?.remedy).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('a network that answers in PingOne’s place', async () => {
    local.faults.add({ host: 'api' }, { kind: 'answer', status: 200, body: '<html>Welcome to our Wi-Fi' });
    expect((await diagnose(local)).of('API')).toMatchObject({ status: 'warning' });
  });

  it('SEC-74 the proxy on the way, without its credentials', async () => {
    const env = {
      PINGCLI_PINGONE_AUTH_BASE_URL: 'https://auth.example.com',
      HTTPS_PROXY: 'http://someone:proxy-canary@proxy.example.com:3128',
    };
    const diagnosis = await diagnose(local, { env, fetch: () => Promise.reject(new TypeError('no')) });
    const message = diagnosis.of('proxy')?.message;
    expect(message).toContain('auth.example.com through http://proxy.example.com:3128');
    expect(message).toContain(`${new URL(local.apiBaseUrl).host} is reached directly`);
    expect(diagnosis.stdout + diagnosis.stderr).not.toMatch(/proxy-canary|someone/);
    const broken = await diagnose(local, {
      env: { ...env, HTTPS_PROXY: 'no url' },
      fetch: () => Promise.reject(new TypeError('no')),
    });
    expect(broken.of('proxy')).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('HTTPS_PROXY'),
    });
  });

  it('SEC-73 certificates that are not checked, and sends nothing then', async () => {
    const diagnosis = await diagnose(local, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    expect(diagnosis.of('certificates')).toMatchObject({ status: 'failed' });
    expect(local.requests).toEqual([]);
  });

  it.each([
    ['that is missing', undefined, 'does not exist'],
    ['without a certificate', 'hello', 'holds no certificate'],
  ])('a file of extra certificates %s', async (_, content, message) => {
    const home = temporaryDirectory();
    const file = join(home, 'ca.pem');
    if (content !== undefined) writeFileSync(file, content);
    const { findings } = await diagnose(local, { env: { NODE_EXTRA_CA_CERTS: file } });
    const found = findings.find(({ check, status }) => check === 'certificates' && status === 'failed');
    expect(found?.message).toContain(message);
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n');
    expect((await diagnose(local, { env: { NODE_EXTRA_CA_CERTS: file } })).failed).toEqual([]);
  });

  it.each([
    ['1 min', 60_000, 'warning', 'ahead of'],
    ['10 min', 600_000, 'failed', 'ahead of'],
    ['-10 min', -600_000, 'failed', 'behind'],
  ])('SEC-26 a clock that is %s off', async (_, offset, status, direction) => {
    const clock = { ...nodeClock, now: () => nodeClock.now() + offset };
    const finding = (await diagnose(local, { clock })).of('clock');
    expect(finding).toMatchObject({ status, remedy: expect.stringContaining('NTP') });
    expect(finding?.message).toContain(`${direction} PingOne`);
  });

  it('that nobody is signed on', async () => {
    const env = {
      PINGONE_AUTH_GRANT_TYPE: 'device_code',
      PINGONE_DEVICE_CODE_CLIENT_ID: local.clients.native.id,
    };
    expect((await diagnose(local, { env })).of('session')).toMatchObject({
      status: 'warning',
      remedy: 'pingcli pingone auth login',
    });
  });

  it('SEC-67 a token from the environment, without showing it', async () => {
    const diagnosis = await diagnose(local, { env: { PINGONE_API_ACCESS_TOKEN: 'token-canary' } });
    expect(diagnosis.of('session')?.message).toContain('PINGONE_API_ACCESS_TOKEN');
    expect(diagnosis.stdout).not.toContain('token-canary');
  });

  it.each([
    ['authorization_code', 'failed', 1],
    ['client_credentials', 'warning', 0],
  ])('REL-47 a callback port in use: for %s it %s', async (grant, status, code) => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const taken = String(port);
    const diagnosis = await diagnose(local, {
      env: {
        PINGONE_AUTH_GRANT_TYPE: grant,
        PINGONE_AUTHORIZATION_CODE_CLIENT_ID: local.clients.native.id,
        PINGCLI_PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT: taken,
      },
    });
    expect(diagnosis.of('listener port')).toMatchObject({ status, message: expect.stringContaining(taken) });
    expect(diagnosis.code).toBe(code);
  });

  it('a Node.js that is too old', async () => {
    const diagnosis = await diagnose(local, { platform: { nodeVersion: 'v20.19.0' } });
    expect(diagnosis.of('Node.js')).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('24.15'),
    });
  });

  it('one setting that cannot be used, and says so once', async () => {
    const diagnosis = await diagnose(local, { env: { PINGONE_ROOT_DOMAIN: 'pingone.example' } });
    expect(diagnosis.of('issuer')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('pingone.example'),
    });
    expect(diagnosis.of('API')).toMatchObject({ status: 'warning', message: 'Not checked; see issuer' });
  });
});
