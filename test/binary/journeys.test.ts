/** The main job through the built program, one process a command, by each grant. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { createHttpBrowser } from '../support/http-browser.ts';
import { initWords, pointAt } from '../support/journey.ts';
import { type BinaryOptions, beginBinary, browserEnvironment, runBinary } from '../support/run-binary.ts';
import type { CliRun } from '../support/run-cli.ts';
import { takeSessionTour } from '../support/session-tour.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne({ devicePollingInterval: 0.05 });
});
afterAll(() => local.stop());

async function succeed(words: string | readonly string[], options: BinaryOptions): Promise<CliRun> {
  const run = await runBinary(words, options);
  expect(run.code, `${String(words)}\n${run.stdout}${run.stderr}`).toBe(0);
  return { code: 0, stdout: run.stdout, stderr: run.stderr };
}

async function configure(grant: string, clientId: string, flags: string, input?: string): Promise<string> {
  const home = temporaryDirectory();
  await succeed('config profiles add --name demo --set-active', { home });
  const port = `service.pingOne.authentication.authorizationCode.redirectUri.port=${await freePort()}`;
  await succeed([...pointAt(local), port], { home });
  const words = initWords(local, grant, clientId, `--storage-type file_system ${flags}`);
  await succeed(words, { home, ...(input === undefined ? {} : { input }) });
  return home;
}

const run = (home: string) => async (words: string) => {
  const { code, stdout, stderr } = await runBinary(words, { home });
  return { code: code ?? -1, stdout, stderr };
};

describe('the built program', () => {
  it('signs on with client credentials', async () => {
    const { id, secret } = local.clients.worker;
    const home = await configure('client_credentials', id, '--client-secret-stdin', secret);
    const signedOn = await succeed('pingone auth login', { home });
    expect(signedOn).toMatchObject({ stdout: '' });
    expect(signedOn.stderr).toContain('✔ Successfully authenticated with client credentials\n');
    await takeSessionTour(local, 'client_credentials', run(home));
  }, 60_000);

  it('signs on with authorization code in the browser that it opens', async () => {
    const home = await configure('authorization_code', local.clients.native.id, '');
    const pageFile = join(home, 'page.json');
    const env = browserEnvironment(local.accounts.administrator, pageFile);
    const signedOn = await succeed('pingone auth login', { home, env });
    expect(signedOn.stderr).toContain('✔ Successfully authenticated with authorization code\n');
    await expect.poll(() => existsSync(pageFile)).toBe(true);
    expect(JSON.parse(readFileSync(pageFile, 'utf8'))).toMatchObject({
      status: 200,
      html: expect.stringContaining('close this window'),
    });
    await takeSessionTour(local, 'authorization_code', run(home));
  }, 60_000);

  it('signs on with a device code that is confirmed elsewhere', async () => {
    const home = await configure('device_code', local.clients.native.id, '');
    const login = beginBinary('pingone auth login', { home });
    const code = await login.said(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m);
    const address = await login.said(/^http:\S+$/m);
    await createHttpBrowser().approveDevice(`${address}?user_code=${code}`, local.accounts.administrator);
    const signedOn = await login.ended;
    expect(signedOn).toMatchObject({ code: 0, stdout: '' });
    expect(signedOn.stderr).toContain('✔ Successfully authenticated with device code\n');
    await takeSessionTour(local, 'device_code', run(home));
  }, 60_000);
});
