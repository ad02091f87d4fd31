/** From an empty home to the list of environments as a worker application. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { initWords, type Journey, pointAt, startJourney, startJourneyAt } from '../support/journey.ts';
import { takeSessionTour, tokenRequests } from '../support/session-tour.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

const secretKey = 'service.pingOne.authentication.clientCredentials.clientSecret';

/** A profile for the worker whose secret is still missing. */
async function configureWithoutSecret(storage: string): Promise<Journey> {
  const journey = await startJourneyAt(local);
  const authentication = 'service.pingOne.authentication';
  await journey.succeed([
    'config',
    'set',
    `${authentication}.grantType=client_credentials`,
    `${authentication}.clientCredentials.clientID=${local.clients.worker.id}`,
    `service.pingOne.endpoint.environmentID=${local.environmentId}`,
    `auth.storage.type=${storage}`,
  ]);
  return journey;
}

describe('client credentials, from an empty home', () => {
  it('by flags, the secret from stdin and kept beside the tokens', async () => {
    const journey = startJourney();
    const { worker } = local.clients;
    const added = await journey.succeed('config profiles add --name demo --set-active');
    expect(added.stderr).toContain("✔ Profile 'demo' created\nProfile 'demo' is now active\n");
    await journey.succeed(pointAt(local));
    const init = initWords(
      local,
      'client_credentials',
      worker.id,
      '--storage-type file_system --client-secret-stdin',
    );
    const configured = await journey.succeed(init, { input: `${worker.secret}\n` });
    expect(configured.stderr).toContain('✔ PingOne authentication configured successfully!');
    expect(journey.settings()).not.toContain(worker.secret);
    expect(journey.settings()).toMatch(/clientSecret: secret:/);

    const signedOn = await journey.succeed('pingone auth login');
    expect(signedOn.stdout).toBe('');
    expect(signedOn.stderr).toContain('✔ Successfully authenticated with client credentials\n');
    expect(signedOn.stderr).toContain(`Signed on as  application ${worker.id}`);
    expect(tokenRequests(local).at(-1)?.headers.authorization).toMatch(/^Basic /);
    const kept = journey.credentials().length;
    await takeSessionTour(local, 'client_credentials', (words) => journey.run(words));
    expect(journey.credentials()).toHaveLength(kept - 1);
  });

  it('asked on a terminal, by post; the commands shown afterwards do the same', async () => {
    const { workerPost } = local.clients;
    const journey = startJourney({ terminal: { columns: 100 } });
    const added = await journey.succeed('config profiles add', {
      answers: [
        { question: 'New profile name: ', answer: 'demo' },
        { question: 'New profile description: ', answer: 'A profile to use' },
        { question: 'Set new profile as active: ', answer: true },
      ],
    });
    expect(added.stderr).toContain(
      "The same without questions: pingcli config profiles add --name demo --description 'A profile to use' --set-active",
    );
    const configured = await journey.succeed('pingone init --storage-type file_system', {
      answers: [
        { question: 'Authentication Method:', answer: 'Client Credentials (recommended for automation)' },
        { question: 'Root Domain:', answer: 'pingone.eu' },
        {
          question: 'Environment ID:',
          answer: `https://auth.pingone.eu/${local.environmentId}/as/authorize`,
        },
        { question: 'Client ID:', answer: workerPost.id },
        { question: 'Token Endpoint Authentication Method:', answer: 'client_secret_post' },
        { question: 'Client Secret:', answer: workerPost.secret ?? '' },
      ],
    });
    expect(configured.stderr).not.toContain(workerPost.secret);
    await journey.succeed(pointAt(local));
    await journey.succeed('pingone auth login');
    expect(tokenRequests(local).at(-1)?.body).toContain('client_secret=');

    const command = /pingcli (pingone init .*) < client-secret\.txt/.exec(configured.stderr)?.[1] ?? '';
    const again = await startJourneyAt(local);
    await again.succeed(command, { input: workerPost.secret ?? '' });
    const lines = (of: Journey) => (of.settings() ?? '').split('\n').sort();
    const withoutSecret = (line: string) => !/^ *(clientSecret|description): /.test(line);
    expect(lines(again).filter(withoutSecret)).toEqual(lines(journey).filter(withoutSecret));
    await again.succeed('pingone auth login');
  });

  it.each([
    [
      'the environment',
      (secret: string) => ({ env: { PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: secret } }),
    ],
    ['the old spelling', (secret: string) => ({ env: { PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: secret } })],
  ])('the secret from %s, nothing stored: every command signs on for itself', async (_, options) => {
    const journey = await configureWithoutSecret('none');
    const given = options(local.clients.worker.secret ?? '');
    const signedOn = await journey.succeed('pingone auth login', given);
    expect(signedOn.stderr).toMatch(/\nKept in .*this process only\n/);
    const asked = tokenRequests(local).length;
    const list = await journey.succeed('pingone environments list', given);
    expect(list.stderr).toBe('✔ Fetched 29 items\n');
    expect(tokenRequests(local)).toHaveLength(asked + 1);
    expect(journey.credentials()).toEqual([]);
    expect(journey.settings()).not.toContain(local.clients.worker.secret);
  });

  it('the secret from a file, kept once it proved to be right', async () => {
    const journey = await configureWithoutSecret('file_system');
    writeFileSync(join(journey.home, 'secret.txt'), `${local.clients.worker.secret}\r\n`);
    await journey.succeed('pingone auth login --client-secret-file secret.txt');
    expect(journey.settings()).toMatch(/clientSecret: secret:/);
    expect(journey.settings()).not.toContain(local.clients.worker.secret);
    await journey.succeed('pingone auth refresh');
    await journey.succeed('pingone environments list');
  });

  it('the secret set by `config set --from-stdin`', async () => {
    const journey = await configureWithoutSecret('file_system');
    await journey.succeed(`config set ${secretKey} --from-stdin`, {
      input: local.clients.worker.secret ?? '',
    });
    expect(journey.settings()).toMatch(/clientSecret: secret:/);
    await journey.succeed('pingone auth login');
  });

  it('a secret in the settings file, as Ping CLI writes it, is honoured with the way to move it', async () => {
    const journey = await configureWithoutSecret('file_system');
    const file = join(journey.home, '.pingcli', 'config.yaml');
    const { worker } = local.clients;
    const text = journey.settings() ?? '';
    writeFileSync(
      file,
      text.replace(`clientID: ${worker.id}`, `$&\n          clientSecret: ${worker.secret}`),
    );
    const signedOn = await journey.succeed('pingone auth login');
    expect(signedOn.stderr).toContain(`pingcli config set --profile demo ${secretKey} --from-stdin`);
    expect(signedOn.stderr).not.toContain(worker.secret);
    const env = { PINGCLI_PINGONE_ENVIRONMENT_ID: '00000000-0000-4000-8000-000000000000' };
    const refused = await journey.run('pingone auth login', { env });
    expect(refused.code).toBe(78);
    expect(refused.stderr.split('--from-stdin')).toHaveLength(2);
  });
});
