/** From an empty home to the list of environments with a code that is confirmed on a second device. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { createHttpBrowser } from '../support/http-browser.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { seatPerson } from '../support/person.ts';
import { takeSessionTour, tokenRequests } from '../support/session-tour.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne({ devicePollingInterval: 0.05 });
});
afterAll(() => local.stop());

async function startConfigured(): Promise<Journey> {
  const journey = await startJourneyAt(local);
  await journey.succeed(
    initWords(local, 'device_code', local.clients.native.id, '--storage-type file_system'),
  );
  return journey;
}

describe('device code, from an empty home', () => {
  it('address and code on stderr, confirmed elsewhere while it polls', async () => {
    const journey = await startConfigured();
    const asked = tokenRequests(local).length;
    const host = journey.begin('pingone auth login');
    const address = await host.said(/^http:\S+$/m);
    const code = await host.said(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m);
    await expect.poll(() => tokenRequests(local).length).toBeGreaterThan(asked);
    expect(tokenRequests(local).at(-1)?.status).toBe(400);
    await createHttpBrowser().approveDevice(`${address}?user_code=${code}`, local.accounts.administrator);
    const signedOn = await host.ended;
    expect(signedOn).toMatchObject({ code: 0, stdout: '' });
    expect(signedOn.stderr).toContain('✔ Successfully authenticated with device code\n');
    expect(signedOn.stderr).toContain('Never enter a code that somebody else gave you.');
    await takeSessionTour(local, 'device_code', (words) => journey.run(words));
    expect(journey.credentials()).toEqual([]);
  });

  it('a browser on this machine is opened at the page that knows the code', async () => {
    const journey = await startConfigured();
    const browser = seatPerson(local.accounts.administrator);
    await journey.succeed('pingone auth login', { browser });
    expect(browser.addresses).toEqual([expect.stringContaining('user_code=')]);
  });

  it('--device-code instead of the grant of the profile; later commands use its session', async () => {
    const journey = await startJourneyAt(local);
    const { native } = local.clients;
    const authentication = 'service.pingOne.authentication';
    await journey.succeed(initWords(local, 'authorization_code', native.id, '--storage-type file_system'));
    await journey.succeed([
      'config',
      'set',
      `${authentication}.deviceCode.clientID=${native.id}`,
      `${authentication}.authorizationCode.redirectUri.port=${await freePort()}`,
    ]);
    const browser = seatPerson(local.accounts.administrator);
    await journey.succeed('pingone auth login --device-code', { browser });
    expect(JSON.parse((await journey.succeed('pingone auth status -O json')).stdout).data).toMatchObject({
      grantType: 'device_code',
    });
    await journey.succeed('pingone environments list');
    // The profile itself is as it was.
    await journey.succeed('pingone auth login', { browser });
    expect(JSON.parse((await journey.succeed('pingone auth status -O json')).stdout).data).toMatchObject({
      grantType: 'authorization_code',
    });
    await journey.succeed('pingone auth logout');
    expect(journey.credentials()).toEqual([]);
  });

  it('of a person on the profile of a worker: commands act as the person until logout', async () => {
    const journey = await startJourneyAt(local);
    const { native, worker } = local.clients;
    const env = { PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: worker.secret ?? '' };
    const words = initWords(local, 'client_credentials', worker.id, '--storage-type file_system');
    await journey.succeed(words, { env });
    await journey.succeed('pingone environments list', { env });
    await journey.succeed([
      'config',
      'set',
      `service.pingOne.authentication.deviceCode.clientID=${native.id}`,
    ]);
    const browser = seatPerson(local.accounts.administrator);
    await journey.succeed('pingone auth login --device-code', { browser, env });
    const status = await journey.succeed('pingone auth status -O json', { env });
    expect(JSON.parse(status.stdout).data).toMatchObject({
      grantType: 'device_code',
      subject: { id: local.accounts.administrator.id },
    });
    const asked = tokenRequests(local).length;
    await journey.succeed('pingone environments list', { env });
    expect(tokenRequests(local)).toHaveLength(asked);
    await journey.succeed('pingone auth logout', { env });
    await journey.succeed('pingone environments list', { env });
    expect(tokenRequests(local).at(-1)?.body).toContain('grant_type=client_credentials');
  });
});
