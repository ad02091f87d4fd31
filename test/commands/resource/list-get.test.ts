/** `list` and `get` as a person runs them, against the local PingOne. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../../local-pingone/start.ts';
import { environments } from '../../../src/catalogue/pingone/environments.ts';
import { getCommand } from '../../../src/commands/resource/get.ts';
import { fetchToken } from '../../pingone/client-world.ts';
import { type CliRun, runCli } from '../../support/run-cli.ts';

let local: LocalPingOne;
let env: Record<string, string>;
beforeAll(async () => {
  local = await startLocalPingOne({ largestPage: 5 });
  env = {
    PINGCLI_PINGONE_AUTH_BASE_URL: local.authBaseUrl,
    PINGCLI_PINGONE_API_BASE_URL: local.apiBaseUrl,
    PINGONE_ENVIRONMENT_ID: local.environmentId,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: local.clients.worker.id,
    PINGCLI_AUTH_STORAGE_TYPE: 'none',
    PINGONE_API_ACCESS_TOKEN: `${(await fetchToken(local)).open()}\n`,
  };
});
afterAll(() => local.stop());

function run(words: string | string[]): Promise<CliRun> {
  local.faults.clear();
  return runCli(words, { env });
}

function apiRequests(): number {
  return local.requests.filter(({ host }) => host === 'api').length;
}

describe('list', () => {
  it('REL-20 REL-30 is everything on stdout, and a summary on stderr', async () => {
    const { code, stdout, stderr } = await run('pingone environments list');
    expect(code).toBe(0);
    const rows = stdout.trimEnd().split('\n');
    expect(stderr).toBe(`✔ Fetched ${rows.length - 1} items\n`);
    expect(rows.length).toBeGreaterThan(10);
  });

  it('REL-20 says where --limit leaves records out, and only there', async () => {
    const { stdout } = await run('pingone environments list');
    const all = stdout.trimEnd().split('\n').length - 1;
    const few = await run('pingone environments list --limit 3');
    expect(few.stderr).toBe('✔ Fetched 3 items; there are more, which --limit leaves out\n');
    expect((await run(`pingone environments list --limit ${all}`)).stderr).toBe(`✔ Fetched ${all} items\n`);
  });

  it('REL-30 -O json with --debug keeps stdout clean and the token out of the trace', async () => {
    const { stdout, stderr } = await run('pingone environments list -O json --debug');
    const { data, meta } = JSON.parse(stdout);
    expect(data.length).toBeGreaterThan(10);
    expect(meta).toMatchObject({ httpStatus: 200, resource: 'environment', action: 'list', effect: 'read' });
    expect(stderr).toContain('> authorization: ********');
    expect(stderr.includes(env.PINGONE_API_ACCESS_TOKEN?.trim() ?? '')).toBe(false);
  });
});

it.each(['text', 'json', 'ndjson', 'ndjson-typed', 'ndjson-wrapped', 'csv', 'yaml', 'md'])(
  'REL-15 -O %s shows an integer beyond 2^53 with all its digits',
  async (format) => {
    local.faults.clear();
    const body = `{"id":"${local.environmentId}","name":"x","big":12345678901234567890,"in":{"list":[-9007199254740993]}}`;
    local.faults.add({ host: 'api' }, { kind: 'answer', status: 200, body });
    const { code, stdout } = await runCli(`pingone environments get ${local.environmentId} -O ${format}`, {
      env,
    });
    expect(code).toBe(0);
    expect(stdout).toContain('12345678901234567890');
    expect(stdout).toContain('-9007199254740993');
    expect(stdout).not.toContain('rawJSON');
  },
);

describe('get', () => {
  it.each([
    ['get Administrators'],
    ['get -i Administrators'],
    ['get --environment-id Administrators'],
    ['get -e Administrators'],
    ['show Administrators'],
  ])('takes the name by `%s`', async (words) => {
    const { code, stdout } = await run(`pingone environments ${words} -O json --query data.id`);
    expect({ code, stdout: stdout.trim() }).toEqual({ code: 0, stdout: JSON.stringify(local.environmentId) });
  });

  it('takes the same name twice, but not two', async () => {
    expect((await run('pingone environments get Workforce -i Workforce')).code).toBe(0);
    const before = apiRequests();
    const { code, stderr } = await run('pingone environments get Workforce -i Administrators');
    expect(code).toBe(64);
    expect(stderr).toContain("Which environment: 'Workforce' or 'Administrators'?");
    expect(apiRequests()).toBe(before);
  });

  it('without a name is a usage error that names argument and flag', async () => {
    const { code, stderr } = await run('pingone environments get');
    expect(code).toBe(64);
    expect(stderr).toContain('--environment-id');
    expect(stderr).toContain('--environment-id <id or name>');
  });

  it('of what does not exist ends with 3 and the probable name', async () => {
    const { code, stderr } = await run(['pingone', 'environments', 'get', 'Workforce Stagign']);
    expect(code).toBe(3);
    expect(stderr).toContain("Did you mean 'Workforce Staging'?");
  });

  it('F-37 SEC-72 of a path never becomes a path', async () => {
    const before = apiRequests();
    const { code } = await run(['pingone', 'environments', 'get', '../../users']);
    expect(code).toBe(64);
    expect(apiRequests()).toBe(before);
  });

  it('of an unknown ID says that there is none, and what PingOne said', async () => {
    const { code, stderr } = await run('pingone environments get 00000000-0000-4000-8000-000000000000');
    expect(code).toBe(3);
    expect(stderr).toContain('There is no environment 00000000-0000-4000-8000-000000000000');
    expect(stderr).toContain('Why: PingOne answers 403');
  });

  it('of a resource known by ID only offers no name', () => {
    const { naturalKey: _, ...byId } = environments;
    const { arguments: [argument] = [], flags } = getCommand({
      definition: byId,
      command: 'pingcli pingone environments',
      parents: [],
    });
    expect(argument?.summary).toBe('ID of the environment');
    expect(flags['environment-id']?.placeholder).toBe('id');
  });
});
