/** Day two of somebody who looks after users: each command in turn, and all that it sends held against the contracts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne, RecordedRequest } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { checkProductRequest, hasContracts, unknownPath } from '../support/product-contract.ts';

let local: LocalPingOne;
let journey: Journey;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());
beforeEach(async () => {
  journey = await startJourneyAt(local);
  const { id, secret = '' } = local.clients.worker;
  const flags = '--storage-type file_system --client-secret-stdin';
  await journey.succeed(initWords(local, 'client_credentials', id, flags), { input: secret });
  await journey.succeed('pingone auth login');
});

const password = 'Journey-Pass.0word';

/** From the help desk to the last day; the user is new. */
async function lookAfter(username: string): Promise<void> {
  const users = (words: string, input?: string) =>
    journey.succeed(`pingone users ${words}`, input === undefined ? {} : { input });
  await users(`create --username ${username} --email ${username}@example.com`);
  await users(`password set ${username} --password-stdin`, password);
  await users(`password status ${username}`);
  await users(`password reset ${username} --yes`);
  await users(`password recover ${username}`);
  const found = local.store
    .list(`environments/${local.environmentId}/users`)
    .find((user) => user.username === username);
  const path = `environments/${local.environmentId}/users/${String(found?.id)}`;
  const code = String(local.store.confidential(path).recoveryCode);
  await users(`password recover ${username} --recovery-code ${code} --password-stdin`, `${password}2`);
  for (const words of ['lock', 'unlock', 'disable', 'enable', 'mfa enable', 'mfa disable', 'mfa status']) {
    await users(`${words} ${username}${words === 'mfa status' ? '' : ' --yes'}`);
  }
  await users(`mfa devices ${username}`);
  await users(`move ${username} --population Staff`);
  await users(`groups add ${username} Everybody Managers --yes`);
  await users(`groups list ${username}`);
  await users(`groups remove ${username} Everybody --dry-run`);
  await users(`groups remove ${username} Everybody --yes`);
  await journey.succeed(`pingone groups members add Everybody ${username}`);
  await journey.succeed('pingone groups members list Everybody --direct');
  await users(`sessions list ${username}`);
  await users(`sessions delete ${username} --yes`);
  await users(`show ${username}`);
  local.store.put(`${path}/devices/d1`, { id: 'd1', type: 'SMS', phone: '+49401234567', nickname: 'Mine' });
  await users(`offboard ${username} --yes --save-to ${username}.json`);
  await users(`restore --from-file ${username}.json --yes`);
}

function problemsOf({ method, url, body }: RecordedRequest): readonly string[] {
  const isJson = body.startsWith('{');
  const check = (product: 'platform' | 'mfa') =>
    checkProductRequest(product, method, url, isJson ? JSON.parse(body) : undefined);
  const problems = check('platform');
  return problems.some((problem) => unknownPath.test(problem)) ? check('mfa') : problems;
}

describe('looking after a user', () => {
  it('works from the first password to the last day and back', async () => {
    await lookAfter('journey.one');
    const { stdout } = await journey.succeed('pingone users show journey.one');
    expect(stdout).toMatch(/^POPULATION {4}Staff$/m);
    expect(stdout).toMatch(/^ACCOUNT {7}enabled$/m);
    expect(stdout).toMatch(/^GROUPS {8}Managers\n {14}Everybody$/m);
    expect(stdout).toMatch(/^DEVICES {7}SMS \+49401234567 "Mine", ACTIVE$/m);
  });

  it.skipIf(!hasContracts())('asks for nothing that the published contracts do not have', async () => {
    const before = local.requests.length;
    await lookAfter('journey.two');
    const asked = local.requests.slice(before).filter(({ host }) => host === 'api');
    expect(asked.length).toBeGreaterThan(60);
    expect(asked.flatMap(problemsOf)).toEqual([]);
  });

  it('SEC-77 keeps passwords and codes out of everything that is said, in the debug log too', async () => {
    const words = 'pingone users password set administrator --password-stdin --debug';
    const { stdout, stderr } = await journey.succeed(words, { input: `${password}9` });
    expect(stderr).toContain('/password');
    expect(stdout + stderr).not.toContain(password);
  });
});
