/** Sign-ons that PingOne or a person refuses: what to check is said, and the session that was there stays. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { seatPerson } from '../support/person.ts';
import { skewClock } from '../support/skewed-clock.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne({ devicePollingInterval: 0.05, deviceCodeLifetime: 600 });
});
afterAll(() => local.stop());

const authentication = 'service.pingOne.authentication';
const kept = '--storage-type file_system';

async function startWorker(secret: string, method: string): Promise<Journey> {
  const journey = await startJourneyAt(local);
  const flags = `${kept} --token-endpoint-auth-method ${method} --client-secret-stdin`;
  const words = initWords(local, 'client_credentials', local.clients.worker.id, flags);
  await journey.succeed(words, { input: secret });
  return journey;
}

async function startPerson(grant: 'authorization_code' | 'device_code', port?: number): Promise<Journey> {
  const journey = await startJourneyAt(local);
  await journey.succeed(initWords(local, grant, local.clients.native.id, kept));
  const redirectPort = `${authentication}.authorizationCode.redirectUri.port`;
  if (port !== undefined) await journey.succeed(['config', 'set', `${redirectPort}=${port}`]);
  return journey;
}

describe('client credentials that are refused', () => {
  it('a wrong secret', async () => {
    const journey = await startWorker('canary-of-a-secret', 'client_secret_basic');
    const run = await journey.run('pingone auth login');
    expect(run).toMatchObject({ code: 4, stdout: '' });
    expect(run.stderr).toContain(local.clients.worker.id);
    expect(run.stderr).toContain("profile 'demo'");
    expect(run.stderr).toContain('Check the client secret');
    expect(run.stderr).toMatch(/Request ID {1,2}\S{36}/);
    expect(run.stderr).not.toContain('canary');
    expect((await journey.run('pingone auth status')).code).toBe(4);
    // The right one, given for one sign-on, mends it for that one.
    await journey.succeed('pingone auth login --client-secret-stdin', {
      input: local.clients.worker.secret ?? '',
    });
    await journey.succeed('pingone environments list');
  });

  it('the wrong authentication method: the other one is named, and works', async () => {
    const journey = await startWorker(local.clients.worker.secret ?? '', 'client_secret_post');
    const run = await journey.run('pingone auth login');
    expect(run.code).toBe(4);
    expect(run.stderr).toContain('now client_secret_post');
    const remedy = /pingcli (config set \S+tokenEndpointAuthMethod=client_secret_basic)/.exec(
      run.stderr,
    )?.[1];
    await journey.succeed(remedy ?? 'no remedy');
    await journey.succeed('pingone auth login');
  });

  it('a wrong secret afterwards does not end the session that is there', async () => {
    const journey = await startWorker(local.clients.worker.secret ?? '', 'client_secret_basic');
    await journey.succeed('pingone auth login');
    const again = await journey.run('pingone auth login --client-secret-stdin', { input: 'wrong-canary' });
    expect(again.code).toBe(4);
    await journey.succeed('pingone auth status');
    await journey.succeed('pingone environments list');
  });

  it('no secret at all: every way to give one is named', async () => {
    const journey = await startJourneyAt(local);
    await journey.succeed([
      'config',
      'set',
      `${authentication}.clientCredentials.clientID=${local.clients.worker.id}`,
      `service.pingOne.endpoint.environmentID=${local.environmentId}`,
      'auth.storage.type=file_system',
    ]);
    const run = await journey.run('pingone auth login');
    expect(run).toMatchObject({ code: 78, stdout: '' });
    expect(run.stderr).toContain("Profile 'demo' has no client secret");
    expect(run.stderr).toContain('--from-stdin');
    expect(run.stderr).toContain('--client-secret-stdin');
    expect(run.stderr).toContain('PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET');
    const words = initWords(local, 'client_credentials', local.clients.worker.id, kept);
    const init = await journey.run(words);
    expect(init.code).toBe(64);
    expect(init.stderr).toContain('--client-secret-file');
  });
});

describe('the browser', () => {
  it('REL-47 F-08 port 7464 in use: the browser is never opened, and the ways out are named', async () => {
    const other = createServer();
    await new Promise<void>((resolve, reject) => {
      // Another program of this machine may hold it already, which is as good.
      other.once('error', (error) =>
        'code' in error && error.code === 'EADDRINUSE' ? resolve() : reject(error),
      );
      other.listen(7464, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      if (other.listening) other.close();
    });
    const journey = await startPerson('authorization_code');
    const browser = seatPerson(local.accounts.administrator);
    const run = await journey.run('pingone auth login', { browser });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(browser.addresses).toEqual([]);
    expect(run.stderr).not.toContain('/authorize?');
    expect(run.stderr).toContain('✖ Port 7464 is in use');
    expect(run.stderr).toContain('pingcli pingone auth login --device-code');
    expect(run.stderr).toContain('redirectUri.port=<port>');
    expect(journey.credentials()).toEqual([]);
  });

  it('denied consent: terminal and page say so', async () => {
    const journey = await startPerson('authorization_code', await freePort());
    const browser = seatPerson({ ...local.accounts.administrator, consent: 'deny' });
    const run = await journey.run('pingone auth login', { browser });
    expect(run).toMatchObject({ code: 4, stdout: '' });
    expect(run.stderr).toContain('✖ The sign-on was denied.');
    expect(run.stderr).toContain('pingcli pingone auth login');
    const { status, html } = await browser.lastPage();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(html).toContain('denied');
    expect(journey.credentials()).toEqual([]);
  });

  it('nobody signs on: it ends at the time limit with 8', async () => {
    const journey = await startPerson('authorization_code', await freePort());
    const run = await journey.run('pingone auth login --timeout 50ms --no-browser');
    expect(run.stderr).toContain('--timeout');
    expect(run.code).toBe(8);
  });
});

describe('the device code', () => {
  it('denied on the other device', async () => {
    const journey = await startPerson('device_code');
    const browser = seatPerson({ ...local.accounts.administrator, consent: 'deny' });
    const run = await journey.run('pingone auth login', { browser });
    expect(run).toMatchObject({ code: 4, stdout: '' });
    expect(run.stderr).toContain('✖ The sign-on was denied.');
    expect(journey.credentials()).toEqual([]);
  });

  it('expired at PingOne before anybody confirmed it', async () => {
    const journey = await startPerson('device_code');
    const running = journey.begin('pingone auth login');
    await running.said(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m);
    local.advance(601_000);
    const run = await running.ended;
    expect(run).toMatchObject({ code: 4, stdout: '' });
    expect(run.stderr).toContain('✖ Nobody confirmed the sign-on before its code expired.');
    expect(run.stderr).toContain('pingcli pingone auth login');
    expect(journey.credentials()).toEqual([]);
  });
});

it('a clock that is an hour off: the difference is said, nothing is kept', async () => {
  const journey = await startPerson('device_code');
  const browser = seatPerson(local.accounts.administrator);
  const run = await journey.run('pingone auth login', { browser, clock: skewClock(3_600_000) });
  expect(run.code).toBe(4);
  expect(run.stderr).toContain('clock');
  expect(journey.credentials()).toEqual([]);
});
