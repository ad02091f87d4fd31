/** The built program with a real Secret Service, one process a command; and its refusal where there is none. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { freePort } from '../support/free-port.ts';
import { initWords, pointAt } from '../support/journey.ts';
import { browserEnvironment, runBinary } from '../support/run-binary.ts';
import type { CliRun } from '../support/run-cli.ts';
import { missingSecretService, startSecretService } from '../support/secret-service.ts';
import { tokenRequests } from '../support/session-tour.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);
const missing = missingSecretService();

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

type Pingcli = (words: string | readonly string[], input?: string) => Promise<CliRun>;

function pingcliIn(home: string, env: Record<string, string>): Pingcli {
  return async (words, input) => {
    const answer = await runBinary(words, { home, env, ...(input === undefined ? {} : { input }) });
    return { code: answer.code ?? -1, stdout: answer.stdout, stderr: answer.stderr };
  };
}

async function succeed(pingcli: Pingcli, words: string | readonly string[], input?: string): Promise<CliRun> {
  const answer = await pingcli(words, input);
  expect(answer.code, `${String(words)}\n${answer.stdout}${answer.stderr}`).toBe(0);
  return answer;
}

/** What there is no keychain for: files of secrets. */
function writtenIn(home: string): string[] {
  return readdirSync(join(home, '.pingcli')).filter((name) => name !== 'locks');
}

describe.skipIf(missing !== undefined)(
  `a sign-on kept in the Secret Service${missing ? `: ${missing}` : ''}`,
  () => {
    async function start() {
      const service = await startSecretService();
      onTestFinished(() => service.stop());
      const home = temporaryDirectory();
      const { HOME: _, ...bus } = service.env;
      const pageFile = join(home, 'page.json');
      const env = { ...bus, ...browserEnvironment(local.accounts.administrator, pageFile) };
      const pingcli = pingcliIn(home, env);
      await succeed(pingcli, 'config profiles add --name demo --set-active');
      await succeed(pingcli, pointAt(local));
      return {
        home,
        pingcli,
        /** Everything of ours that the keychain holds, values included. */
        async keychain(): Promise<string> {
          const words = ['search', '--all', 'service', 'pingcli'];
          const { stdout, stderr } = await run('secret-tool', words, { env: service.env });
          return `${stdout}${stderr}`;
        },
      };
    }

    it('client credentials: secret and token in the keychain, the next process reads them', async () => {
      const { home, pingcli, keychain } = await start();
      const { id, secret = '' } = local.clients.worker;
      await succeed(pingcli, initWords(local, 'client_credentials', id, '--client-secret-stdin'), secret);
      expect(await keychain()).toContain(secret);
      const settings = readFileSync(join(home, '.pingcli', 'config.yaml'), 'utf8');
      expect(settings).not.toContain(secret);
      expect(settings).toMatch(/clientSecret: secret:/);

      const signedOn = await succeed(pingcli, 'pingone auth login');
      expect(signedOn.stderr).toContain('✔ Successfully authenticated with client credentials\n');
      expect(signedOn.stderr).toMatch(/\nKept in .*(Secret Service|keychain)/);
      const asked = tokenRequests(local).length;
      const list = await succeed(pingcli, 'pingone environments list');
      expect(list.stderr).toBe('✔ Fetched 29 items\n');
      expect(tokenRequests(local)).toHaveLength(asked);
      const token = (await succeed(pingcli, 'pingone auth token')).stdout.trimEnd();
      expect(await keychain()).toContain(token);
      expect(writtenIn(home)).toEqual(['config.yaml']);

      await succeed(pingcli, 'pingone auth logout');
      const left = await keychain();
      expect(left).not.toContain(token);
      expect(left).toContain(secret);
      expect((await pingcli('pingone auth status')).code).toBe(4);
    }, 60_000);

    it('authorization code: the next process reads the token, signing off leaves nothing', async () => {
      const { home, pingcli, keychain } = await start();
      const port = `service.pingOne.authentication.authorizationCode.redirectUri.port=${await freePort()}`;
      await succeed(pingcli, ['config', 'set', port]);
      await succeed(pingcli, initWords(local, 'authorization_code', local.clients.native.id));
      const signedOn = await succeed(pingcli, 'pingone auth login');
      expect(signedOn.stderr).toContain('✔ Successfully authenticated with authorization code\n');
      const asked = tokenRequests(local).length;
      await succeed(pingcli, 'pingone environments list');
      expect(tokenRequests(local)).toHaveLength(asked);
      const token = (await succeed(pingcli, 'pingone auth token')).stdout.trimEnd();
      expect(await keychain()).toContain(token);
      expect(await keychain()).toMatch(/attribute\.username = .*demo/);
      await succeed(pingcli, 'pingone auth refresh');
      expect(await keychain()).not.toContain(token);

      await succeed(pingcli, 'pingone auth logout');
      expect(await keychain()).toBe('');
      expect(writtenIn(home)).toEqual(['config.yaml']);
    }, 60_000);
  },
);

describe.skipIf(process.platform !== 'linux')('without a Secret Service', () => {
  it('SEC-61 the sign-on stops before the browser opens, and names the choices', async () => {
    const home = temporaryDirectory();
    const pageFile = join(home, 'page.json');
    const pingcli = pingcliIn(home, browserEnvironment(local.accounts.administrator, pageFile));
    await succeed(pingcli, 'config profiles add --name demo --set-active');
    const port = `service.pingOne.authentication.authorizationCode.redirectUri.port=${await freePort()}`;
    await succeed(pingcli, [...pointAt(local), port]);
    await succeed(pingcli, initWords(local, 'authorization_code', local.clients.native.id));
    const settings = readFileSync(join(home, '.pingcli', 'config.yaml'), 'utf8');
    const asked = local.requests.length;

    const refused = await pingcli('pingone auth login');
    expect(refused).toMatchObject({ code: 78, stdout: '' });
    expect(refused.stderr).toMatch(/^✖ /);
    expect(refused.stderr).toContain('--storage-type file_system');
    expect(refused.stderr).toContain('--storage-type none');
    expect(refused.stderr).not.toContain('/authorize');
    expect(local.requests).toHaveLength(asked);
    expect(existsSync(pageFile)).toBe(false);
    expect(writtenIn(home)).toEqual(['config.yaml']);
    expect(readFileSync(join(home, '.pingcli', 'config.yaml'), 'utf8')).toBe(settings);
  }, 30_000);

  it('a client secret is refused as well, and goes nowhere else', async () => {
    const home = temporaryDirectory();
    const pingcli = pingcliIn(home, {});
    await succeed(pingcli, 'config profiles add --name demo --set-active');
    await succeed(pingcli, pointAt(local));
    const settings = readFileSync(join(home, '.pingcli', 'config.yaml'), 'utf8');
    const { id, secret = '' } = local.clients.worker;
    const words = initWords(local, 'client_credentials', id, '--client-secret-stdin');
    const refused = await pingcli(words, secret);
    expect(refused.code).toBe(78);
    expect(refused.stderr).toContain('file_system');
    expect(writtenIn(home)).toEqual(['config.yaml']);
    expect(readFileSync(join(home, '.pingcli', 'config.yaml'), 'utf8')).toBe(settings);
  }, 30_000);
});
