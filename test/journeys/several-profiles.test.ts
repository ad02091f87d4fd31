/** Several profiles with sessions of their own, and the commands that stand above the services. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { initWords, type Journey, pointAt, startJourney } from '../support/journey.ts';
import { requestsTo } from '../support/session-tour.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

async function addSignedOnProfile(journey: Journey, name: string, client: 'worker' | 'powerless') {
  const { id, secret = '' } = local.clients[client];
  await journey.succeed(`config profiles add --name ${name}`);
  await journey.succeed([...pointAt(local), '-P', name]);
  const flags = `-P ${name} --storage-type file_system --client-secret-stdin`;
  await journey.succeed(initWords(local, 'client_credentials', id, flags), { input: secret });
  await journey.succeed(`pingone auth login -P ${name}`);
}

async function startWithTwo(): Promise<Journey> {
  const journey = startJourney();
  await addSignedOnProfile(journey, 'staging', 'worker');
  await addSignedOnProfile(journey, 'production', 'powerless');
  return journey;
}

describe('several profiles', () => {
  it('each has its session, by -P, by environment, and as the active one', async () => {
    const journey = await startWithTwo();
    await journey.succeed('pingone environments list -P staging');
    const refused = await journey.run('pingone environments list -P production');
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain('role');
    await journey.succeed('pingone environments list', { env: { PINGCLI_PROFILE: 'staging' } });
    await journey.succeed('config profiles use staging');
    await journey.succeed('pingone environments list');
    const profiles = await journey.succeed('config profiles list');
    expect(profiles.stdout).toMatch(/staging/);
  });

  it('SEC-57 logout ends one session, --all every other, each revoked', async () => {
    const journey = await startWithTwo();
    const before = requestsTo(local, /\/as\/revoke$/).length;
    const one = await journey.succeed('pingone auth logout -P staging');
    expect(one.stderr).toBe("✔ Signed off profile 'staging'\n");
    expect((await journey.run('pingone auth status -P staging')).code).toBe(4);
    await journey.succeed('pingone auth status -P production');
    await journey.succeed('pingone auth login -P staging');
    const all = await journey.succeed('pingone auth logout --all');
    expect(all.stderr).toBe("✔ Signed off profiles 'staging', 'production'\n");
    expect(requestsTo(local, /\/as\/revoke$/)).toHaveLength(before + 3);
    for (const name of ['staging', 'production']) {
      expect((await journey.run(`pingone auth status -P ${name}`)).code).toBe(4);
    }
    const again = await journey.succeed('pingone auth logout --all');
    expect(again.stderr).toContain('Nobody was signed on');
  });

  it('auth login, status and logout do it for every configured service', async () => {
    const journey = await startWithTwo();
    await journey.succeed('config profiles use staging');
    await journey.succeed('auth logout');
    expect((await journey.run('auth status')).code).toBe(4);
    const signedOn = await journey.succeed('auth login');
    expect(signedOn.stderr).toContain('✔ Successfully authenticated with client credentials\n');
    expect((await journey.succeed('auth status')).stdout).toContain('staging');
    await journey.succeed('pingone environments list');
  });

  it('deleting a profile takes its tokens and secrets along', async () => {
    const journey = await startWithTwo();
    const kept = journey.credentials().length;
    await journey.succeed('config profiles delete staging --yes');
    expect(journey.credentials().length).toBeLessThan(kept);
    expect(journey.settings()).not.toContain('staging');
    await journey.succeed('pingone auth status -P production');
  });
});
