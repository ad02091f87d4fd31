/** From an empty home to the list of environments in the browser, with public and confidential clients. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { seatPerson } from '../support/person.ts';
import { takeSessionTour, tokenRequests } from '../support/session-tour.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

const ofGrant = 'service.pingOne.authentication.authorizationCode';

const clients = {
  'a public client with PKCE': ['native', ''],
  'a confidential client by basic': [
    'web',
    '--token-endpoint-auth-method client_secret_basic --client-secret-stdin',
  ],
  'a confidential client by post': [
    'webPost',
    '--token-endpoint-auth-method client_secret_post --client-secret-stdin',
  ],
} as const;

async function startConfigured(
  name: (typeof clients)[keyof typeof clients][0],
  flags: string,
): Promise<Journey> {
  const journey = await startJourneyAt(local);
  await journey.succeed([
    'config',
    'set',
    `${ofGrant}.redirectUri.port=${await freePort()}`,
    `${ofGrant}.scopes=profile`,
  ]);
  const { id, secret } = local.clients[name];
  const words = initWords(local, 'authorization_code', id, flags);
  await journey.succeed(words, secret === undefined ? {} : { input: secret });
  return journey;
}

describe('authorization code, from an empty home', () => {
  it.each(Object.entries(clients))('%s', async (_, [name, flags]) => {
    const journey = await startConfigured(name, `--storage-type file_system ${flags}`);
    const { secret } = local.clients[name];
    const browser = seatPerson(local.accounts.administrator);
    const signedOn = await journey.succeed('pingone auth login', { browser });
    expect(signedOn.stdout).toBe('');
    expect(signedOn.stderr).toContain('✔ Successfully authenticated with authorization code\n');
    expect(signedOn.stderr).toMatch(
      new RegExp(`Signed on as  \\S.* \\(${local.accounts.administrator.id}\\)\n`),
    );
    expect(signedOn.stderr).toContain(browser.addresses[0]);
    expect(await browser.lastPage()).toMatchObject({
      status: 200,
      html: expect.stringContaining('close this window'),
    });
    const url = new URL(browser.addresses[0] ?? '');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{20,}/),
      nonce: expect.stringMatching(/.{20,}/),
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
    });
    const exchange = tokenRequests(local).at(-1);
    expect(exchange?.body).toContain('code_verifier=');
    expect(exchange?.headers.authorization?.startsWith('Basic ') ?? false).toBe(name === 'web');
    expect(exchange?.body.includes('client_secret=')).toBe(name === 'webPost');
    if (secret !== undefined) expect(`${journey.settings()}${signedOn.stderr}`).not.toContain(secret);
    await takeSessionTour(local, 'authorization_code', (words) => journey.run(words, { browser }));
    expect(browser.addresses).toHaveLength(1);
    expect(journey.credentials()).toHaveLength(secret === undefined ? 0 : 1);
  });

  it('--no-browser: nothing is opened, and the address shown is enough', async () => {
    const journey = await startConfigured('native', '--storage-type file_system');
    const person = seatPerson(local.accounts.administrator);
    const opened: string[] = [];
    const host = journey.begin('pingone auth login --no-browser', {
      browser: {
        isLikely: () => true,
        open: async (url) => {
          opened.push(url);
          return 'opened';
        },
      },
    });
    const address = await host.said(/^http:\S+$/m);
    await person.open(address);
    expect((await host.ended).code).toBe(0);
    expect(opened).toEqual([]);
    expect((await person.lastPage()).status).toBe(200);
  });

  it('nothing stored: the sign-on serves its own run only, and says so', async () => {
    const journey = await startConfigured('native', '--storage-type none');
    const browser = seatPerson(local.accounts.administrator);
    const signedOn = await journey.succeed('pingone auth login', { browser });
    expect(signedOn.stderr).toMatch(/\nKept in .*this process only\n/);
    expect(journey.credentials()).toEqual([]);
    const list = await journey.run('pingone environments list', { browser });
    expect(list.code).toBe(4);
    expect(list.stderr).toContain('pingcli pingone auth login');
  });

  it('a storage type named at the sign-on holds from then on', async () => {
    const journey = await startConfigured('native', '');
    const browser = seatPerson(local.accounts.administrator);
    await journey.succeed('pingone auth login --storage-type file_system', { browser });
    await journey.succeed('pingone environments list');
  });
});
