/** Certificates, proxies and a network that is down, met by the built program with Node.js's own TLS. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { makeCertificate, missingOpenssl } from '../support/certificate.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { type BinaryRun, runBinary } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const secret = 'canary-worker-secret';
const missing = missingOpenssl();

function list(env: Record<string, string>): Promise<BinaryRun> {
  return runBinary('pingone environments list --quiet', {
    home: temporaryDirectory(),
    env: {
      PINGONE_ENVIRONMENT_ID: '11111111-1111-4111-8111-111111111111',
      PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
      PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: secret,
      PINGCLI_AUTH_STORAGE_TYPE: 'none',
      ...env,
    },
  });
}

async function startSecure(name: string, isExpired = false) {
  const { cert, file, key } = makeCertificate(temporaryDirectory(), name, isExpired);
  const local = await startLocalPingOne({ tls: { cert, key } });
  onTestFinished(() => local.stop());
  return { local, file };
}

function toLocal(local: LocalPingOne): Record<string, string> {
  return {
    PINGCLI_PINGONE_AUTH_BASE_URL: local.authBaseUrl,
    PINGCLI_PINGONE_API_BASE_URL: local.apiBaseUrl,
    PINGONE_ENVIRONMENT_ID: local.environmentId,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: local.clients.worker.id,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: local.clients.worker.secret ?? '',
  };
}

describe.skipIf(missing !== undefined)(`certificates${missing ? `: ${missing}` : ''}`, () => {
  it('SEC-73 F-33 of an unknown CA are refused with the way to trust it, and then it works', async () => {
    const { file, local } = await startSecure('IP:127.0.0.1');
    const refused = await list(toLocal(local));
    expect(refused.code).toBe(69);
    expect(refused.stderr).toContain('its certificate is not trusted here');
    expect(refused.stderr).toContain('NODE_EXTRA_CA_CERTS');
    expect(local.requests).toEqual([]);
    const trusted = await list({ ...toLocal(local), NODE_EXTRA_CA_CERTS: file });
    expect(trusted.code, trusted.stderr).toBe(0);
    expect(trusted.stdout.trimEnd().split('\n')).toHaveLength(30);
  });

  it.each([
    ['for another name', 'DNS:elsewhere.example', false, 'is for another name'],
    ['that have expired', 'IP:127.0.0.1', true, 'is not valid at this time'],
  ])('F-33 %s are refused though their CA is trusted', async (_, name, isExpired, said) => {
    const { file, local } = await startSecure(name, isExpired);
    const refused = await list({ ...toLocal(local), NODE_EXTRA_CA_CERTS: file });
    expect(refused.code).toBe(69);
    expect(refused.stderr).toContain(said);
    expect(local.requests).toEqual([]);
  });

  it('SEC-73 NODE_TLS_REJECT_UNAUTHORIZED=0 does not get credentials sent', async () => {
    const { local } = await startSecure('IP:127.0.0.1');
    const refused = await list({ ...toLocal(local), NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(refused.code).toBe(78);
    expect(refused.stderr).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0');
    expect(local.requests).toEqual([]);
  });
});

describe('a proxy', () => {
  it.each([
    [407, 'HTTPS_PROXY'],
    [403, 'NO_PROXY'],
  ])('F-35 SEC-74 that answers %i is asked, and named without its credentials', async (status, remedy) => {
    const proxy = await startConnectProxy(status);
    const run = await list({
      PINGONE_ROOT_DOMAIN: 'pingone.eu',
      HTTPS_PROXY: `http://canary-user:canary-password@127.0.0.1:${proxy.port}`,
    });
    expect(new Set(proxy.targets)).toEqual(new Set(['auth.pingone.eu:443']));
    expect(Buffer.from(proxy.credentials[0]?.split(' ')[1] ?? '', 'base64').toString()).toBe(
      'canary-user:canary-password',
    );
    expect(run.code).toBe(69);
    expect(run.stderr).toContain(`the proxy http://127.0.0.1:${proxy.port} answered ${status}`);
    expect(run.stderr).toContain(remedy);
    expect(run.stdout + run.stderr).not.toContain('canary');
  });

  it('SEC-74 is not asked on the way to loopback, nor where NO_PROXY exempts the host', async () => {
    const proxy = await startConnectProxy(407);
    const local = await startLocalPingOne();
    onTestFinished(() => local.stop());
    const address = `http://127.0.0.1:${proxy.port}`;
    const run = await list({ ...toLocal(local), HTTP_PROXY: address, https_proxy: address });
    expect(run.code, run.stderr).toBe(0);
    const env = {
      PINGCLI_PINGONE_AUTH_BASE_URL: 'https://auth.invalid',
      PINGCLI_PINGONE_API_BASE_URL: 'https://api.invalid',
    };
    const exempt = await list({ ...env, HTTPS_PROXY: address, NO_PROXY: '.invalid' });
    expect(exempt.code).toBe(69);
    expect(proxy.targets).toEqual([]);
  });
});

it('F-34 a name that cannot be resolved ends at once with 69', async () => {
  const began = performance.now();
  const run = await list({
    PINGCLI_PINGONE_AUTH_BASE_URL: 'https://auth.invalid',
    PINGCLI_PINGONE_API_BASE_URL: 'https://api.invalid',
  });
  expect(run.code).toBe(69);
  expect(run.stderr).toContain('Could not reach https://auth.invalid');
  expect(run.stdout + run.stderr).not.toContain(secret);
  expect(performance.now() - began).toBeLessThan(10_000);
});
