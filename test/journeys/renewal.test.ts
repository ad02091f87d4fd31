/** What becomes of a session with time: renewed without a word, or ended with the command that signs on again. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { seatPerson } from '../support/person.ts';
import { tokenRequests } from '../support/session-tour.ts';
import { skewClock } from '../support/skewed-clock.ts';

const hour = 3_600_000;

interface SignedOnJourney {
  local: LocalPingOne;
  journey: Journey;
  /** The token requests since the sign-on. */
  renewals(): string[];
}

/** Each has a local PingOne of its own, because its clock is moved. */
async function signOn(grant: 'authorization_code' | 'client_credentials'): Promise<SignedOnJourney> {
  const local = await startLocalPingOne();
  onTestFinished(() => local.stop());
  const journey = await startJourneyAt(local);
  if (grant === 'authorization_code') {
    const port = 'service.pingOne.authentication.authorizationCode.redirectUri.port';
    await journey.succeed(['config', 'set', `${port}=${await freePort()}`]);
    await journey.succeed(initWords(local, grant, local.clients.native.id, '--storage-type file_system'));
  } else {
    const flags = '--storage-type file_system --client-secret-stdin';
    const { id, secret = '' } = local.clients.worker;
    await journey.succeed(initWords(local, grant, id, flags), { input: secret });
  }
  await journey.succeed('pingone auth login', { browser: seatPerson(local.accounts.administrator) });
  const before = tokenRequests(local).length;
  return {
    local,
    journey,
    renewals: () =>
      tokenRequests(local)
        .slice(before)
        .map(({ body }) => new URLSearchParams(body).get('grant_type') ?? ''),
  };
}

describe('an access token that has expired', () => {
  it.each([
    ['authorization_code', 'refresh_token'],
    ['client_credentials', 'client_credentials'],
  ] as const)('%s: is replaced without a word, once', async (grant, grantType) => {
    const { local, journey, renewals } = await signOn(grant);
    local.advance(2 * hour);
    const clock = skewClock(2 * hour);
    await journey.succeed('pingone auth status', { clock });
    const list = await journey.succeed('pingone environments list', { clock });
    expect(list.stderr).toBe('✔ Fetched 29 items\n');
    expect(renewals()).toEqual([grantType]);
    await journey.succeed('pingone environments list', { clock });
    expect(renewals()).toHaveLength(1);
  });

  it.each(['authorization_code', 'client_credentials'] as const)(
    '%s: is replaced where only PingOne knows that it has expired',
    async (grant) => {
      const { local, journey, renewals } = await signOn(grant);
      local.advance(2 * hour);
      const list = await journey.succeed('pingone environments list');
      expect(list.stderr).toBe('✔ Fetched 29 items\n');
      expect(renewals()).toHaveLength(1);
      const answers = local.requests.filter(({ host }) => host === 'api').map(({ status }) => status);
      expect(answers).toEqual([401, 200]);
    },
  );

  it('SEC-50 commands at the same time share one renewal', async () => {
    const { local, journey, renewals } = await signOn('authorization_code');
    local.advance(2 * hour);
    const clock = skewClock(2 * hour);
    await Promise.all([1, 2, 3].map(() => journey.succeed('pingone auth token', { clock })));
    expect(renewals()).toEqual(['refresh_token']);
  });
});

describe('a session that cannot be renewed', () => {
  it('ends with 4 and the command that signs on, and no token is kept', async () => {
    const { local, journey } = await signOn('authorization_code');
    const longAfter = 40 * 24 * hour;
    local.advance(longAfter);
    const clock = skewClock(longAfter);
    const list = await journey.run('pingone environments list', { clock });
    expect(list).toMatchObject({ code: 4, stdout: '' });
    expect(list.stderr).toContain("✖ The session of profile 'demo' has ended");
    expect(list.stderr).toContain('pingcli pingone auth login');
    expect(journey.credentials()).toEqual([]);
    expect((await journey.run('pingone auth status', { clock })).code).toBe(4);
  });

  it.each(['pingone environments list', 'pingone auth token', 'pingone auth refresh'])(
    '%s without any sign-on ends with 4 and the command',
    async (words) => {
      const { journey, local } = await signOn('authorization_code');
      await journey.succeed('pingone auth logout');
      const before = local.requests.length;
      const run = await journey.run(words);
      expect(run).toMatchObject({ code: 4, stdout: '' });
      expect(run.stderr).toContain('pingcli pingone auth login');
      expect(local.requests).toHaveLength(before);
      const asJson = await journey.run(`${words} -O json`);
      expect(JSON.parse(asJson.stdout)).toMatchObject({
        status: 'error',
        errors: [{ category: 'authentication', suggestion: expect.stringContaining('auth login') }],
      });
    },
  );
});
