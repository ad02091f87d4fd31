/** Ping's Getting Started tasks 2 and 3, each in one command, and what becomes of them when something goes wrong on the way. */
import { describe, expect, it } from 'vitest';
import type { FaultMatch, LocalPingOneOptions } from '../../local-pingone/contract.ts';
import type { Document } from '../../local-pingone/store.ts';
import { type ApiWorld, startWorld } from '../support/api-world.ts';
import type { FakeHostOptions } from '../support/fake-host.ts';
import { createTravellingClock } from '../support/travelling-clock.ts';

const password = 'Quick-Start-1!';
const make = 'pingone quickstart test-environment --password-stdin';
const sso = 'pingone quickstart sso --password-stdin';
const writes = (world: ApiWorld) => world.requests().filter(({ method }) => method !== 'GET');

interface Quickstart extends ApiWorld {
  /** The environments of this name. */
  made(name?: string): Document[];
  /** The objects of a collection of the test environment. */
  within(collection: string): Document[];
  quickly(words: string, options?: FakeHostOptions): ReturnType<ApiWorld['run']>;
}

async function startQuickstart(options: LocalPingOneOptions = {}): Promise<Quickstart> {
  const world = await startWorld(options);
  const { local } = world;
  const clock = createTravellingClock(local);
  const made = (name = 'pingcli Test') =>
    local.store.list('environments').filter((each) => each.name === name);
  return {
    ...world,
    made,
    within: (collection) => local.store.list(`environments/${String(made()[0]?.id)}/${collection}`),
    quickly: (words, more = {}) => world.run(words, { clock, input: `${password}\n`, ...more }),
  };
}

describe('quickstart test-environment', () => {
  it('makes an environment, a population, a user and the password, and prints IDs and what to do next', async () => {
    const world = await startQuickstart();
    const { code, stdout, stderr } = await world.quickly(`${make} -O json`);
    expect(code).toBe(0);
    const [environment] = world.made();
    expect(environment).toMatchObject({ type: 'SANDBOX', region: 'EU', license: { id: expect.any(String) } });
    const population = world.within('populations').find(({ name }) => name === 'Test Users');
    const user = world.within('users').find(({ username }) => username === 'test.user');
    expect(user).toMatchObject({ email: 'test.user@example.com', population: { id: population?.id } });
    const { data, meta } = JSON.parse(stdout);
    expect(data).toEqual({
      environment: {
        id: environment?.id,
        name: 'pingcli Test',
        type: 'SANDBOX',
        region: 'EU',
        effect: 'created',
      },
      population: { id: population?.id, name: 'Test Users', effect: 'created' },
      user: { id: user?.id, username: 'test.user', email: 'test.user@example.com', effect: 'created' },
      password: { effect: 'set' },
      next: [
        'pingcli pingone quickstart sso --username test.user',
        `pingcli pingone users list -e ${String(environment?.id)}`,
        'pingcli pingone quickstart remove',
      ],
    });
    expect(meta).toMatchObject({ action: 'quickstart', effect: 'created' });
    expect(stdout + stderr).not.toContain(password);
    const sent = writes(world);
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST', 'PUT']);
    expect(sent.at(-1)?.headers['content-type']).toBe('application/vnd.pingidentity.password.set+json');
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      billOfMaterials: { products: [{ type: 'PING_ONE_BASE' }] },
    });
  });

  it('shows the same as text, with the progress on stderr', async () => {
    const world = await startQuickstart();
    const { stdout, stderr } = await world.quickly(make);
    expect(stdout).toMatch(/^ENVIRONMENT {5}pingcli Test\nENVIRONMENT ID {2}[0-9a-f-]{36}\nPOPULATION /);
    expect(stdout).toMatch(/\nPASSWORD {8}set\n$/);
    expect(stderr.replaceAll(/[0-9a-f-]{36}/g, 'ID')).toBe(
      [
        "✔ Created the environment 'pingcli Test' (ID)",
        "✔ Created the population 'Test Users' (ID)",
        "✔ Created the user 'test.user' (ID)",
        "✔ Set the password of 'test.user'",
        "✔ The test environment 'pingcli Test' is ready",
        'ℹ Next:',
        'ℹ pingcli pingone quickstart sso --username test.user',
        'ℹ pingcli pingone users list -e ID',
        'ℹ pingcli pingone quickstart remove',
        '',
      ].join('\n'),
    );
  });

  it('generates a password within the policy, shows it once, and it is the one that works', async () => {
    const world = await startQuickstart();
    const words = 'pingone quickstart test-environment --generate-password';
    const { code, stdout, stderr } = await world.quickly(words);
    expect(code).toBe(0);
    const generated = /\nPASSWORD {2,}(\S+)\n/.exec(stdout)?.[1] ?? '';
    expect(generated).toMatch(/^\S{20}$/);
    expect(stderr).toContain('The password is shown this once');
    expect(stderr).not.toContain(generated);
    const again = await world.quickly(words);
    expect(again.stdout).toMatch(/\nPASSWORD {2,}kept\n/);
    expect(again.stderr).toContain("'test.user' has a password already, which is kept.");
    const signedOn = await world.quickly(sso, { input: generated });
    expect(signedOn.code).toBe(0);
  });

  it('does nothing but look with --dry-run, and says what it would make', async () => {
    const world = await startQuickstart();
    const words = 'pingone quickstart test-environment --name Trial --dry-run -O json';
    const { code, stdout } = await world.quickly(words, { input: '' });
    expect(code).toBe(0);
    const { data, meta } = JSON.parse(stdout);
    expect(data).toContainEqual({ change: '+', member: 'environment.name', before: null, after: 'Trial' });
    expect(data).toContainEqual({ change: '+', member: 'user.password', before: null, after: '********' });
    expect(meta.effect).toBe('would-create');
    expect(writes(world)).toEqual([]);
    await world.quickly(`${make} --name Trial`);
    world.requests();
    const after = await world.quickly(words);
    expect(JSON.parse(after.stdout).data).toEqual([]);
    expect(writes(world)).toEqual([]);
  });

  it('takes names, and a license by name or ID', async () => {
    const world = await startQuickstart();
    const license = world.local.store.list(`organizations/${world.local.organizationId}/licenses`)[0];
    const words = [...make.split(' '), '--name', 'P 42', '--license', String(license?.name)];
    const more = ['--population', 'People', '--username', 'anna', '--email', 'anna@example.org'];
    const { code, stdout } = await world.run([...words, ...more, '-O', 'json'], { input: password });
    expect(code).toBe(0);
    expect(world.made('P 42')[0]).toMatchObject({ license: { id: license?.id } });
    expect(JSON.parse(stdout).data).toMatchObject({
      population: { name: 'People' },
      user: { username: 'anna', email: 'anna@example.org' },
      next: [
        "pingcli pingone quickstart sso --name 'P 42' --username anna",
        expect.any(String),
        expect.any(String),
      ],
    });
  });

  it('asks which license where there are several, and names the flag where nobody can be asked', async () => {
    const world = await startQuickstart();
    const licenses = `organizations/${world.local.organizationId}/licenses`;
    const id = '11111111-2222-4333-8444-555555555555';
    world.local.store.put(`${licenses}/${id}`, { id, name: 'Second', package: 'TRIAL', status: 'ACTIVE' });
    const refused = await world.quickly(make);
    expect([refused.code, refused.stderr]).toEqual([64, expect.stringContaining('--license <id or name>')]);
    expect(writes(world)).toEqual([]);
    const asked = await world.run('pingone quickstart test-environment', {
      terminal: { columns: 80 },
      answers: [
        { question: 'License:', answer: 'Second (TRIAL)' },
        { question: 'Password of test.user:', answer: password },
      ],
    });
    expect(asked.code).toBe(0);
    expect(world.made()[0]).toMatchObject({ license: { id } });
  });

  it('waits until a new environment is ready, and no longer than it says', async () => {
    const patient = await startQuickstart({ environmentReadyAfter: 20_000 });
    const { code, stderr } = await patient.quickly(make);
    expect(code).toBe(0);
    expect(stderr).toContain("ℹ Waiting for the new environment 'pingcli Test' to be ready, up to 2 min.\n");
    expect(patient.within('users')).toHaveLength(1);

    const endless = await startQuickstart({ environmentReadyAfter: 3_600_000 });
    const given = await endless.quickly(make);
    expect([given.code, given.stderr]).toEqual([8, expect.stringContaining('Run the same command again')]);
    endless.local.advance(3_600_000);
    expect((await endless.quickly(make)).code).toBe(0);
    expect([endless.made().length, endless.within('users').length]).toEqual([1, 1]);
  });

  it('does not wait where the refusal is meant', async () => {
    const world = await startQuickstart();
    await world.quickly(make);
    world.local.advance(3_600_000);
    const [environment] = world.made();
    world.local.store.put(`environments/${String(environment?.id)}`, {
      ...environment,
      createdAt: '2020-01-01T00:00:00Z',
    });
    world.local.faults.add({ host: 'api', url: /\/populations/ }, { kind: 'answer', status: 403 }, 3);
    const { code, stderr } = await world.quickly(make);
    expect(code).toBe(5);
    expect(stderr).not.toContain('Waiting');
  });

  it('does so too where somebody makes it in the meantime', async () => {
    const world = await startQuickstart();
    const { local } = world;
    const empty = {
      kind: 'rewrite',
      change: (body: unknown) => ({ ...Object(body), _embedded: {} }),
    } as const;
    const [foreign] = local.store.list('environments').filter(({ name }) => name === 'Tokyo Pilot');
    local.store.put(`environments/${String(foreign?.id)}`, { ...foreign, name: 'pingcli Test' });
    local.faults.add({ host: 'api', method: 'GET', url: /\/environments\?filter/ }, empty);
    const { code, stderr } = await world.quickly(make);
    expect([code, stderr]).toEqual([6, expect.stringContaining('was not made by quickstart')]);
    expect(writes(world).map(({ status }) => status)).toEqual([400]);
  });

  it('generates by its own rules where the policy cannot be read', async () => {
    const world = await startQuickstart();
    world.local.faults.add({ host: 'api', url: /passwordPolicies/ }, { kind: 'answer', status: 403 }, 99);
    const { code, stdout } = await world.quickly('pingone quickstart test-environment --generate-password');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\nPASSWORD {2,}\S{20}\n/)]);
  });

  it('leaves an environment of the same name alone that somebody else made', async () => {
    const world = await startQuickstart();
    const { code, stderr } = await world.run([...make.split(' '), '--name', 'Tokyo Pilot'], {
      input: password,
    });
    expect([code, stderr]).toEqual([6, expect.stringContaining('was not made by quickstart')]);
    expect(writes(world)).toEqual([]);
  });

  it.each([
    ['', 'The password is missing'],
    ['--generate-password --password-stdin', 'exclude each other'],
    ['--password-stdin --password-file x', 'exclude each other'],
  ])('refuses %s before anything is sent', async (flags, text) => {
    const world = await startQuickstart();
    const { code, stderr } = await world.quickly(`pingone quickstart test-environment ${flags}`);
    expect([code, stderr]).toEqual([64, expect.stringContaining(text)]);
    expect(world.local.requests).toEqual([]);
  });

  it('says which rules a password does not satisfy, and goes on with another', async () => {
    const world = await startQuickstart();
    const weak = await world.quickly(make, { input: 'short' });
    expect([weak.code, weak.stderr]).toEqual([1, expect.stringContaining('must have at least 8 characters')]);
    expect(weak.stderr).not.toMatch(/: short|'short'/);
    expect((await world.quickly(make)).code).toBe(0);
    expect([world.made().length, world.within('users').length]).toEqual([1, 1]);
  });
});

const steps: readonly (readonly [string, FaultMatch])[] = [
  ['the look at the environments', { host: 'api', method: 'GET', url: /\/environments\?/ }],
  ['the licenses', { host: 'api', method: 'GET', url: /\/licenses/ }],
  ['the environment', { host: 'api', method: 'POST', url: /\/environments$/ }],
  ['the population', { host: 'api', method: 'POST', url: /\/populations$/ }],
  ['the user', { host: 'api', method: 'POST', url: /\/users$/ }],
  ['the password', { host: 'api', method: 'PUT', url: /\/password$/ }],
];

describe.each(steps)('test-environment after a failure at %s', (_, match) => {
  async function rerun(world: Quickstart): Promise<void> {
    world.local.faults.clear();
    const again = await world.quickly(`${make} -O json`);
    expect(again.code, again.stderr).toBe(0);
    expect(world.made()).toHaveLength(1);
    expect(world.within('populations').filter(({ name }) => name === 'Test Users')).toHaveLength(1);
    expect(world.within('users')).toHaveLength(1);
    expect((await world.quickly(sso)).code).toBe(0);
  }

  it('goes on where it stopped when nothing was carried out', async () => {
    const world = await startQuickstart();
    world.local.faults.add(match, { kind: 'answer', status: 500, body: '{}' }, Number.POSITIVE_INFINITY);
    expect((await world.quickly(make)).code).toBe(69);
    await rerun(world);
  });

  it('doubles nothing when it was carried out and the answer was lost', async () => {
    const world = await startQuickstart();
    world.local.faults.add(match, { kind: 'reset-after-effect' });
    const { code } = await world.quickly(make);
    // Only a POST is not sent again by itself.
    expect(code).toBe(match.method === 'POST' ? 10 : 0);
    await rerun(world);
  });
});

describe('test-environment where a list lags behind', () => {
  it('finds what an earlier run created although it was not listed at first', async () => {
    const world = await startQuickstart();
    await world.quickly(make);
    const noUsers = {
      kind: 'rewrite',
      change: (body: unknown) => ({ ...Object(body), _embedded: { users: [] } }),
    } as const;
    world.local.faults.add({ host: 'api', method: 'GET', url: /\/users\?/ }, noUsers, 2);
    const { code, stdout } = await world.quickly(`${make} -O json`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).data.user.effect).toBe('found');
    expect(world.within('users')).toHaveLength(1);
  });
});

describe('quickstart sso', () => {
  it('makes a web application, reads its secret and signs the user on, by both ways', async () => {
    const world = await startQuickstart({ secretReadyAfter: 8000 });
    await world.quickly(make);
    const { code, stdout, stderr } = await world.quickly(`${sso} -O json`);
    expect(code, stderr).toBe(0);
    const [application] = world.within('applications').filter(({ name }) => name === 'Test Web Application');
    expect(application).toMatchObject({
      enabled: true,
      type: 'WEB_APP',
      protocol: 'OPENID_CONNECT',
      grantTypes: ['AUTHORIZATION_CODE'],
      redirectUris: ['https://www.example.com'],
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
      pkceEnforcement: 'S256_REQUIRED',
    });
    const { data } = JSON.parse(stdout);
    expect(data.map(({ step, status }: { step: string; status: string }) => [step, status])).toEqual(
      ['application', 'secret', 'discovery', 'authorize', 'flow', 'credentials', 'resume', 'token'].map(
        (step) => [step, 'ok'],
      ),
    );
    expect(stderr).toContain('Waiting for the new application');
    const path = `environments/${String(world.made()[0]?.id)}/applications/${String(application?.id)}`;
    expect(stdout + stderr).not.toContain(world.local.store.confidential(path).clientSecret);
    expect((await world.quickly(`${sso} --response-mode pi.flow`)).code).toBe(0);
    expect(world.within('applications').filter(({ name }) => name === 'Test Web Application')).toHaveLength(
      1,
    );
  });

  it('is patient with a new application that the authorization server does not know yet', async () => {
    const world = await startQuickstart();
    await world.quickly(make);
    const unknown = {
      kind: 'answer',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"invalid_client"}',
    } as const;
    world.local.faults.add({ host: 'auth', url: /\/as\/authorize/ }, unknown, 3);
    expect((await world.quickly(sso)).code).toBe(0);
    const attempts = world.local.requests.filter(
      ({ url }) => url.includes('usernamePassword') || /\/flows\//.test(url),
    );
    expect(attempts.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('ends as sign-on test does where the password is wrong, and goes on with the right one', async () => {
    const world = await startQuickstart();
    await world.quickly(make);
    const wrong = await world.quickly(sso, { input: 'Wrong-1!' });
    expect([wrong.code, wrong.stdout]).toEqual([4, expect.stringContaining('✖  credentials')]);
    expect(wrong.stderr).not.toContain('Next:');
    expect((await world.quickly(sso)).code).toBe(0);
    expect(world.within('applications').filter(({ name }) => name === 'Test Web Application')).toHaveLength(
      1,
    );
  });

  it('says what comes first where there is no test environment, and plans without a write', async () => {
    const world = await startQuickstart();
    const { code, stderr } = await world.quickly(sso);
    expect([code, stderr]).toEqual([3, expect.stringContaining('quickstart test-environment\n')]);
    const other = await world.quickly(`${sso} --name Other --username anna`);
    expect(other.stderr).toContain('quickstart test-environment --name Other --username anna\n');
    const removed = await world.quickly('pingone quickstart remove --confirm Other --name Other');
    expect([removed.code, removed.stderr]).toEqual([3, expect.stringContaining('Nothing is left to remove')]);
    await world.quickly(make);
    world.requests();
    const planned = await world.quickly('pingone quickstart sso --dry-run', { input: '' });
    expect(planned.code).toBe(0);
    expect(planned.stdout).toContain('application.redirectUris');
    expect(writes(world)).toEqual([]);
  });

  it.each([
    ['nothing was carried out', { kind: 'answer', status: 500, body: '{}' } as const, 69],
    ['the answer was lost', { kind: 'reset-after-effect' } as const, 10],
  ])('makes one application in all where %s', async (_, fault, expected) => {
    const world = await startQuickstart();
    await world.quickly(make);
    world.local.faults.add({ host: 'api', method: 'POST', url: /\/applications$/ }, fault);
    expect((await world.quickly(sso)).code).toBe(expected);
    expect((await world.quickly(sso)).code).toBe(0);
    expect(world.within('applications').filter(({ name }) => name === 'Test Web Application')).toHaveLength(
      1,
    );
  });
});

describe('quickstart remove', () => {
  it('deletes what quickstart made, once its name is given', async () => {
    const world = await startQuickstart();
    await world.quickly(make);
    const plan = await world.quickly('pingone quickstart remove --dry-run');
    expect(plan.stderr).toContain("Would delete the environment 'pingcli Test'");
    const unasked = await world.quickly('pingone quickstart remove');
    expect([unasked.code, unasked.stderr]).toEqual([64, expect.stringContaining('--confirm <name>')]);
    const mistyped = await world.quickly('pingone quickstart remove --confirm pingcli');
    expect(mistyped.code).toBe(64);
    expect(world.made()).toHaveLength(1);
    const removed = await world.run(['pingone', 'quickstart', 'remove', '--confirm', 'pingcli Test']);
    expect([removed.code, world.made()]).toEqual([0, []]);
    expect((await world.quickly('pingone quickstart remove --confirm x')).code).toBe(3);
  });

  it('asks for the name, and keeps everything where another is typed', async () => {
    const world = await startQuickstart();
    await world.quickly(make);
    const asked = (answer: string) =>
      world.run('pingone quickstart remove', {
        terminal: { columns: 80 },
        answers: [{ question: 'Type pingcli Test to confirm:', answer }],
      });
    expect(await asked('no')).toMatchObject({ code: 0, stderr: expect.stringContaining('Cancelled') });
    expect(world.made()).toHaveLength(1);
    expect(await asked('pingcli Test')).toMatchObject({ code: 0 });
    expect(world.made()).toEqual([]);
  });

  it('refuses what quickstart did not make, and what is no sandbox', async () => {
    const world = await startQuickstart();
    const remove = (name: string) =>
      world.run(['pingone', 'quickstart', 'remove', '--name', name, '--confirm', name]);
    expect(await remove('Tokyo Pilot')).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('not made by quickstart'),
    });
    await world.quickly(make);
    const [environment] = world.made();
    world.local.store.put(`environments/${String(environment?.id)}`, { ...environment, type: 'PRODUCTION' });
    expect(await remove('pingcli Test')).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('its type is PRODUCTION'),
    });
    expect(writes(world).some(({ method }) => method === 'DELETE')).toBe(false);
  });
});
