/** No secret of any journey is left anywhere but in the store: with everything said that can be said, good ways and bad. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Fault, FaultMatch, LocalPingOne, SampleClient } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { type CanaryWatch, startCanaryWatch, watchAnswers } from '../support/canary-watch.ts';
import { freePort } from '../support/free-port.ts';
import { createHttpBrowser, type SignOnAnswers } from '../support/http-browser.ts';
import { initWords, pointAt } from '../support/journey.ts';
import { type BinaryRun, browserEnvironment } from '../support/run-binary.ts';
import { missingSecretService, startSecretService } from '../support/secret-service.ts';

let local: LocalPingOne;
beforeEach(async () => {
  local = await startLocalPingOne({ devicePollingInterval: 0.05 });
});
afterEach(() => local.stop());

/** Characters that every encoding spells in its own way. */
const clientSecret = 'canary-secret:%+ é"\\&=#-1';
const password = 'Canary-Password%1+"!';

function chooseSecrets(client: SampleClient): SignOnAnswers {
  const environment = `environments/${local.environmentId}`;
  const { administrator } = local.accounts;
  if (client.secret !== undefined)
    local.store.confidential(`${environment}/applications/${client.id}`).clientSecret = clientSecret;
  local.store.confidential(`${environment}/users/${administrator.id}`).password = password;
  return { ...administrator, password };
}

const missing = missingSecretService();
const storages = missing === undefined ? ['file_system', 'secure_local'] : ['file_system'];

async function startWatch(storage: string): Promise<CanaryWatch> {
  const watch = startCanaryWatch({ local, env: await storeEnvironment(storage) });
  watch.know('client secret', clientSecret);
  watch.know('password', password);
  watchAnswers(local, watch);
  return watch;
}

async function storeEnvironment(storage: string): Promise<Record<string, string>> {
  if (storage !== 'secure_local') return {};
  const service = await startSecretService();
  onTestFinished(() => service.stop());
  const { DBUS_SESSION_BUS_ADDRESS = '', XDG_RUNTIME_DIR = '' } = service.env;
  return { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR };
}

async function succeed(watch: CanaryWatch, words: string, input?: string): Promise<BinaryRun> {
  const run = await watch.run(words.split(' '), input === undefined ? {} : { input });
  expect(run.code, `${words}\n${run.stderr}`).toBe(0);
  return run;
}

async function configure(
  watch: CanaryWatch,
  grant: string,
  client: SampleClient,
  flags: string,
): Promise<void> {
  await succeed(watch, 'config profiles add --name demo --set-active');
  const port = `service.pingOne.authentication.authorizationCode.redirectUri.port=${await freePort()}`;
  await succeed(watch, [...pointAt(local), port].join(' '));
  const words = initWords(local, grant, client.id, flags).join(' ');
  await succeed(watch, words, client.secret === undefined ? undefined : `${clientSecret}\n`);
}

async function useSession(watch: CanaryWatch): Promise<void> {
  await succeed(watch, 'pingone auth status');
  await succeed(watch, 'pingone environments list');
  await succeed(watch, 'pingone environments get Administrators -O json');
  await succeed(watch, 'pingone auth token');
  await succeed(watch, 'pingone auth refresh');
  await succeed(watch, 'config get --origin service');
  await succeed(watch, 'doctor -O json');
  await succeed(watch, 'pingone auth logout');
}

/** The log holds the exchanges, so the search was worth while. */
function expectTalkative(watch: CanaryWatch): void {
  const log = readFileSync(join(watch.home, 'log.jsonl'), 'utf8');
  expect(log).toContain('POST ');
  expect(log).toContain('/as/token');
  expect(log).toContain('/v1/environments');
}

describe.each(storages)('SEC-21 SEC-77 with storage type %s nothing is found', (storage) => {
  it('SEC-40 SEC-65 of a journey with client credentials', async () => {
    const { worker } = local.clients;
    chooseSecrets(worker);
    const watch = await startWatch(storage);
    await configure(watch, 'client_credentials', worker, `--storage-type ${storage} --client-secret-stdin`);
    await succeed(watch, 'pingone auth login');
    await useSession(watch);
    expect(await watch.finds()).toEqual([]);
    expectTalkative(watch);
    expect(watch.count('access_token')).toBeGreaterThan(1);
    expect(existsSync(join(watch.home, '.pingcli', 'credentials'))).toBe(storage === 'file_system');
  }, 60_000);

  it('of a journey with authorization code and a confidential client', async () => {
    const { web } = local.clients;
    const answers = chooseSecrets(web);
    const watch = await startWatch(storage);
    const flags = `--storage-type ${storage} --token-endpoint-auth-method client_secret_basic --client-secret-stdin`;
    await configure(watch, 'authorization_code', web, flags);
    // Outside of what is searched: the person's own notes.
    const env = browserEnvironment(answers, '/dev/null');
    const signedOn = await watch.run(['pingone', 'auth', 'login'], { env });
    expect(signedOn.code, signedOn.stderr).toBe(0);
    await useSession(watch);
    expect(await watch.finds()).toEqual([]);
    expectTalkative(watch);
    for (const kind of ['code', 'code_verifier', 'refresh_token', 'id_token'])
      expect(watch.count(kind)).toBeGreaterThan(0);
    expectStateOnlyInAddress(watch, signedOn.stderr);
  }, 60_000);

  it('SEC-34 of a journey with a device code', async () => {
    const { native } = local.clients;
    const answers = chooseSecrets(native);
    const watch = await startWatch(storage);
    await configure(watch, 'device_code', native, `--storage-type ${storage}`);
    const login = watch.begin(['pingone', 'auth', 'login']);
    const code = await login.said(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m);
    const address = await login.said(/^http:\S+\/device\S*$/m);
    await createHttpBrowser().approveDevice(`${address}?user_code=${code}`, answers);
    expect((await login.ended).code).toBe(0);
    await useSession(watch);
    expect(await watch.finds()).toEqual([]);
    expectTalkative(watch);
    expect(watch.count('device_code')).toBe(1);
  }, 60_000);
});

/** docs/adr/0013: the address has to be printed whole, and `state` and `nonce` are parts of it. */
function expectStateOnlyInAddress(watch: CanaryWatch, stderr: string): void {
  const address = /^http\S+\/authorize\?\S+$/m.exec(stderr)?.[0] ?? '';
  const { searchParams } = new URL(address);
  const log = readFileSync(join(watch.home, 'log.jsonl'), 'utf8');
  for (const name of ['state', 'nonce']) {
    const value = searchParams.get(name) ?? 'missing';
    expect(stderr.replace(address, '')).not.toContain(value);
    expect(log).not.toContain(value);
  }
}

/** Servers that repeat what they were sent, as error pages of gateways do. */
function repeating(status: number, text: string, contentType = 'application/json'): Fault {
  const headers = {
    'content-type': contentType,
    'correlation-id': `id ${text}`,
    'www-authenticate': `Bearer error="invalid_token", error_description="${encodeURIComponent(text)}"`,
  };
  const json = JSON.stringify({
    error: 'invalid_client',
    error_description: `What is ${text}?`,
    message: text,
    code: 'X',
  });
  const body = contentType.includes('json') ? json : `<html>${text}</html>`;
  return { kind: 'answer', status, headers, body };
}

const form = Buffer.from(`x:${encodeURIComponent(clientSecret)}`).toString('base64');
const ofSecret: readonly (readonly [name: string, match: FaultMatch, fault: Fault])[] = [
  ['refuses it and repeats it', { url: /token$/ }, repeating(401, clientSecret)],
  [
    'fails and repeats the header',
    { url: /token$/ },
    repeating(500, `Authorization: Basic ${form}`, 'text/html'),
  ],
  [
    'redirects to an address with it',
    { url: /token$/ },
    {
      kind: 'answer',
      status: 302,
      headers: { location: `http://127.0.0.1:9/?s=${encodeURIComponent(clientSecret)}` },
    },
  ],
  ['cuts its answer', { url: /token$/ }, { kind: 'cut', afterBytes: 40 }],
  ['resets the connection', { url: /token$/ }, { kind: 'reset' }],
  [
    'gives metadata of another issuer',
    { url: /openid-configuration/ },
    { kind: 'rewrite', change: (body) => ({ ...Object(body), issuer: 'https://evil.example' }) },
  ],
];

describe('SEC-77 nothing is found when things go wrong', () => {
  it.each(ofSecret)(
    'with the client secret, where the server %s',
    async (_, match, fault) => {
      const { worker } = local.clients;
      chooseSecrets(worker);
      const watch = await startWatch('file_system');
      await configure(
        watch,
        'client_credentials',
        worker,
        '--storage-type file_system --client-secret-stdin',
      );
      local.faults.clear();
      local.faults.add({ host: 'auth', ...match }, fault, 9);
      for (const format of ['text', 'json']) {
        const run = await watch.run(['pingone', 'auth', 'login', '-O', format]);
        expect(run.code).not.toBe(0);
      }
      expect(await watch.finds()).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['a refusal', 403],
    ['a failure', 400],
    ['an unknown token', 401],
  ])(
    'with the access token, where the API repeats it in %s',
    async (_, status) => {
      const { worker } = local.clients;
      chooseSecrets(worker);
      const watch = await startWatch('file_system');
      await configure(
        watch,
        'client_credentials',
        worker,
        '--storage-type file_system --client-secret-stdin',
      );
      const token = (await succeed(watch, 'pingone auth token')).stdout.trim();
      local.faults.clear();
      local.faults.add({ host: 'api' }, repeating(status, token), 9);
      watchAnswers(local, watch);
      for (const format of ['text', 'json', 'yaml']) {
        const run = await watch.run(['pingone', 'environments', 'list', '-O', format]);
        expect(run.code).not.toBe(0);
      }
      expect(await watch.finds()).toEqual([]);
    },
    60_000,
  );

  it('of a secret that somebody gives where none is taken', async () => {
    const watch = startCanaryWatch({ local });
    const key = 'service.pingOne.authentication.clientCredentials.clientSecret';
    const lines = [
      ['config', 'set', `${key}=canary-in-argv-1`],
      ['config', 'set', key, 'canary-in-argv-2'],
      ['pingone', 'auth', 'login', '--client-secret', 'canary-in-argv-3'],
      ['pingone', 'auth', 'login', '--client-secret=canary-in-argv-4'],
      ['pingone', 'init', '--grant-type', 'client_credentials', '--client-secret=canary-in-argv-5'],
      ['pingone', 'auth', 'login', '--client-secret-stdin=canary-in-argv-6'],
    ];
    const runs = await Promise.all(lines.map((line) => watch.run(line)));
    expect(runs.map(({ code }) => code)).toEqual(lines.map(() => 64));
    // Its own command line has it, because somebody wrote it there; nothing that outlives the command may.
    const said = runs.map(({ stderr, stdout }) => stderr + stdout).join('');
    expect(said).not.toContain('canary-in-argv');
    watch.know('argv', 'canary-in-argv');
    expect(
      (await watch.finds()).filter(
        (place) => !place.includes('command line') && !/std(out|err) of/.test(place),
      ),
    ).toEqual([]);
  }, 60_000);
});
