/** No secret of a journey is left anywhere but in the store, with everything said that can be said. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { canaryStorages, chooseSecrets, configure, startWatch, succeed } from '../support/canary-journey.ts';
import type { CanaryWatch } from '../support/canary-watch.ts';
import { createHttpBrowser } from '../support/http-browser.ts';
import { browserEnvironment } from '../support/run-binary.ts';

let local: LocalPingOne;
beforeEach(async () => {
  local = await startLocalPingOne({ devicePollingInterval: 0.05 });
});
afterEach(() => local.stop());

async function useSession(watch: CanaryWatch): Promise<void> {
  await succeed(watch, 'pingone auth status');
  await succeed(watch, 'pingone environments list');
  await succeed(watch, 'pingone environments get Administrators -O json');
  await succeed(watch, 'pingone auth token');
  await succeed(watch, 'pingone auth refresh');
  await succeed(watch, 'config get --origin service');
  await succeed(watch, 'doctor -O json');
  await succeed(watch, 'pingone auth logout');
}

/** The log holds the exchanges, so the search was worth while. */
function expectTalkative(watch: CanaryWatch): void {
  const log = readFileSync(join(watch.home, 'log.jsonl'), 'utf8');
  expect(log).toContain('POST ');
  expect(log).toContain('/as/token');
  expect(log).toContain('/v1/environments');
}

describe.each(canaryStorages)('SEC-21 SEC-77 with storage type %s nothing is found', (storage) => {
  it('SEC-40 SEC-65 of a journey with client credentials', async () => {
    const { worker } = local.clients;
    chooseSecrets(local, worker);
    const watch = await startWatch(local, storage);
    await configure(
      local,
      watch,
      'client_credentials',
      worker,
      `--storage-type ${storage} --client-secret-stdin`,
    );
    await succeed(watch, 'pingone auth login');
    await useSession(watch);
    expect(await watch.finds()).toEqual([]);
    expectTalkative(watch);
    expect(watch.count('access_token')).toBeGreaterThan(1);
    expect(existsSync(join(watch.home, '.pingcli', 'credentials'))).toBe(storage === 'file_system');
  }, 60_000);

  it('of a journey with authorization code and a confidential client', async () => {
    const { web } = local.clients;
    const answers = chooseSecrets(local, web);
    const watch = await startWatch(local, storage);
    const flags = `--storage-type ${storage} --token-endpoint-auth-method client_secret_basic --client-secret-stdin`;
    await configure(local, watch, 'authorization_code', web, flags);
    // Outside of what is searched: the person's own notes.
    const env = browserEnvironment(answers, '/dev/null');
    const signedOn = await watch.run(['pingone', 'auth', 'login'], { env });
    expect(signedOn.code, signedOn.stderr).toBe(0);
    await useSession(watch);
    expect(await watch.finds()).toEqual([]);
    expectTalkative(watch);
    for (const kind of ['code', 'code_verifier', 'refresh_token', 'id_token'])
      expect(watch.count(kind)).toBeGreaterThan(0);
    expectStateOnlyInAddress(watch, signedOn.stderr);
  }, 60_000);

  it('SEC-34 of a journey with a device code', async () => {
    const { native } = local.clients;
    const answers = chooseSecrets(local, native);
    const watch = await startWatch(local, storage);
    await configure(local, watch, 'device_code', native, `--storage-type ${storage}`);
    const login = watch.begin(['pingone', 'auth', 'login']);
    const code = await login.said(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/m);
    const address = await login.said(/^http:\S+\/device\S*$/m);
    await createHttpBrowser().approveDevice(`${address}?user_code=${code}`, answers);
    expect((await login.ended).code).toBe(0);
    await useSession(watch);
    expect(await watch.finds()).toEqual([]);
    expectTalkative(watch);
    expect(watch.count('device_code')).toBe(1);
  }, 60_000);
});

/** docs/adr/0013: the address has to be printed whole, and `state` and `nonce` are parts of it. */
function expectStateOnlyInAddress(watch: CanaryWatch, stderr: string): void {
  const address = /^http\S+\/authorize\?\S+$/m.exec(stderr)?.[0] ?? '';
  const { searchParams } = new URL(address);
  const log = readFileSync(join(watch.home, 'log.jsonl'), 'utf8');
  for (const name of ['state', 'nonce']) {
    const value = searchParams.get(name) ?? 'missing';
    expect(stderr.replace(address, '')).not.toContain(value);
    expect(log).not.toContain(value);
  }
}
