/** A PingOne that is not there, or a proxy that answers in its place: no session is lost to it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { createLeapingClock } from '../support/leaping-clock.ts';
import { hurryClock } from '../support/skewed-clock.ts';

let local: LocalPingOne;
let journey: Journey;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());
beforeEach(async () => {
  local.faults.clear();
  journey = await startJourneyAt(local);
  const { id, secret = '' } = local.clients.worker;
  const flags = '--storage-type file_system --client-secret-stdin';
  await journey.succeed(initWords(local, 'client_credentials', id, flags), { input: secret });
  await journey.succeed('pingone auth login');
});

const portal = {
  kind: 'answer',
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><h1>Sign in to the guest network</h1></html>',
} as const;

it('an API that cannot be reached', async () => {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const env = { PINGCLI_PINGONE_API_BASE_URL: origin };
  const run = await journey.run('pingone environments list', { env, clock: hurryClock() });
  expect(run).toMatchObject({ code: 69, stdout: '' });
  expect(run.stderr).toContain(`✖ Could not reach ${origin}.`);
  expect(run.stderr).toContain('correct it: PINGCLI_PINGONE_API_BASE_URL=<value>');
  await journey.succeed('pingone environments list');
});

it('an authorization server that cannot be reached', async () => {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const env = { PINGCLI_PINGONE_AUTH_BASE_URL: origin };
  const run = await journey.run('pingone auth login', { env, clock: hurryClock() });
  expect(run).toMatchObject({ code: 69, stdout: '' });
  expect(run.stderr).toContain(`✖ Could not reach ${origin}.`);
  await journey.succeed('pingone environments list');
});

it('an API that answers HTML', async () => {
  local.faults.add({ host: 'api' }, portal, Number.POSITIVE_INFINITY);
  const run = await journey.run('pingone environments list', { clock: hurryClock() });
  expect(run).toMatchObject({ code: 1, stdout: '' });
  expect(run.stderr).toContain('text/html');
  expect(run.stderr).toContain('proxy');
  expect(run.stderr).toContain('pingcli config get service.pingOne.endpoint');
  expect(run.stderr).not.toContain('<h1>');
  const asJson = await journey.run('pingone environments list -O json', { clock: hurryClock() });
  expect(JSON.parse(asJson.stdout)).toMatchObject({ status: 'error', data: null });
});

it('an authorization server that answers HTML', async () => {
  local.faults.add({ host: 'auth' }, portal, Number.POSITIVE_INFINITY);
  const run = await journey.run('pingone auth login', { clock: hurryClock() });
  expect(run).toMatchObject({ code: 69, stdout: '' });
  expect(run.stderr).toContain('text/html');
  expect(run.stderr).toContain('proxy');
  await journey.succeed('pingone auth status');
});

it('signing off while the authorization server is away deletes here and says what stays valid', async () => {
  local.faults.add({ host: 'auth' }, { kind: 'reset' }, Number.POSITIVE_INFINITY);
  const before = journey.credentials().length;
  const run = await journey.succeed('pingone auth logout', { clock: hurryClock() });
  expect(run.stderr).toContain('could not be revoked');
  expect(run.stderr).toMatch(/valid until \d{4}-/);
  expect(journey.credentials()).toHaveLength(before - 1);
});

it('one bad moment is overcome without a failure', async () => {
  local.faults.add({ host: 'api' }, { kind: 'answer', status: 503, body: '<html>' }, 2);
  const run = await journey.succeed('pingone environments list', { clock: hurryClock() });
  expect(run.stderr).toContain('Trying again');
  expect(run.stdout.trimEnd().split('\n')).toHaveLength(30);
});

it('REL-06 REL-04 a token that is refused for its rate is waited for, or the run ends and says how long', async () => {
  const limit = (seconds: number, times: number) =>
    local.faults.add(
      { host: 'auth', method: 'POST', url: /token$/ },
      { kind: 'answer', status: 429, headers: { 'retry-after': String(seconds) }, body: '{}' },
      times,
    );
  const { secret = '' } = local.clients.worker;
  limit(3, 2);
  const env = { PINGCLI_AUTH_STORAGE_TYPE: 'none', PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: secret };
  // Each run fetches a token.
  const run = await journey.succeed('pingone environments list', { env, clock: createLeapingClock() });
  expect(run.stderr.match(/Trying again in 3 s: PingOne limits the rate of requests\./g)).toHaveLength(2);
  limit(900, 1);
  const ended = await journey.run('pingone environments list', { env });
  expect(ended.code).toBe(9);
  expect(ended.stderr).toContain('Wait 15 min');
});
