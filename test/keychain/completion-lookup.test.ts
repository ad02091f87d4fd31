/** What becomes of a look-up beside completion where the session lies in a real Secret Service: no key pressed opens a dialog. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { followBackgroundRuns } from '../support/background-runs.ts';
import { initWords, pointAt } from '../support/journey.ts';
import { runBinary } from '../support/run-binary.ts';
import { missingSecretService, startSecretService } from '../support/secret-service.ts';
import { requestsTo } from '../support/session-tour.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const missing = missingSecretService();

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

async function signOn() {
  const service = await startSecretService({ prompter: 'hangs' });
  onTestFinished(() => service.stop());
  const home = temporaryDirectory();
  const { HOME: keyringHome = '', ...bus } = service.env;
  const background = followBackgroundRuns(home);
  const { id, secret = '' } = local.clients.worker;
  for (const [words, input] of [
    ['config profiles add --name demo --set-active'],
    [pointAt(local)],
    [initWords(local, 'client_credentials', id, '--client-secret-stdin'), secret],
    ['pingone auth login'],
  ] as const) {
    const { code, stderr } = await runBinary(words, { home, env: bus, ...(input ? { input } : {}) });
    expect(code, stderr).toBe(0);
  }
  return {
    lock: service.lock,
    /** Presses Tab, waits for what that starts, and presses it again. */
    async pressTwice(noun: string): Promise<string[]> {
      const press = () =>
        runBinary(['completion', 'complete', 'zsh', 'pingone', noun, 'get', ''], {
          home,
          env: { ...bus, ...background.env },
          nodeOptions: background.nodeOptions,
        });
      await press();
      await background.ended();
      return (await press()).stdout.trimEnd().split('\n').slice(1);
    },
    hasAsked: () => existsSync(join(keyringHome, 'prompter.pid')),
  };
}

describe.skipIf(missing !== undefined)(`a look-up${missing ? `: ${missing}` : ''}`, () => {
  it('reads a keychain that is unlocked', async () => {
    const { pressTwice, hasAsked } = await signOn();
    expect((await pressTwice('populations')).length).toBeGreaterThan(0);
    expect(hasAsked()).toBe(false);
  }, 60_000);

  it('leaves one alone that is locked: no dialog, no request', async () => {
    const { lock, pressTwice, hasAsked } = await signOn();
    await lock();
    expect(await pressTwice('groups')).toEqual([]);
    expect(hasAsked()).toBe(false);
    expect(requestsTo(local, /\/groups/)).toEqual([]);
  }, 60_000);
});
