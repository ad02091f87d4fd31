/** Journeys of the built program with secrets chosen to be found wherever they turn up. */
import { expect, onTestFinished } from 'vitest';
import type { LocalPingOne, SampleClient } from '../../local-pingone/contract.ts';
import { type CanaryWatch, startCanaryWatch, watchAnswers } from './canary-watch.ts';
import { freePort } from './free-port.ts';
import type { SignOnAnswers } from './http-browser.ts';
import { initWords, pointAt } from './journey.ts';
import type { BinaryRun } from './run-binary.ts';
import { missingSecretService, startSecretService } from './secret-service.ts';

/** Characters that every encoding spells in its own way. */
export const clientSecret = 'canary-secret:%+ "\\&=#~1';
const password = 'Canary-Password%1+"!';

export function chooseSecrets(local: LocalPingOne, client: SampleClient): SignOnAnswers {
  const environment = `environments/${local.environmentId}`;
  const { administrator } = local.accounts;
  if (client.secret !== undefined)
    local.store.confidential(`${environment}/applications/${client.id}`).clientSecret = clientSecret;
  local.store.confidential(`${environment}/users/${administrator.id}`).password = password;
  return { ...administrator, password };
}

/** The keychain too, where the machine has one to try. */
export const canaryStorages =
  missingSecretService() === undefined ? ['file_system', 'secure_local'] : ['file_system'];

export async function startWatch(local: LocalPingOne, storage: string): Promise<CanaryWatch> {
  const watch = startCanaryWatch({ local, env: await storeEnvironment(storage) });
  watch.know('client secret', clientSecret);
  watch.know('password', password);
  watchAnswers(local, watch);
  return watch;
}

async function storeEnvironment(storage: string): Promise<Record<string, string>> {
  if (storage !== 'secure_local') return {};
  const service = await startSecretService();
  onTestFinished(() => service.stop());
  const { DBUS_SESSION_BUS_ADDRESS = '', XDG_RUNTIME_DIR = '' } = service.env;
  return { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR };
}

export async function succeed(watch: CanaryWatch, words: string, input?: string): Promise<BinaryRun> {
  const run = await watch.run(words.split(' '), input === undefined ? {} : { input });
  expect(run.code, `${words}\n${run.stderr}`).toBe(0);
  return run;
}

export async function configure(
  local: LocalPingOne,
  watch: CanaryWatch,
  grant: string,
  client: SampleClient,
  flags: string,
): Promise<void> {
  await succeed(watch, 'config profiles add --name demo --set-active');
  const port = `service.pingOne.authentication.authorizationCode.redirectUri.port=${await freePort()}`;
  await succeed(watch, [...pointAt(local), port].join(' '));
  const words = initWords(local, grant, client.id, flags).join(' ');
  await succeed(watch, words, client.secret === undefined ? undefined : `${clientSecret}\n`);
}
