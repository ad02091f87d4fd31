/** Promises that only a whole journey can show: what a sign-on asks and tells, whose token is used, what is never repeated. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { workerEnvironment } from '../support/diagnosis.ts';
import { freePort } from '../support/free-port.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { seatPerson } from '../support/person.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne({ devicePollingInterval: 0.05 });
});
afterAll(() => local.stop());
beforeEach(() => {
  local.faults.clear();
  local.requests.length = 0;
});

const terminal = { columns: 100 };
const tokenShape = /eyJ[\w-]+\.[\w-]+/;

async function configure(grant: string): Promise<Journey> {
  const journey = await startJourneyAt(local);
  await journey.succeed(initWords(local, grant, local.clients.native.id, '--storage-type file_system'));
  const port = 'service.pingOne.authentication.authorizationCode.redirectUri.port';
  await journey.succeed(['config', 'set', `${port}=${await freePort()}`]);
  return journey;
}

describe.each(['authorization_code', 'device_code'])('a sign-on by %s', (grant) => {
  it('SEC-01 SEC-09 SEC-64 happens in the system browser, asks for no password here, and says who, where and where it is kept', async () => {
    const journey = await configure(grant);
    const browser = seatPerson(local.accounts.administrator);
    // Without scripted answers every question fails the run, though a person sits at the terminal.
    const run = await journey.succeed('pingone auth login', { browser, terminal });
    expect(browser.addresses).toHaveLength(1);
    const facts = new Map(
      [...run.stderr.matchAll(/^([A-Z][a-z A-Z]+?) {2,}(\S.*)$/gm)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    expect(facts.get('Signed on as')).toContain(local.accounts.administrator.id);
    expect(facts.get('Client ID')).toBe(local.clients.native.id);
    expect(facts.get('Environment')).toBe(local.environmentId);
    expect(facts.get('Region')).toContain(local.authBaseUrl);
    expect(facts.get('Profile')).toBe('demo');
    expect(facts.get('Kept in')).toContain('a plaintext file in');
    expect(run.stderr).not.toMatch(tokenShape);
    const status = await journey.succeed('pingone auth status');
    expect(status.stdout).toMatch(/^KEPT IN +a plaintext file in /m);
  });

  it('SEC-25 SEC-04 stores nothing where the ID token is for another nonce', async () => {
    const journey = await configure(grant);
    local.faults.add(
      { host: 'auth', url: /\/as\/token$/ },
      { kind: 'rewrite', change: (body) => withForeignNonce(body) },
      Number.POSITIVE_INFINITY,
    );
    const run = await journey.run('pingone auth login', {
      browser: seatPerson(local.accounts.administrator),
    });
    expect(run.code).not.toBe(0);
    expect(journey.credentials()).toEqual([]);
    expect((await journey.run('pingone auth status')).code).toBe(4);
  });
});

/** The signature no longer holds either, which is as good: one mutation each is what test/auth/id-token.test.ts has. */
function withForeignNonce(body: unknown): unknown {
  const tokens: Record<string, unknown> = { ...Object(body) };
  if (typeof tokens.id_token !== 'string') return body;
  const [head = '', , signature = ''] = tokens.id_token.split('.');
  const claims = Buffer.from(JSON.stringify({ nonce: 'foreign' })).toString('base64url');
  return { ...tokens, id_token: `${head}.${claims}.${signature}` };
}

describe('the access token', () => {
  it('SEC-59 is printed alone and only when asked for, with a warning on a terminal', async () => {
    const env = await workerEnvironment(local);
    const piped = await runCli('pingone auth token', { env });
    expect(piped.stdout).toMatch(/^\S+\n$/);
    expect(piped.stderr).toBe('');
    const shown = await runCli('pingone auth token', { env, terminal });
    expect(shown.stdout).toMatch(tokenShape);
    expect(shown.stderr).toContain('it stays in the scrollback');
  });

  it.each(['text', 'json', 'yaml'])('SEC-59 is never part of auth status -O %s', async (format) => {
    const env = { ...(await workerEnvironment(local)), PINGCLI_AUTH_STORAGE_TYPE: 'file_system' };
    const home = temporaryDirectory();
    const token = (await runCli('pingone auth token', { env, home })).stdout.trim();
    const status = await runCli(`pingone auth status -O ${format}`, { env, home });
    expect(status.code).toBe(0);
    expect(status.stdout + status.stderr).not.toContain(token.slice(0, 40));
    expect(status.stdout).not.toMatch(tokenShape);
  });

  it('SEC-67 of the environment wins over the stored one, and status says where it is from', async () => {
    const env = { ...(await workerEnvironment(local)), PINGCLI_AUTH_STORAGE_TYPE: 'file_system' };
    const home = temporaryDirectory();
    const stored = (await runCli('pingone auth token', { env, home })).stdout.trim();
    const other = await runCli('pingone auth token', { env: await workerEnvironment(local) });
    const withToken = { ...env, PINGONE_API_ACCESS_TOKEN: other.stdout.trim() };
    const status = await runCli('pingone auth status -O json', { env: withToken, home });
    expect(JSON.parse(status.stdout).data.source).toBe('the environment variable PINGONE_API_ACCESS_TOKEN');
    expect(JSON.parse((await runCli('pingone auth status -O json', { env, home })).stdout).data.source).toBe(
      'the store',
    );
    expect((await runCli('pingone environments list', { env: withToken, home })).code).toBe(0);
    expect(local.requests.at(-1)?.headers.authorization).toBe(`Bearer ${other.stdout.trim()}`);
    expect(other.stdout.trim()).not.toBe(stored);
  });

  it('SEC-73 is not asked for where certificates are not checked', async () => {
    const env = { ...(await workerEnvironment(local)), NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const run = await runCli('pingone environments list', { env });
    expect(run.code).toBe(78);
    expect(run.stderr).toContain('NODE_EXTRA_CA_CERTS');
    expect(local.requests).toEqual([]);
  });
});

describe('a secret on the standard input', () => {
  it('SEC-40 F-42 is not read from a terminal, where it would be seen, and is not waited for', async () => {
    const env = await workerEnvironment(local);
    const run = await runCli('pingone auth login --client-secret-stdin', { env, terminal });
    expect(run.code).toBe(64);
    expect(run.stderr).toContain('The standard input is a terminal');
  });

  it.each(['', '\n'])('F-42 is missing where the input is %j', async (input) => {
    const env = await workerEnvironment(local);
    const run = await runCli('pingone auth login --client-secret-stdin', { env, input });
    expect(run.code).toBe(64);
    expect(run.stderr).toContain('holds no client secret');
    expect(local.requests).toEqual([]);
  });
});

it('REL-43 a settings file that is broken can be left aside with --config and a complete environment', async () => {
  const env = await workerEnvironment(local);
  const home = temporaryDirectory();
  mkdirSync(join(home, '.pingcli'));
  const file = join(home, '.pingcli', 'config.yaml');
  writeFileSync(file, 'dev: [\n');
  const refused = await runCli('pingone environments list', { env, home });
  expect(refused.code).toBe(78);
  expect(refused.stderr).toContain('--config');
  const empty = join(home, 'empty.yaml');
  writeFileSync(empty, '');
  expect((await runCli(`pingone environments list --config ${empty}`, { env, home })).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('dev: [\n');
});

it('REL-37 a bug is one line and 70, with the stack only under --debug', async () => {
  const env = { ...(await workerEnvironment(local)), PINGONE_API_ACCESS_TOKEN: 'canary-token' };
  const fetch = () => Promise.reject(Object.assign(new RangeError('boom canary-token'), { code: undefined }));
  const broken = {
    now: () => 0,
    monotonic: () => 0,
    sleep: () => Promise.reject(new RangeError('boom canary-token')),
  };
  const plain = await runCli('pingone environments list', { env, fetch, clock: broken });
  const debug = await runCli('pingone environments list --debug', { env, fetch, clock: broken });
  expect([plain.code, debug.code]).toEqual([70, 70]);
  expect(plain.stderr).not.toMatch(/^\s+at /m);
  expect(debug.stderr).toMatch(/^\s+at /m);
  expect(plain.stderr + debug.stderr).not.toContain('canary-token');
});
