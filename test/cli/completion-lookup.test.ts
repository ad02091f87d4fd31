/** What completion has looked up beside it: when it starts a second pingcli, and what that one does and does not do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import type { Clock } from '../../src/host/host.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import type { FakeHostOptions } from '../support/fake-host.ts';
import { freePort } from '../support/free-port.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { connectedSettings, homeEnvironment, knowNames } from '../support/known-names.ts';
import { seatPerson } from '../support/person.ts';
import { runCli } from '../support/run-cli.ts';
import { skewClock } from '../support/skewed-clock.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const minute = 60_000;
const hour = 60 * minute;
const populations = ['pingone', 'populations', 'get'];
const other = '0c7f1f5e-0000-4000-8000-000000000000';

interface Tab {
  values: string[];
  /** Words of what it started. */
  started: (readonly string[])[];
}

async function pressTab(words: readonly string[], options: FakeHostOptions): Promise<Tab> {
  const started: (readonly string[])[] = [];
  const { code, stdout, stderr } = await runCli(['completion', 'complete', 'zsh', ...words], {
    ...options,
    startInBackground: (line) => started.push(line),
  });
  expect([code, stderr]).toEqual([0, '']);
  const [, ...lines] = stdout.trimEnd().split('\n');
  return { values: lines.map((line) => line.split('\t')[0] ?? ''), started };
}

describe('completion starts a look-up', () => {
  it('of the one kind of names that is asked for and missing, once in some minutes', async () => {
    const options = { home: temporaryDirectory(), env: connectedSettings };
    const at = (minutes: number) => ({ ...options, clock: skewClock(minutes * minute) });
    const first = ['completion', 'look-up', 'populations', homeEnvironment, '', ''];
    expect((await pressTab([...populations, ''], options)).started).toEqual([first]);
    expect((await pressTab([...populations, ''], options)).started).toEqual([]);
    expect((await pressTab(['pingone', 'groups', 'get', ''], options)).started).toHaveLength(1);
    expect((await pressTab([...populations, '-e', other, ''], options)).started).toEqual([
      ['completion', 'look-up', 'populations', other, '', ''],
    ]);
    expect((await pressTab([...populations, ''], at(2))).started).toEqual([]);
    expect((await pressTab([...populations, ''], at(4))).started).toEqual([first]);
  });

  it('of old names while it offers them, and of none that are new', async () => {
    const home = temporaryDirectory();
    const options = { home, env: connectedSettings };
    knowNames(home, ['Known']);
    const at = (minutes: number) => ({ ...options, clock: skewClock(minutes * minute) });
    expect(await pressTab([...populations, ''], at(4))).toEqual({ values: ['Known'], started: [] });
    const stale = await pressTab([...populations, ''], at(6));
    expect(stale.values).toEqual(['Known']);
    expect(stale.started).toHaveLength(1);
    expect((await pressTab([...populations, ''], at(61))).values).not.toContain('Known');
  });

  it('of environments where the line names one that is not known', async () => {
    const home = temporaryDirectory();
    const options = { home, env: connectedSettings };
    const line = [...populations, '-e', 'Staging', ''];
    expect((await pressTab(line, options)).started.map(([, , noun]) => noun)).toEqual(['environments']);
    knowNames(home, ['Staging'], { path: '/environments' });
    const [started] = (await pressTab(line, options)).started;
    expect(started?.slice(2, 4)).toEqual(['populations', '00000010-0000-4000-8000-000000000000']);
  });

  it('with the profile and the settings file of the line', async () => {
    const options = { home: temporaryDirectory(), env: connectedSettings };
    const journey = ['-P', 'default', ...populations, ''];
    expect((await pressTab(journey, options)).started[0]?.slice(4)).toEqual(['default', '']);
  });

  it.each<[string, readonly string[], Record<string, string>]>([
    ['in CI', populations, { CI: 'true' }],
    ['where it is switched off', populations, { PINGCLI_NO_COMPLETION_LOOKUP: '1' }],
    ['with a token of the environment', populations, { PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token' }],
    ['SEC-42 where nothing is to be kept on disk', populations, { PINGCLI_AUTH_STORAGE_TYPE: 'none' }],
    ['where nothing is connected', populations, { PINGCLI_PINGONE_ENVIRONMENT_ID: '' }],
    ['of people', ['pingone', 'users', 'get'], {}],
    ['where no name is asked for', ['pingone', 'populations', 'list', '-O'], {}],
  ])('never %s', async (_, words, env) => {
    const home = temporaryDirectory();
    const tab = await pressTab([...words, ''], { home, env: { ...connectedSettings, ...env } });
    expect(tab.started).toEqual([]);
    expect(existsSync(join(home, '.local'))).toBe(false);
  });
});

interface SignedOn {
  local: LocalPingOne;
  journey: Journey;
  /** Presses Tab behind `populations get`, runs what that starts, and presses it again. */
  pressTwice(clock?: Clock): Promise<Tab['values']>;
  /** Requests since the sign-on: `token`, or the path at the API. */
  requests(): string[];
}

/** Each has a local PingOne of its own, because its clock is moved. */
async function signOn(grant?: 'authorization_code' | 'client_credentials'): Promise<SignedOn> {
  const local = await startLocalPingOne();
  onTestFinished(() => local.stop());
  const journey = await startJourneyAt(local);
  const port = 'service.pingOne.authentication.authorizationCode.redirectUri.port';
  await journey.succeed(['config', 'set', `${port}=${await freePort()}`]);
  const { native, worker } = local.clients;
  if (grant === 'client_credentials') {
    const flags = '--storage-type file_system --client-secret-stdin';
    await journey.succeed(initWords(local, grant, worker.id, flags), { input: worker.secret ?? '' });
  } else {
    const flags = '--storage-type file_system';
    await journey.succeed(initWords(local, 'authorization_code', native.id, flags));
  }
  const browser = seatPerson(local.accounts.administrator);
  if (grant !== undefined) await journey.succeed('pingone auth login', { browser });
  const before = local.requests.length;
  return {
    local,
    journey,
    async pressTwice(clock = nodeClock) {
      const line = [...populations, ''];
      const { started } = await pressTab(line, { home: journey.home, clock });
      expect(started).toHaveLength(1);
      for (const words of started) {
        expect(await journey.run(words, { clock })).toEqual({ code: 0, stdout: '', stderr: '' });
      }
      return (await pressTab(line, { home: journey.home, clock })).values.filter(
        (value) => !value.startsWith('-'),
      );
    },
    requests: () => local.requests.slice(before).map(({ url }) => new URL(url, 'http://x').pathname),
  };
}

describe('a look-up', () => {
  it.each(['authorization_code', 'client_credentials'] as const)(
    'uses the stored token of %s, and the next Tab offers what it found',
    async (grant) => {
      const { local, pressTwice, requests } = await signOn(grant);
      expect((await pressTwice()).length).toBeGreaterThan(0);
      expect(requests()).toEqual([`/v1/environments/${local.environmentId}/populations`]);
    },
  );

  it('renews a session by its refresh token', async () => {
    const { local, pressTwice, requests } = await signOn('authorization_code');
    local.advance(2 * hour);
    expect((await pressTwice(skewClock(2 * hour))).length).toBeGreaterThan(0);
    expect(requests().filter((path) => path.endsWith('/token'))).toHaveLength(1);
  });

  it('asks for no token with client credentials, neither instead of an old one nor of a refused one', async () => {
    const { local, journey, pressTwice, requests } = await signOn('client_credentials');
    local.advance(2 * hour);
    // The token's time has passed at PingOne only.
    expect(await pressTwice()).toEqual([]);
    expect(requests()).toHaveLength(1);
    expect(await pressTwice(skewClock(2 * hour))).toEqual([]);
    expect(requests()).toHaveLength(1);
    expect(journey.credentials().length).toBeGreaterThan(0);
  });

  it('sends nothing where nobody is signed on; once somebody is, it is tried again at once', async () => {
    const { local, journey, pressTwice, requests } = await signOn();
    expect(await pressTwice()).toEqual([]);
    expect(requests()).toEqual([]);
    await journey.succeed('pingone auth login', { browser: seatPerson(local.accounts.administrator) });
    expect((await pressTwice()).length).toBeGreaterThan(0);
  });

  it('leaves no names of a profile that has signed off meanwhile', async () => {
    const { local, journey } = await signOn('authorization_code');
    const { started } = await pressTab([...populations, ''], { home: journey.home });
    await journey.succeed('pingone auth logout');
    await journey.succeed('pingone auth login', { browser: seatPerson(local.accounts.administrator) });
    for (const words of started) await journey.run(words);
    expect(existsSync(join(journey.home, '.local', 'state', 'pingcli', 'names', 'demo.json'))).toBe(false);
  });

  it('gives up after ten seconds, whatever hangs', async () => {
    const { journey, requests } = await signOn('authorization_code');
    const { started } = await pressTab([...populations, ''], { home: journey.home });
    const asleep: number[] = [];
    // Its time is over once PingOne has been asked.
    const hanging = Promise.withResolvers<void>();
    const clock: Clock = {
      ...nodeClock,
      async sleep(milliseconds, signal) {
        asleep.push(milliseconds);
        await (asleep.length === 1 ? hanging.promise : nodeClock.sleep(milliseconds, signal));
      },
    };
    const ask: typeof fetch = (_, init) => {
      hanging.resolve();
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    for (const words of started) {
      expect(await journey.run(words, { clock, fetch: ask })).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    expect(asleep[0]).toBe(10_000);
    expect(requests()).toEqual([]);
  });

  it('does nothing where completion has not begun it, nor with words of another form', async () => {
    const { local, journey, requests } = await signOn('authorization_code');
    const words = ['completion', 'look-up'];
    for (const rest of [[], ['populations', local.environmentId, '', ''], ['populations', '../x', '', '']]) {
      expect(await journey.run([...words, ...rest])).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    expect(requests()).toEqual([]);
  });
});
