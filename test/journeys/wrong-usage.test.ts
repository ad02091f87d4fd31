/** What people mistype: the message names the input and the remedy, nothing is sent, and nothing that was there is lost. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import type { FakeHostOptions } from '../support/fake-host.ts';
import { initWords, type Journey, startJourney, startJourneyAt } from '../support/journey.ts';
import type { CliRun } from '../support/run-cli.ts';

let local: LocalPingOne;
let journey: Journey;
beforeAll(async () => {
  local = await startLocalPingOne();
});
afterAll(() => local.stop());
beforeEach(async () => {
  journey = await startJourneyAt(local);
  const { id, secret = '' } = local.clients.worker;
  const flags = '--storage-type file_system --client-secret-stdin';
  await journey.succeed(initWords(local, 'client_credentials', id, flags), { input: secret });
});

interface Mistake {
  words: string | string[];
  code: number;
  /** What stderr names: the input and the remedy. */
  says: (string | RegExp)[];
  options?: FakeHostOptions;
}

async function expectRefusal(mistake: Mistake): Promise<CliRun> {
  const settings = journey.settings();
  const credentials = journey.credentials();
  const requests = local.requests.length;
  const run = await journey.run(mistake.words, mistake.options);
  expect(run, run.stderr).toMatchObject({ code: mistake.code, stdout: '' });
  expect(run.stderr).toMatch(/^✖ /);
  for (const part of mistake.says) expect(run.stderr).toMatch(part);
  expect(run.stderr).not.toMatch(/\bat .*\.ts:\d+/);
  expect(journey.settings()).toBe(settings);
  expect(journey.credentials()).toEqual(credentials);
  expect(local.requests).toHaveLength(requests);
  return run;
}

const clientId = '018c7dbf-5417-4d37-bc95-d7ac200e58c2';
const init = 'pingone init --grant-type client_credentials';

const mistakes: Record<string, Mistake> = {
  'a malformed environment ID': {
    words: `${init} --environment-id 3f0c1b52-6a0e --client-id ${clientId} --client-secret-stdin`,
    options: { input: 'secret' },
    code: 64,
    says: ["--environment-id '3f0c1b52-6a0e'", 'https://auth.pingone.eu/<environment ID>/as/authorize'],
  },
  'a malformed client ID': {
    words: `${init} --environment-id ${clientId} --client-id my-app --client-secret-stdin`,
    options: { input: 'secret' },
    code: 64,
    says: ["--client-id 'my-app'", 'UUID', 'console'],
  },
  'a malformed UUID for a setting': {
    words: 'config set service.pingOne.endpoint.environmentID=3f0c1b52',
    code: 64,
    says: ["'3f0c1b52'", 'service.pingOne.endpoint.environmentID', 'a UUID, for example'],
  },
  'a malformed UUID in the environment': {
    words: 'pingone environments list',
    options: { env: { PINGCLI_PINGONE_ENVIRONMENT_ID: '3f0c1b52' } },
    code: 64,
    says: ["'3f0c1b52'", 'PINGCLI_PINGONE_ENVIRONMENT_ID', 'a UUID, for example'],
  },
  'an unknown profile by flag': {
    words: 'pingone environments list -P dmeo',
    code: 64,
    says: ["no profile 'dmeo'", "Did you mean 'demo'"],
  },
  'an unknown profile by environment': {
    words: 'pingone environments list',
    options: { env: { PINGCLI_PROFILE: 'dmeo' } },
    code: 78,
    says: ["no profile 'dmeo'", 'PINGCLI_PROFILE', "Did you mean 'demo'"],
  },
  'two grants at once': {
    words: 'pingone auth login --device-code --authorization-code',
    code: 64,
    says: ['--authorization-code and --device-code exclude each other', 'Name one grant'],
  },
  'a grant whose client is not configured': {
    words: 'pingone auth login --device-code',
    code: 78,
    says: ['device code', "'demo'", 'service.pingOne.authentication.deviceCode.clientID=<value>'],
  },
  'an unknown flag': {
    words: 'pingone environments list --outputformat json',
    code: 64,
    says: [
      "'--outputformat'",
      "Did you mean '--output-format'",
      "'pingcli pingone environments list --help'",
    ],
  },
  'an unknown command': {
    words: 'pingone environments lst',
    code: 64,
    says: ["'lst'", "Did you mean 'list'", "'pingcli pingone environments --help'"],
  },
  'an unknown group': {
    words: 'pingone enviroments list',
    code: 64,
    says: ["'enviroments'", "Did you mean 'environments'"],
  },
  'an unknown output format': {
    words: 'pingone environments list -O jsn',
    code: 64,
    says: ["--output-format 'jsn'", 'text, json, ndjson', "Did you mean 'json'"],
  },
  'a query of CSV': {
    words: 'pingone environments list --query data[0] -O csv',
    code: 64,
    says: ['--query', "'csv'", '-O text, -O json'],
  },
  'a flag without its value': {
    words: 'pingone environments get -i',
    code: 64,
    says: [/-i, --environment-id/, '--help'],
  },
  'an object that is not named': {
    words: 'pingone environments get',
    code: 64,
    says: ['Which environment?', '<id or name>'],
  },
  'a word too many': {
    words: 'pingone environments list Administrators',
    code: 64,
    says: ["'Administrators'", '--help'],
  },
  'a time limit that is none': {
    words: 'pingone auth login --timeout soon',
    code: 64,
    says: ["--timeout 'soon'", '--timeout 5m'],
  },
  'an empty standard input for the secret': {
    words: 'pingone auth login --client-secret-stdin',
    options: { input: '\n' },
    code: 64,
    says: ['standard input holds no client secret', '--client-secret-stdin <'],
  },
  'a secret file that is not there': {
    words: 'pingone auth login --client-secret-file nowhere.txt',
    code: 64,
    says: ["'nowhere.txt'"],
  },
  '--no-input on a terminal, without the value': {
    words: 'config profiles add --no-input',
    options: { terminal: { columns: 80 }, env: { NO_COLOR: '1' } },
    code: 64,
    says: ['name', '--name'],
  },
  'init without its values and without a terminal': {
    words: 'pingone init -P default',
    code: 64,
    says: ['grant type', '--grant-type'],
  },
};

it.each(Object.entries(mistakes))('%s', async (_, mistake) => {
  await expectRefusal(mistake);
});

it('in JSON the failure is the envelope on stdout, and one line on stderr', async () => {
  const runs = [
    await journey.run('pingone environments lst -O json'),
    await journey.run('pingone environments list -P dmeo -O json'),
    await journey.run('pingone environments get Adminstrators', { env: { PINGCLI_OUTPUT_FORMAT: 'json' } }),
  ];
  expect(runs.map(({ code }) => code)).toEqual([64, 64, 3]);
  for (const { stdout, stderr } of runs) {
    const envelope = JSON.parse(stdout);
    expect(envelope).toMatchObject({ schemaVersion: '1.1', status: 'error', data: null });
    expect(envelope.errors[0]).toMatchObject({
      code: expect.stringMatching(/^[A-Z_]+$/),
      message: envelope.message,
      suggestion: expect.stringContaining('Did you mean'),
    });
    expect(stderr).toBe(`✖ ${envelope.message}\n`);
  }
});

describe('names of environments', () => {
  it('a mistyped one: the nearest is offered', async () => {
    const run = await journey.run('pingone environments get Adminstrators');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain("'Adminstrators'");
    expect(run.stderr).toContain("Did you mean 'Administrators'?");
  });

  it('one that two environments have: both are listed', async () => {
    const twin = '11111111-0000-4000-8000-000000000000';
    const original = local.store.get(`environments/${local.environmentId}`) ?? {};
    const path = `environments/${twin}`;
    local.store.put(path, { ...original, id: twin, description: 'The other one' });
    try {
      const run = await journey.run('pingone environments get Administrators');
      expect(run).toMatchObject({ code: 6, stdout: '' });
      expect(run.stderr).toContain("2 environments are named 'Administrators'");
      expect(run.stderr).toContain(local.environmentId);
      expect(run.stderr).toContain(`${twin}  Administrators  The other one`);
      expect((await journey.succeed(`pingone environments get ${twin}`)).stdout).toContain('The other one');
    } finally {
      local.store.remove(path);
    }
  });
});

describe('a settings file that cannot be read as one', () => {
  const broken = 'activeProfile: demo\ndemo:\n  noColor: true\n   outputFormat: text\n';

  function spoil(text: string): { home: Journey; file: string } {
    const home = startJourney();
    mkdirSync(join(home.home, '.pingcli'), { mode: 0o700 });
    const file = join(home.home, '.pingcli', 'config.yaml');
    writeFileSync(file, text, { mode: 0o600 });
    return { home, file };
  }

  it.each([
    'pingone environments list',
    'config set outputFormat=json',
    'config profiles add --name other',
    'config profiles list',
  ])('%s ends with 78, names file, line and column, and leaves it as it was', async (words) => {
    const { home, file } = spoil(broken);
    const run = await home.run(words);
    expect(run).toMatchObject({ code: 78, stdout: '' });
    expect(run.stderr).toContain(file);
    expect(run.stderr).toMatch(/line 3, column 12\b/);
    expect(home.settings()).toBe(broken);
  });

  it('a settings file that a flag names and that is not there', async () => {
    const home = startJourney();
    const run = await home.run('pingone environments list -C nowhere.yaml');
    expect(run.code).toBe(78);
    expect(run.stderr).toContain('nowhere.yaml');
    expect(home.settings()).toBeUndefined();
  });
});
