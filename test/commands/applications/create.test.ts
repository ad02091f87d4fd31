/** `applications create` with presets, scopes and roles: what is sent, what is planned, and what a part that failed leaves. */
import { describe, expect, it, vi } from 'vitest';
import { roleId } from '../../../local-pingone/seed/roles.ts';
import { cancelledError } from '../../../src/core/errors.ts';
import { beginCli } from '../../support/run-cli.ts';
import { shareWorld } from '../../support/shared-world.ts';

const open = shareWorld();
const create = ['pingone', 'applications', 'create'];
const redirect = ['--redirect-uri', 'https://crm.example.com/callback'];

function newName(): string {
  return `app ${crypto.randomUUID()}`;
}

describe('a preset', () => {
  it.each([
    [
      'worker',
      [],
      {
        type: 'WORKER',
        grantTypes: ['CLIENT_CREDENTIALS'],
        tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
        assignActorRoles: false,
      },
    ],
    [
      'web-app',
      redirect,
      {
        type: 'WEB_APP',
        grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
        responseTypes: ['CODE'],
        tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
        pkceEnforcement: 'OPTIONAL',
        redirectUris: ['https://crm.example.com/callback'],
      },
    ],
    [
      'native',
      redirect,
      { type: 'NATIVE_APP', tokenEndpointAuthMethod: 'NONE', pkceEnforcement: 'S256_REQUIRED' },
    ],
    [
      'single-page',
      redirect,
      { type: 'SINGLE_PAGE_APP', tokenEndpointAuthMethod: 'NONE', pkceEnforcement: 'S256_REQUIRED' },
    ],
    ['service', [], { type: 'SERVICE', grantTypes: ['CLIENT_CREDENTIALS'] }],
  ])('%s says what such an application needs', async (preset, more, expected) => {
    const { run, requests } = open();
    const name = newName();
    const made = await run([...create, '--preset', preset, '--name', name, ...more, '-O', 'json']);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const [request] = requests().filter(({ method }) => method === 'POST');
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      name,
      enabled: true,
      protocol: 'OPENID_CONNECT',
      ...expected,
    });
    expect(JSON.parse(made.stdout).data).not.toHaveProperty('_embedded');
  });

  it('gives way to file and flags', async () => {
    const { run, requests } = open();
    const input = JSON.stringify({
      name: newName(),
      description: 'From a file',
      pkceEnforcement: 'REQUIRED',
    });
    const flags = '--preset web-app --no-enabled --token-endpoint-auth-method CLIENT_SECRET_POST -f -';
    const made = await run([...create, ...flags.split(' '), ...redirect], { input });
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('connection-details')]);
    const [request] = requests().filter(({ method }) => method === 'POST');
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      description: 'From a file',
      pkceEnforcement: 'REQUIRED',
      enabled: false,
      tokenEndpointAuthMethod: 'CLIENT_SECRET_POST',
      type: 'WEB_APP',
    });
  });

  it.each([
    ['web-app without a redirect URI', '--preset web-app --name x', /needs a redirect URI/],
    [
      'worker with one',
      `--preset worker --name x ${redirect.join(' ')}`,
      /does nothing for the preset worker/,
    ],
    ['worker with a scope of users', '--preset worker --name x --grant-scope profile', /come from --role/],
    ['without a name', '--preset worker', /lacks name/],
    [
      'with a template',
      '--preset worker --name x --template-type oidc',
      /each say what the body starts from/,
    ],
    ['a role without a scope', '--preset worker --name x --role Nobody', /does not say where/],
    ['a role at no scope', '--preset worker --name x --role Nobody=somewhere', /no kind of scope/],
  ])('%s is refused', async (_, flags, why) => {
    const { run, requests } = open();
    const { code, stderr } = await run([...create, ...flags.split(' ')]);
    expect(code).toBe(64);
    expect(stderr).toMatch(why);
    expect(requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('scopes and roles', () => {
  const web = [...create, '--preset', 'web-app', ...redirect];

  it('are given with the application', async () => {
    const { local, run } = open();
    const { store, environmentId } = local;
    const name = newName();
    const flags = ['--grant-scope', 'p1:read:user,profile,openid', '--grant-scope', 'openid/email'];
    const made = await run([
      ...web,
      '--name',
      name,
      ...flags,
      '--role',
      'DaVinci Admin=environment',
      '-O',
      'json',
    ]);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const { data } = JSON.parse(made.stdout);
    const path = `environments/${environmentId}/applications/${data.id}`;
    const granted = store.list(`${path}/grants`).map(({ scopes }) => Object(scopes).length);
    expect(granted).toEqual([1, 2]);
    expect(data._embedded.grants).toHaveLength(2);
    expect(data._embedded.roleAssignments).toMatchObject([
      { role: { id: roleId('DaVinci Admin') }, scope: { type: 'ENVIRONMENT', id: environmentId } },
    ]);
  });

  it('are part of the plan, and nothing is made', async () => {
    const { run, requests } = open();
    const line = [
      ...web,
      '--name',
      newName(),
      '--grant-scope',
      'profile',
      '--role',
      'DaVinci Admin=organization',
    ];
    const planned = await run([...line, '--dry-run', '-O', 'json']);
    const { data, meta } = JSON.parse(planned.stdout);
    expect(data.slice(-2)).toEqual([
      { change: '+', member: 'grant', before: null, after: 'profile of openid' },
      { change: '+', member: 'role assignment', before: null, after: 'DaVinci Admin at organization' },
    ]);
    expect(meta.effect).toBe('would-create');
    expect(requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('that fail in part are told with what mends them, and the rest is given', async () => {
    const { run, data } = open();
    const name = newName();
    const roles = ['--role', 'Organization Admin=organization', '--role', 'DaVinci Admin=environment'];
    const made = await run([...web, '--name', name, ...roles, '--grant-scope', 'profile']);
    expect(made.code).toBe(7);
    expect(made.stderr).toMatch(/⚠ Created the application '.*' \(.*\); 1 of 3 grants and roles failed\n/);
    expect(made.stderr).toContain('ℹ Granted profile of openid\n');
    expect(made.stderr).toContain('ℹ Assigned DaVinci Admin at environment\n');
    const mend = /To go on: pingcli (pingone applications role-assignments create .*)\n/.exec(
      made.stderr,
    )?.[1];
    expect(made.stderr).toContain('PingOne answered 403 ACCESS_FAILED');
    // What is to be copied is a command: with another role it would go through.
    const words = (mend ?? '').replace(roleId('Organization Admin'), roleId('Environment Admin')).split(' ');
    expect((await run(words)).code).toBe(0);
    expect(await data([...'pingone applications role-assignments list'.split(' '), name])).toHaveLength(2);
    const json = await run([...web, '--name', newName(), ...roles, '-O', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 'error',
      data: { _embedded: { grants: [], roleAssignments: [{}] } },
      errors: [{ code: 'ACCESS_FAILED', suggestion: expect.stringContaining('To go on: pingcli') }],
      warnings: [{ code: 'ROLE_ASSIGNMENT_FAILED' }],
    });
  });

  it('of which it is not known whether they were given are among those that failed', async () => {
    const { local, run } = open();
    local.faults.add({ method: 'POST', url: /\/grants$/ }, { kind: 'reset-after-effect' });
    const { code, stderr } = await run([...web, '--name', newName(), '--grant-scope', 'profile']);
    local.faults.clear();
    expect(code).toBe(7);
    expect(stderr).toContain('Could not grant profile of openid');
    expect(stderr).toContain('To go on: pingcli pingone applications grants create');
  });

  it('of a run that is stopped: says what is there, and how to go on', async () => {
    const { local, env } = open();
    local.faults.add({ method: 'POST', url: /\/grants$/ }, { kind: 'silence' });
    const name = newName();
    const line = [...web, '--name', name, '--grant-scope', 'profile', '--role', 'DaVinci Admin=environment'];
    const before = local.requests.length;
    const running = beginCli(line, { env });
    await vi.waitFor(() => expect(local.requests.slice(before).at(-1)?.url).toMatch(/\/grants$/));
    running.host.interrupt.abort(cancelledError('interrupted'));
    const { code, stderr } = await running.ended;
    local.faults.clear();
    expect(code).toBe(130);
    expect(stderr).toContain(`The application '${name}' (`);
    expect(stderr).toMatch(/Fix: To go on: .* grants create .* ; .* role-assignments create /);
  });

  it('have names that are known, and once', async () => {
    const { local, run } = open();
    const unknown = await run([...web, '--name', 'x', '--grant-scope', 'profil']);
    expect(unknown.code).toBe(3);
    expect(unknown.stderr).toContain("Did you mean 'profile'?");
    const path = `environments/${local.environmentId}/resources/r-1`;
    local.store.put(path, { id: 'r-1', name: 'Orders API', type: 'CUSTOM' });
    local.store.put(`${path}/scopes/s-1`, { id: 's-1', name: 'profile' });
    const twice = await run([...web, '--name', 'x', '--grant-scope', 'profile']);
    expect(twice.code).toBe(6);
    expect(twice.stderr).toContain('"openid/profile" or "Orders API/profile"');
    local.store.remove(path);
  });
});
