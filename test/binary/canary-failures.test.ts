/** No secret is left anywhere when things go wrong: servers that repeat it, answers that break off, words in the wrong place. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault, FaultMatch, LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { chooseSecrets, clientSecret, configure, startWatch, succeed } from '../support/canary-journey.ts';
import { startCanaryWatch, watchAnswers } from '../support/canary-watch.ts';

let local: LocalPingOne;
beforeEach(async () => {
  local = await startLocalPingOne({ devicePollingInterval: 0.05 });
});
afterEach(() => local.stop());

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

/** The program's own code and the folders to it (bin/compiled-code.js); they are searched for secrets like all else. */
const ofCompiledCode = /^(\.cache|Library(\/Caches)?)(\/pingcli(\/[\w.-]+(\/[\w.-]+\.js)?)?)?$/;

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
      chooseSecrets(local, worker);
      const watch = await startWatch(local, 'file_system');
      await configure(
        local,
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
      chooseSecrets(local, worker);
      const watch = await startWatch(local, 'file_system');
      await configure(
        local,
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

  it('of what the environment holds, and nothing is written but the log and compiled code', async () => {
    const { worker } = local.clients;
    chooseSecrets(local, worker);
    const watch = startCanaryWatch({
      local,
      env: {
        PINGCLI_PINGONE_AUTH_BASE_URL: local.authBaseUrl,
        PINGCLI_PINGONE_API_BASE_URL: local.apiBaseUrl,
        PINGONE_ENVIRONMENT_ID: local.environmentId,
        PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: worker.id,
        PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: clientSecret,
        PINGCLI_AUTH_STORAGE_TYPE: 'none',
      },
    });
    watch.know('client secret', clientSecret);
    watchAnswers(local, watch);
    await succeed(watch, 'pingone environments list');
    await succeed(watch, 'config get --origin service');
    await succeed(watch, 'doctor');
    watch.know('access token of the environment', 'canary-token');
    const env = { PINGONE_API_ACCESS_TOKEN: 'canary-token' };
    const refused = await watch.run(['pingone', 'environments', 'list'], { env });
    expect(refused.code).toBe(4);
    await watch.run(['doctor'], { env });
    expect(await watch.finds()).toEqual([]);
    const written = readdirSync(watch.home, { recursive: true, encoding: 'utf8' });
    expect(written.filter((path) => !ofCompiledCode.test(path))).toEqual(['log.jsonl']);
  }, 60_000);

  it.each([
    [
      'Ping CLI 1.x',
      `dev: { service: { pingOne: { authentication: { clientCredentials: { clientSecret: 'canary-file' } } } } }`,
    ],
    [
      'Ping CLI 0.8',
      `dev: { service: { pingone: { authentication: { worker: { clientSecret: 'canary-file' } } } } }`,
    ],
  ])(
    'of a secret that %s has left in the settings file, but in that file',
    async (_, line) => {
      const watch = startCanaryWatch({ local });
      watch.know('secret of the file', 'canary-file');
      mkdirSync(join(watch.home, '.pingcli'));
      writeFileSync(join(watch.home, '.pingcli', 'config.yaml'), `activeProfile: dev\n${line}\n`, {
        mode: 0o644,
      });
      for (const words of [
        'config get service',
        'config get --origin service',
        'config profiles show dev -O json',
        'doctor',
        'pingone auth login',
      ])
        await watch.run(words.split(' '));
      const env = { PINGCLI_CONFIG_MIGRATION_POLICY: 'yes' };
      expect((await watch.run(['config', 'set', 'noColor=true'], { env })).code).toBe(0);
      const kept = (await watch.finds()).filter(
        (place) => !/in \.pingcli\/config\.yaml(\.\w+\.bak)?$/.test(place),
      );
      expect(kept).toEqual([]);
    },
    60_000,
  );

  it('SEC-40 of a secret that somebody gives where none is taken', async () => {
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
