import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { clientCredentials } from './oauth-client.ts';

const servePath = fileURLToPath(new URL('../../../local-pingone/serve.ts', import.meta.url));

describe('startLocalPingOne', () => {
  it('listens on loopback ports of its own and is gone after stop', async () => {
    const pingOne = await startLocalPingOne();
    expect(pingOne.authBaseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(pingOne.apiBaseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(pingOne.issuer).toBe(`${pingOne.authBaseUrl}/${pingOne.environmentId}/as`);
    expect((await clientCredentials(pingOne)).status).toBe(200);
    await pingOne.stop();
    await expect(fetch(pingOne.authBaseUrl)).rejects.toThrow();
    await expect(fetch(pingOne.apiBaseUrl)).rejects.toThrow();
    await pingOne.stop();
  });

  it('leaves nothing open, however often it is started, even with an answer stalled', async () => {
    const open = () => process.getActiveResourcesInfo().filter((kind) => /TCP/.test(kind)).length;
    const before = open();
    for (let count = 0; count < 3; count += 1) {
      const pingOne = await startLocalPingOne();
      pingOne.faults.add({ host: 'auth' }, { kind: 'stall', afterBytes: 10 });
      const stalled = clientCredentials(pingOne);
      const outcome = expect(stalled).rejects.toThrow();
      while (pingOne.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
      await pingOne.stop();
      await outcome;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(open()).toBeLessThanOrEqual(before);
  });

  it('releases the first port when the second cannot be had', async () => {
    const taken = await startLocalPingOne();
    const port = Number(new URL(taken.apiBaseUrl).port);
    try {
      await expect(startLocalPingOne({ apiPort: port })).rejects.toThrow('EADDRINUSE');
    } finally {
      await taken.stop();
    }
  });

  it('journals requests and plays faults on the authorization host', async () => {
    const pingOne = await startLocalPingOne();
    try {
      pingOne.faults.add({ host: 'auth', method: 'POST' }, { kind: 'answer', status: 503, body: '{}' });
      expect((await clientCredentials(pingOne)).status).toBe(503);
      pingOne.faults.add(
        { host: 'auth', url: /token$/ },
        {
          kind: 'rewrite',
          change: (body) => ({ ...(typeof body === 'object' ? body : {}), expires_in: 'soon' }),
        },
      );
      expect((await clientCredentials(pingOne)).body).toMatchObject({
        expires_in: 'soon',
        access_token: expect.any(String),
      });
      expect(
        pingOne.requests.map(({ host, method, url, status }) => ({ host, method, url, status })),
      ).toEqual([
        { host: 'auth', method: 'POST', url: `/${pingOne.environmentId}/as/token`, status: 503 },
        { host: 'auth', method: 'POST', url: `/${pingOne.environmentId}/as/token`, status: 200 },
      ]);
      expect(pingOne.requests[0]?.body).toBe('grant_type=client_credentials');
    } finally {
      await pingOne.stop();
    }
  });

  it('speaks https with a certificate, and says so in its addresses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-pingone-'));
    try {
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '1',
        ].concat([
          '-subj',
          '/CN=127.0.0.1',
          '-addext',
          'subjectAltName=IP:127.0.0.1',
          '-keyout',
          key,
          '-out',
          cert,
        ]),
        { stdio: 'ignore' },
      );
      const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
      const pingOne = await startLocalPingOne({ tls });
      try {
        const url = `${pingOne.issuer}/.well-known/openid-configuration`;
        const outgoing = request(url, { ca: tls.cert, agent: false }).end();
        const [response] = await once(outgoing, 'response');
        let text = '';
        for await (const chunk of response) text += String(chunk);
        expect(JSON.parse(text)).toMatchObject({
          issuer: expect.stringMatching(/^https:/),
          token_endpoint: `${pingOne.issuer}/token`,
        });
      } finally {
        await pingOne.stop();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('serve.ts', () => {
  async function run(args: string[], until?: RegExp) {
    const child = spawn(process.execPath, [servePath, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stderr.on('data', (chunk) => {
      output.stderr += String(chunk);
    });
    child.stdout.on('data', (chunk) => {
      output.stdout += String(chunk);
      if (until?.test(output.stdout)) child.kill('SIGINT');
    });
    const [code] = await once(child, 'close');
    return { code, ...output };
  }

  it('prints the settings and stops with 0 on Ctrl-C', async () => {
    const { code, stdout, stderr } = await run(['--auth-port', '0', '--api-port', '0'], /Ctrl-C/);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /pingcli config set service\.pingOne\.endpoint\.authBaseUrl=http:\/\/127\.0\.0\.1:\d+\n/,
    );
    expect(stdout).toContain('administrator / ');
    expect(code).toBe(0);
  });

  it('explains a wrong flag and a taken port', async () => {
    expect(await run(['--auth-port', 'many'])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('--auth-port takes a port number from 0 to 65535, not "many"'),
    });
    expect((await run(['--verbose'])).code).toBe(64);
    const taken = await startLocalPingOne();
    try {
      const { port } = new URL(taken.authBaseUrl);
      expect(await run(['--auth-port', port, '--api-port', '0'])).toMatchObject({
        code: 69,
        stderr: expect.stringContaining('--auth-port 0 --api-port 0'),
      });
    } finally {
      await taken.stop();
    }
  });
});
