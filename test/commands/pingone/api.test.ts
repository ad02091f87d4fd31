/** `pingone api`: any call, to the API of the region and nowhere else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const open = shareWorld();

describe('pingone api', () => {
  it.each(['environments', '/environments', '/v1/environments', 'v1/environments'])(
    'takes the path %s',
    async (path) => {
      const world = open();
      const { code, stdout } = await world.run(['pingone', 'api', path]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)._embedded.environments.length).toBeGreaterThan(1);
      expect(world.requests()[0]?.url).toBe('/v1/environments');
    },
  );

  it('takes the whole URL, where it is that of the API', async () => {
    const { local } = open();
    const { code } = await open().run(['pingone', 'api', `${local.apiBaseUrl}/v1/environments?limit=1`]);
    expect(code).toBe(0);
  });

  it.each([
    ['SEC-70 another origin', 'https://evil.example/v1/environments'],
    ['SEC-70 the authorization server', 'AUTH/environments'],
    ['SEC-72 a climb', '../as/token'],
    ['SEC-72 an encoded climb', 'environments/%2e%2E/organizations'],
    ['SEC-72 a backslash climb', 'environments\\..\\x'],
    ['SEC-70 another scheme', 'file:///etc/passwd'],
    ['a blank', 'environments/a b'],
    ['nothing', ''],
  ])('refuses %s before anything is sent', async (_, path) => {
    const { local } = open();
    const world = open();
    const { code } = await world.run(['pingone', 'api', path.replace('AUTH', local.authBaseUrl)]);
    expect(code).toBe(64);
    expect(world.requests()).toEqual([]);
  });

  it('fills {environmentId} from the profile and from -e by name', async () => {
    const world = open();
    await world.run(['pingone', 'api', 'environments/{environmentId}/populations']);
    expect(world.requests().at(-1)?.url).toBe(`/v1/environments/${world.local.environmentId}/populations`);
    await world.run(['pingone', 'api', 'environments/{environmentID}/populations', '-e', 'Customer Portal']);
    expect(world.requests().at(-1)?.url).toContain('1d50eb29-c393-4fbf-b92d-b78288c47d09');
  });

  it('writes with a body from argv, a file and a pipe', async () => {
    const path = 'environments/{environmentId}/groups';
    const home = temporaryDirectory();
    writeFileSync(join(home, 'group.json'), '{"name":"From a file"}');
    const raw = await open().run([
      'pingone',
      'api',
      path,
      '-m',
      'POST',
      '--data-raw',
      '{"name":"From argv"}',
    ]);
    const file = await open().run(['pingone', 'api', path, '-m', 'POST', '--data', 'group.json'], { home });
    const pipe = await open().run(['pingone', 'api', path, '-m', 'POST', '--data', '-'], {
      input: '{"name":"From a pipe"}',
    });
    expect([raw, file, pipe].map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(JSON.parse(pipe.stdout).name).toBe('From a pipe');
    const missing = await open().run(['pingone', 'api', path, '-m', 'POST', '--data', 'missing.json']);
    expect(missing.code).toBe(64);
  });

  it('sends headers, and none that belong to the sign-on', async () => {
    const world = open();
    const { id } = world.local.accounts.locked;
    const unlock = 'Content-Type: application/vnd.pingidentity.account.unlock+json';
    const words = ['pingone', 'api', `environments/{environmentId}/users/${id}`, '-m', 'POST', '-r', unlock];
    expect((await world.run(words)).code).toBe(0);
    expect(world.requests().at(-1)?.headers['content-type']).toBe(
      'application/vnd.pingidentity.account.unlock+json',
    );
    for (const header of ['Authorization: Bearer x', 'Host: evil.example', 'no colon', 'X: a\r\nY: b']) {
      expect((await open().run(['pingone', 'api', 'environments', '-r', header])).code).toBe(64);
    }
  });

  it('fails by the status, unless --no-fail', async () => {
    const id = '6f1b9a52-3c1e-4f5e-9d53-0c6a0e3b1a01';
    const path = `environments/{environmentId}/groups/${id}`;
    const failed = await open().run(['pingone', 'api', path]);
    expect([failed.code, failed.stdout]).toEqual([3, '']);
    expect(failed.stderr).toContain('NOT_FOUND');
    const shown = await open().run(['pingone', 'api', path, '--no-fail']);
    expect([shown.code, JSON.parse(shown.stdout).code]).toEqual([0, 'NOT_FOUND']);
    const included = await open().run(['pingone', 'api', path, '--include']);
    expect(included.code).toBe(3);
    expect(included.stdout).toMatch(/^HTTP 404\n/);
    expect(included.stdout).toContain('correlation-id: ');
  });

  it('--include in JSON carries status, headers and body', async () => {
    const { stdout } = await open().run('pingone api environments?limit=1 --include -O json');
    const { data } = JSON.parse(stdout);
    expect(data).toMatchObject({ status: 200, headers: { 'content-type': 'application/hal+json' } });
    expect(data.body._embedded).toBeDefined();
  });

  it('--paginate follows the pages to the end', async () => {
    const world = open();
    const { stdout } = await world.run([
      ...['pingone', 'api', 'environments/{environmentId}/users?limit=7', '--paginate'],
      ...['-O', 'ndjson'],
    ]);
    const requests = world.requests();
    expect(requests.length).toBeGreaterThan(5);
    expect(stdout.trimEnd().split('\n').length).toBeGreaterThan(7 * (requests.length - 1));
  });

  it('says what an empty answer was, and writes answers to a file', async () => {
    const made = await open().data('pingone groups create --name Raw');
    const { id } = Object(made);
    const home = temporaryDirectory();
    const path = `environments/{environmentId}/groups/${id}`;
    await open().run(['pingone', 'api', path, '-o', 'group.json'], { home });
    expect(JSON.parse(readFileSync(join(home, 'group.json'), 'utf8')).id).toBe(id);
    const removed = await open().run(['pingone', 'api', path, '-m', 'DELETE']);
    expect([removed.code, removed.stdout]).toEqual([0, '']);
    expect(removed.stderr).toContain('204');
  });

  it.each([
    ['--data with GET', ['--data-raw', '{}']],
    ['two bodies', ['-m', 'POST', '--data-raw', '{}', '--data', 'x']],
    ['--paginate with a write', ['-m', 'DELETE', '--paginate']],
  ])('refuses %s', async (_, words) => {
    const world = open();
    expect((await world.run(['pingone', 'api', 'environments', ...words])).code).toBe(64);
    expect(world.requests()).toEqual([]);
  });
});
