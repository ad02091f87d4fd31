/** The built program behind a proxy and a private CA: both are of the process, so both need one of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { type Certificate, makeCertificate } from '../support/certificate.ts';
import { pipelineEnvironment } from '../support/pipeline-environment.ts';
import { runBinary } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const list = 'pingone environments list -O ndjson';

interface Proxy {
  address: string;
  /** `CONNECT host:port`, in the order of arrival. */
  asked: string[];
}

/** @param refusal the status that it answers every CONNECT with; without one it opens a tunnel to that port of this machine. */
async function startProxy(refusal?: string): Promise<Proxy> {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
      return;
    }
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    for (const end of [socket, upstream]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return { address: `127.0.0.1:${address.port}`, asked };
}

describe('a private CA', () => {
  let folder: string;
  let certificate: Certificate;
  let local: LocalPingOne;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pingcli-ca-'));
    certificate = makeCertificate(folder);
    local = await startLocalPingOne({ tls: certificate });
  });
  afterAll(async () => {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('F-33 SEC-73 that is not trusted ends the run with 69 and a way out, and is asked once', async () => {
    const before = local.requests.length;
    const run = await runBinary(list, { home: temporaryDirectory(), env: pipelineEnvironment(local) });
    expect(run).toMatchObject({ code: 69, stdout: expect.stringContaining('TLS_UNTRUSTED') });
    expect(run.stderr).toContain('Could not reach');
    expect(local.requests).toHaveLength(before);
  });

  it('SEC-74 is trusted by NODE_EXTRA_CA_CERTS', async () => {
    const env = { ...pipelineEnvironment(local), NODE_EXTRA_CA_CERTS: certificate.file };
    const run = await runBinary(list, { home: temporaryDirectory(), env });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(29);
  });

  it('SEC-74 is trusted where the system trusts it, with NODE_USE_SYSTEM_CA=1', async () => {
    // What the system trusts is told by OpenSSL's variable on Linux.
    const env = { ...pipelineEnvironment(local), NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: certificate.file };
    const run = await runBinary(list, { home: temporaryDirectory(), env });
    expect(run.code, run.stderr).toBe(0);
  });

  it('SEC-74 is trusted behind a proxy, too', async () => {
    const proxy = await startProxy();
    const apiBaseUrl = `https://api.pingone.test:${new URL(local.apiBaseUrl).port}`;
    const env = {
      ...pipelineEnvironment(local),
      PINGCLI_PINGONE_API_BASE_URL: apiBaseUrl,
      PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token',
      HTTPS_PROXY: `http://${proxy.address}`,
      NODE_EXTRA_CA_CERTS: certificate.file,
    };
    const run = await runBinary(list, { home: temporaryDirectory(), env });
    expect(proxy.asked[0]).toBe(`CONNECT ${new URL(apiBaseUrl).host}`);
    // The tunnel is there; the certificate is for 127.0.0.1, and that is noticed.
    expect(run.code).toBe(69);
    expect(run.stdout).toContain('another name');
  });
});

it('SEC-74 a proxy and a private CA serve the sign-on and the API alike', async () => {
  const certificate = makeCertificate(temporaryDirectory(), 'DNS:auth.pingone.test,DNS:api.pingone.test');
  const local = await startLocalPingOne({ tls: certificate });
  onTestFinished(() => local.stop());
  const named = (name: string, origin: string) => `https://${name}.pingone.test:${new URL(origin).port}`;
  const [authBaseUrl, apiBaseUrl] = [named('auth', local.authBaseUrl), named('api', local.apiBaseUrl)];
  // The server does not know by which name it is reached.
  local.faults.add(
    { host: 'auth', url: /well-known/ },
    {
      kind: 'rewrite',
      change: (body) => JSON.parse(JSON.stringify(body).replaceAll(local.authBaseUrl, authBaseUrl)),
    },
    Number.POSITIVE_INFINITY,
  );
  const proxy = await startProxy();
  const env = {
    ...pipelineEnvironment(local),
    PINGCLI_PINGONE_AUTH_BASE_URL: authBaseUrl,
    PINGCLI_PINGONE_API_BASE_URL: apiBaseUrl,
    HTTPS_PROXY: `http://${proxy.address}`,
  };
  for (const trust of [
    { NODE_EXTRA_CA_CERTS: certificate.file },
    { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: certificate.file },
  ]) {
    const run = await runBinary(list, { home: temporaryDirectory(), env: { ...env, ...trust } });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(29);
  }
  const hosts = [authBaseUrl, apiBaseUrl].map((origin) => `CONNECT ${new URL(origin).host}`);
  expect(new Set(proxy.asked)).toEqual(new Set(hosts));
  // Without them in between, the names lead nowhere.
  const exempt = await runBinary(list, {
    home: temporaryDirectory(),
    env: { ...env, NO_PROXY: '.pingone.test' },
  });
  expect(exempt.code).toBe(69);
  const untrusted = await runBinary(list, { home: temporaryDirectory(), env });
  expect(untrusted.code).toBe(69);
  expect(untrusted.stdout).toContain('TLS_UNTRUSTED');
});

describe('a proxy that wants a password', () => {
  it.each(['pingone environments list', 'pingone populations create --name Never-sent'])(
    'F-35 SEC-74 REL-02 is named without the credentials that it refused, and ends %s with 69',
    async (words) => {
      const proxy = await startProxy('407 Proxy Authentication Required');
      const env = {
        PINGCLI_PINGONE_AUTH_BASE_URL: 'https://auth.pingone.test',
        PINGCLI_PINGONE_API_BASE_URL: 'https://api.pingone.test',
        PINGCLI_PINGONE_ENVIRONMENT_ID: '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10',
        PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21',
        PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token',
        PINGCLI_AUTH_STORAGE_TYPE: 'none',
        HTTPS_PROXY: `http://ann:proxy-password@${proxy.address}`,
      };
      const run = await runBinary(words, { home: temporaryDirectory(), env });
      expect(run).toMatchObject({ code: 69, stdout: '' });
      expect(run.stderr).toContain(`the proxy http://${proxy.address} answered 407`);
      expect(run.stderr).toContain('HTTPS_PROXY');
      expect(run.stderr).not.toContain('proxy-password');
      expect(proxy.asked).toEqual(['CONNECT api.pingone.test:443']);
    },
  );
});
