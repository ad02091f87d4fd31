/** A key pressed in a shell, as processes: the answer at once, the look-up beside it, and nothing left of it. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { followBackgroundRuns } from '../support/background-runs.ts';
import { initWords, pointAt } from '../support/journey.ts';
import { type BinaryRun, runBinary } from '../support/run-binary.ts';
import { requestsTo, tokenRequests } from '../support/session-tour.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());

it('the first Tab starts one process of its own, whose names the next Tab offers', async () => {
  const home = temporaryDirectory();
  // By its home the state of macOS and Linux is found; by its own variable that of Windows.
  const env = { XDG_STATE_HOME: join(home, 'state'), LOCALAPPDATA: join(home, 'state') };
  const background = followBackgroundRuns(home);
  const { id, secret = '' } = local.clients.worker;
  const flags = '--storage-type file_system --client-secret-stdin';
  for (const [words, input] of [
    ['config profiles add --name demo --set-active'],
    [pointAt(local)],
    [initWords(local, 'client_credentials', id, flags), secret],
    ['pingone auth login'],
  ] as const) {
    expect((await runBinary(words, { home, env, ...(input ? { input } : {}) })).code).toBe(0);
  }
  const asked = tokenRequests(local).length;

  const pressTab = (): Promise<BinaryRun> =>
    runBinary(['completion', 'complete', 'zsh', 'pingone', 'populations', 'get', ''], {
      home,
      env: { ...env, ...background.env },
      nodeOptions: background.nodeOptions,
    });
  const first = await pressTab();
  expect(first).toMatchObject({ code: 0, stdout: 'values\n', stderr: '' });
  // A second key while the first look-up may still be going on.
  expect(await pressTab()).toMatchObject({ code: 0, stderr: '' });
  const runs = await background.ended();
  expect(runs).toMatchObject([
    { words: ['completion', 'look-up', 'populations', local.environmentId, '', ''], leads: true },
  ]);
  expect(requestsTo(local, /\/populations(\?|$)/)).toHaveLength(1);
  expect(tokenRequests(local)).toHaveLength(asked);

  const names = join(home, 'state', 'pingcli', 'names', 'demo.json');
  if (process.platform === 'linux') expect(statSync(names).mode & 0o777).toBe(0o600);
  const next = await pressTab();
  expect(next.stdout.split('\n').length).toBeGreaterThan(2);
  expect(background.begun()).toHaveLength(1);
}, 60_000);

it('SEC-42 with the storage type none it starts nothing', async () => {
  const home = temporaryDirectory();
  const background = followBackgroundRuns(home);
  mkdirSync(join(home, 'state'));
  const { code } = await runBinary(['completion', 'complete', 'zsh', 'pingone', 'populations', 'get', ''], {
    home,
    env: {
      ...background.env,
      XDG_STATE_HOME: join(home, 'state'),
      PINGCLI_PINGONE_ENVIRONMENT_ID: local.environmentId,
      PINGCLI_PINGONE_ROOT_DOMAIN: 'pingone.eu',
      PINGCLI_AUTH_STORAGE_TYPE: 'none',
    },
    nodeOptions: background.nodeOptions,
  });
  expect(code).toBe(0);
  expect(existsSync(join(home, 'state', 'pingcli'))).toBe(false);
  expect(background.begun()).toEqual([]);
}, 30_000);
