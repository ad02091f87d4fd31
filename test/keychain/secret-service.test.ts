import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tokenName } from '../../src/auth/token-key.ts';
import { formatTokenRecord } from '../../src/auth/token-record.ts';
import { Secret } from '../../src/core/secret.ts';
import { startRotatingTokenServer } from '../support/rotating-token-server.ts';
import { type SessionOrder, startSessionProcess } from '../support/run-session-process.ts';
import {
  missingSecretService,
  type SecretServiceOptions,
  startSecretService,
} from '../support/secret-service.ts';
import { describeSignOn, grantTokens } from '../support/sign-on.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);
const missing = missingSecretService();
const ofOurs = ['service', 'pingcli', 'username', 'token'];

async function start(options?: SecretServiceOptions) {
  const service = await startSecretService(options);
  onTestFinished(() => service.stop());
  const order = (change: Partial<SessionOrder>): SessionOrder => ({
    storageType: 'secure_local',
    keychainService: 'pingcli',
    name: 'token',
    ...change,
  });
  return {
    ...service,
    /** In a process of its own. */
    tell: (change: Partial<SessionOrder>) => startSessionProcess(order(change), service.env).answer,
    lookUp: () =>
      run('secret-tool', ['lookup', ...ofOurs], { env: service.env }).then(
        ({ stdout }) => stdout,
        () => undefined,
      ),
  };
}

describe.skipIf(missing !== undefined)(`the Secret Service${missing ? `: ${missing}` : ''}`, () => {
  it('keeps what one process writes for the next, under a name that people recognise (SEC-65)', async () => {
    const { tell, lookUp, env } = await start();
    const value = `väl\n${'x'.repeat(6_000)}`;
    expect(await tell({ action: 'write', value })).toMatchObject({ printed: 'written', code: 0 });
    expect(await tell({ action: 'read' })).toMatchObject({ printed: value, warnings: '' });
    expect(JSON.parse((await lookUp()) ?? 'null')).toMatchObject({ version: 1, value });
    const { stdout, stderr } = await run('secret-tool', ['search', '--all', 'service', 'pingcli'], { env });
    expect(`${stdout}${stderr}`).toContain('attribute.username = token');

    expect(await tell({ action: 'remove' })).toMatchObject({ printed: 'true' });
    expect(await tell({ action: 'remove' })).toMatchObject({ printed: 'false' });
    expect(await tell({ action: 'read' })).toMatchObject({ printed: 'absent' });
    expect(await lookUp()).toBeUndefined();
  }, 30_000);

  it('SEC-61 passes the probe, and nothing of it stays', async () => {
    const { tell, env } = await start();
    expect(await tell({ action: 'probe' })).toMatchObject({ printed: 'works', code: 0 });
    const { stdout } = await run('secret-tool', ['search', '--all', 'service', 'pingcli'], { env });
    expect(stdout).toBe('');
  }, 20_000);

  it('a file written removes the older entry of the same name', async () => {
    const { tell, lookUp } = await start();
    const credentials = join(temporaryDirectory(), 'credentials');
    await tell({ action: 'write', value: 'old' });
    expect(await lookUp()).toContain('old');
    await tell({ action: 'write', value: 'new', storageType: 'file_system', credentials });
    expect(await lookUp()).toBeUndefined();
    expect(await tell({ action: 'read', storageType: 'file_system', credentials })).toMatchObject({
      printed: 'new',
    });
  }, 30_000);

  it('SEC-50 several processes share one refresh through the keychain', async () => {
    const { tell, env } = await start();
    const server = await startRotatingTokenServer();
    const home = temporaryDirectory();
    const signOn = describeSignOn({ issuer: server.issuer });
    const expired = { ...grantTokens('old', 0), refreshToken: new Secret(server.refreshToken()) };
    const name = tokenName(signOn.profile, signOn.grant);
    await tell({ action: 'write', name, value: formatTokenRecord(signOn, expired).open() });
    const order = {
      issuer: server.issuer,
      lockDirectory: join(home, 'state'),
      credentials: join(home, 'credentials'),
    };
    const answers = await Promise.all(Array.from({ length: 5 }, () => tell(order)));
    expect(answers.map(({ printed }) => printed)).toEqual(Array.from({ length: 5 }, () => 'access-canary-1'));
    expect(server.counts).toEqual({ refreshed: 1, refused: 0 });
    expect(existsSync(join(home, 'credentials'))).toBe(false);
    const { stdout } = await run('secret-tool', ['lookup', 'service', 'pingcli', 'username', name], { env });
    expect(stdout).toContain(server.refreshToken());
  }, 60_000);

  describe('SEC-60 SEC-62 F-16 fails closed', () => {
    it('when it is locked and nobody unlocks it', async () => {
      const { tell, lock } = await start();
      await tell({ action: 'write', value: 'x' });
      await lock();
      expect(await tell({ action: 'read' })).toMatchObject({ printed: 'KEYCHAIN_LOCKED', code: 1 });
      expect(await tell({ action: 'probe' })).toMatchObject({ printed: 'KEYCHAIN_LOCKED', code: 1 });
    }, 30_000);

    it('when there is no collection, as before the first logon', async () => {
      const { tell } = await start({ keyring: 'no collection' });
      expect(await tell({ action: 'probe' })).toMatchObject({ printed: 'KEYCHAIN_MISSING', code: 1 });
    }, 20_000);

    it('when nobody on the bus offers it', async () => {
      const { tell } = await start({ keyring: 'absent' });
      expect(await tell({ action: 'probe' })).toMatchObject({ printed: 'KEYCHAIN_MISSING', code: 1 });
    }, 20_000);

    it('F-17 when its dialog is left open, within 5 s, and the process ends with its own exit code', async () => {
      const { tell, lock } = await start({ prompter: 'hangs' });
      await tell({ action: 'write', value: 'x' });
      await lock();
      const began = performance.now();
      expect(await tell({ action: 'read' })).toMatchObject({ printed: 'KEYCHAIN_HANGING', code: 1 });
      expect(performance.now() - began).toBeLessThan(5_000);
    }, 30_000);
  });
});

it.skipIf(process.platform !== 'linux')(
  'SEC-60 without a D-Bus nothing is stored anywhere, not even in the kernel keyring',
  async () => {
    const home = temporaryDirectory();
    const credentials = join(home, 'credentials');
    const env = { PATH: process.env.PATH, HOME: home };
    const order: SessionOrder = {
      storageType: 'secure_local',
      action: 'write',
      name: 'token',
      value: 's',
      credentials,
    };
    expect(await startSessionProcess(order, env).answer).toMatchObject({
      printed: 'KEYCHAIN_MISSING',
      code: 1,
    });
    expect(existsSync(credentials)).toBe(false);
  },
  20_000,
);
