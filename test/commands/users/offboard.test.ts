/** `users offboard` and `users restore`: the plan, the file, what fails on the way, and back again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { addUser, documents, type FixtureUser, giveRole, idOf, kept, writes } from './user-fixture.ts';

const open = shareWorld();

/** A user with something of everything. */
async function addLeaver(username: string): Promise<FixtureUser> {
  const world = open();
  const { store, environmentId } = world.local;
  const user = await addUser(world, username);
  await world.data(['pingone', 'users', 'groups', 'add', username, 'On Call']);
  await world.data([
    ...['pingone', 'users', 'role-assignments', 'create', username, '--role', 'Identity Data Admin'],
    ...['--scope-type', 'ENVIRONMENT', '--scope-id', environmentId],
  ]);
  const device = (id: string, facts: Record<string, string>) =>
    store.put(`${user.path}/devices/${id}`, { id, status: 'ACTIVE', ...facts });
  device('d1', { type: 'SMS', phone: '+49401234567', nickname: 'Work phone' });
  device('d2', { type: 'TOTP', nickname: 'Authenticator' });
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  store.put(`${user.path}/sessions/s1`, { id: 's1', browser: { name: 'Safari' }, expiresAt });
  store.put(`${user.path}/sessions/s0`, { id: 's0', expiresAt: '2020-01-01T00:00:00Z' });
  return user;
}

const collections = ['memberOfGroups', 'roleAssignments', 'devices', 'sessions'] as const;

function countsOf(user: FixtureUser): number[] {
  return collections.map((collection) => documents(open(), user, collection).length);
}

describe('users offboard', () => {
  it('plans first, and asks with the whole plan on the screen', async () => {
    const user = await addLeaver('leaver.plan');
    const world = open();
    const plan = await world.run('pingone users offboard leaver.plan --dry-run -O json');
    const { data, meta } = JSON.parse(plan.stdout);
    expect(data.map((change: { member: string }) => change.member)).toEqual([
      'disable the account',
      'end the session Safari',
      'take away the role Identity Data Admin (environment Administrators)',
      'remove from the group On Call',
      'remove the device SMS +49401234567 "Work phone"',
      'remove the device TOTP "Authenticator"',
    ]);
    expect(meta.effect).toBe('would-update');
    const home = temporaryDirectory();
    const asked = await world.run('pingone users offboard leaver.plan', {
      home,
      terminal: { columns: 100 },
      answers: [
        { question: "Offboard the user 'leaver.plan' in Administrators (PRODUCTION, EU)?", answer: false },
      ],
    });
    expect(asked.stderr).toContain('  - remove from the group On Call');
    expect(asked.stderr).toContain("Cancelled: user 'leaver.plan' was left as it is");
    expect([writes(world), readdirSync(home).filter((name) => name.endsWith('.json'))]).toEqual([[], []]);
    expect(countsOf(user)).toEqual([1, 1, 2, 2]);
  });

  it('takes everything away, saves it for its owner alone, and puts it back', async () => {
    const user = await addLeaver('leaver.whole');
    const home = temporaryDirectory();
    const done = await open().run('pingone users offboard leaver.whole --yes', { home });
    expect(done.code, done.stderr).toBe(0);
    expect(done.stderr).toContain("Offboarding the user 'leaver.whole': did 6 steps");
    expect([kept(open(), user, 'enabled'), countsOf(user)]).toEqual([false, [0, 0, 0, 1]]);
    const [file = ''] = readdirSync(home).filter((name) => name.startsWith('offboard-'));
    expect(file).toMatch(/^offboard-leaver\.whole-\d{8}T\d{6}Z\.json$/);
    if (process.platform !== 'win32') expect(statSync(join(home, file)).mode & 0o777).toBe(0o600);
    expect(done.stderr).toContain(`pingcli pingone users restore --from-file ${file}`);
    const again = await open().run('pingone users offboard leaver.whole --yes', { home });
    expect(again.stderr).toContain('Nothing to do');

    const back = await open().run(`pingone users restore --from-file ${file} --yes`, { home });
    expect(back.code, back.stderr).toBe(0);
    expect([kept(open(), user, 'enabled'), countsOf(user)]).toEqual([true, [1, 1, 1, 1]]);
    expect(documents(open(), user, 'devices')).toMatchObject([
      { type: 'SMS', phone: '+49401234567', nickname: 'Work phone' },
    ]);
    expect(documents(open(), user, 'roleAssignments')).toMatchObject([
      { role: { id: idOf(open(), 'roles', 'Identity Data Admin') }, scope: { type: 'ENVIRONMENT' } },
    ]);
    expect(back.stderr).toContain('To be paired again by the user: TOTP "Authenticator"');
    const world = open();
    const twice = await world.run(`pingone users restore --from-file ${file} --yes`, { home });
    expect([twice.stderr.includes('Nothing to do'), writes(world)]).toEqual([true, []]);
  });

  it('does nothing where the file cannot be written', async () => {
    const user = await addLeaver('leaver.file');
    const home = temporaryDirectory();
    writeFileSync(join(home, 'there.json'), 'mine');
    mkdirSync(join(home, 'folder'));
    const world = open();
    for (const path of ['there.json', 'nowhere/x.json', 'folder']) {
      const { code, stderr } = await world.run(`pingone users offboard leaver.file --yes --save-to ${path}`, {
        home,
      });
      expect([code, stderr.includes('Fix:')]).toEqual([64, true]);
    }
    expect(writes(world)).toEqual([]);
    expect(readFileSync(join(home, 'there.json'), 'utf8')).toBe('mine');
    expect(countsOf(user)).toEqual([1, 1, 2, 2]);
  });

  it('goes on after a failure, says what is left, ends with 7, and can be run again', async () => {
    const user = await addLeaver('leaver.partly');
    const home = temporaryDirectory();
    const { faults } = open().local;
    const refusal = { status: 403, body: '{"code":"ACCESS_FAILED","message":"No."}' };
    faults.add({ method: 'DELETE', url: /memberOfGroups/ }, { kind: 'answer', ...refusal });
    const partly = await open().run('pingone users offboard leaver.partly --yes --save-to 1.json', { home });
    expect(partly.code).toBe(7);
    expect(partly.stderr).toContain('did 5 of 6 steps');
    expect(partly.stderr).toContain('For what is left: pingcli pingone users offboard leaver.partly');
    expect(partly.stdout).toMatch(/remove from the group On Call +failed +Could not remove the user/);
    expect(countsOf(user)).toEqual([1, 0, 0, 1]);
    const rest = await open().run('pingone users offboard leaver.partly --yes --save-to 2.json', { home });
    expect([rest.code, rest.stderr.includes('did 1 step')]).toEqual([0, true]);
    const back = await open().run('pingone users restore --from-file 1.json --yes', { home });
    expect([back.code, countsOf(user)], back.stderr).toEqual([0, [1, 1, 1, 1]]);
  });

  it('leaves what it is told to keep, and takes nothing that it cannot read', async () => {
    const user = await addLeaver('leaver.keeps');
    const home = temporaryDirectory();
    const env = giveRole(open(), 'Help Desk Admin');
    const world = open();
    const blind = await world.run('pingone users offboard leaver.keeps --yes', { home, env });
    expect([blind.code, writes(world)]).toEqual([5, []]);
    expect(blind.stderr).toContain('--keep roles');
    const words = 'pingone users offboard leaver.keeps --yes --keep roles,devices --save-to kept.json';
    expect((await open().run(words, { home })).code).toBe(0);
    expect([existsSync(join(home, 'kept.json')), countsOf(user)]).toEqual([true, [0, 1, 2, 1]]);
  });
});

describe('users offboard, several', () => {
  it('has one plan, one question, one file, and puts all of it back', async () => {
    const users = [await addLeaver('pair.a'), await addLeaver('pair.b')];
    const home = temporaryDirectory();
    const world = open();
    const question = 'Offboard 2 users in Administrators (PRODUCTION, EU): pair.a, pair.b?';
    const asked = await world.run('pingone users offboard pair.a pair.b', {
      home,
      terminal: { columns: 100 },
      answers: [{ question, answer: false }],
    });
    expect(asked.stderr).toMatch(/To offboard the user 'pair\.a' [\s\S]*To offboard the user 'pair\.b' /);
    expect([writes(world), readdirSync(home).filter((name) => name.endsWith('.json'))]).toEqual([[], []]);
    expect((await world.run('pingone users offboard pair.a pair.b')).code).toBe(64);

    const { faults } = world.local;
    const refusal = { status: 403, body: '{"code":"ACCESS_FAILED","message":"No."}' };
    const url = new RegExp(`${users[1]?.id}/memberOfGroups`);
    faults.add({ method: 'DELETE', url }, { kind: 'answer', ...refusal });
    const done = await world.run('pingone users offboard pair.a pair.b --yes', { home });
    faults.clear();
    expect(done.code, done.stderr).toBe(7);
    expect(done.stdout).toMatch(/^USERNAME +STEP +STATUS +ERROR +ID\npair\.a +disable the account +done /);
    expect(done.stdout).toMatch(/^pair\.b +remove from the group On Call +failed /m);
    expect(done.stderr).toContain('Offboarding 2 users: did 11 of 12 steps');
    expect(done.stderr).toMatch(/pingcli pingone users offboard pair\.b( |\n)/);
    const [file = ''] = readdirSync(home).filter((name) => name.startsWith('offboard-2-users-'));
    const saved = JSON.parse(readFileSync(join(home, file), 'utf8'));
    expect(saved).toMatchObject({ version: 2, users: [{ user: { username: 'pair.a' } }, {}] });

    const plan = await world.run(`pingone users restore --from-file ${file} --dry-run`, { home });
    expect(plan.stderr).toContain('Would restore 2 users: 7 changes');
    const back = await world.run(`pingone users restore --from-file ${file} --yes`, { home });
    expect(back.code, back.stderr).toBe(0);
    for (const user of users)
      expect([kept(world, user, 'enabled'), countsOf(user)]).toEqual([true, [1, 1, 1, 1]]);
    expect(back.stderr).toContain('TOTP "Authenticator" (pair.a), TOTP "Authenticator" (pair.b)');
  });

  it('takes application roles away and gives them back; leaves them where they cannot be seen', async () => {
    const user = await addLeaver('leaver.roles');
    const home = temporaryDirectory();
    const world = open();
    const { store, environmentId, faults } = world.local;
    const role = { id: '5d0c1f5e-1111-4222-8333-444455556666', name: 'Order Clerk' };
    store.put(`environments/${environmentId}/applicationRoles/${role.id}`, role);
    store.put(`${user.path}/applicationRoles/${role.id}`, role);
    const held = () => documents(world, user, 'applicationRoles').map(({ id }) => id);

    faults.add(
      { url: /applicationRoles/ },
      { kind: 'answer', status: 403, body: '{"code":"ACCESS_FAILED"}' },
    );
    const blind = await world.run('pingone users offboard leaver.roles --dry-run');
    faults.clear();
    expect([blind.code, blind.stdout.includes('Order Clerk')]).toEqual([0, false]);
    expect(blind.stderr).toContain('The application roles of leaver.roles cannot be read and stay');

    const words = 'pingone users offboard leaver.roles --yes --save-to roles.json';
    const done = await world.run(words, { home });
    expect(done.stdout).toMatch(/^take away the application role Order Clerk +done /m);
    expect(held()).toEqual([]);
    const back = await world.run('pingone users restore --from-file roles.json --yes', { home });
    expect(back.stdout).toMatch(/^assign the application role Order Clerk +done /m);
    expect(held()).toEqual([role.id]);
    const kept = await world.run('pingone users offboard leaver.roles --keep application-roles --dry-run');
    expect(kept.stdout).not.toContain('Order Clerk');
  });
});

describe('users restore', () => {
  it('reads what the first version saved: one user, and no application roles', async () => {
    const user = await addUser(open(), 'restore.first');
    const home = temporaryDirectory();
    const group = { id: idOf(open(), 'groups', 'On Call'), name: 'On Call', type: 'DIRECT' };
    const document = {
      kind: 'pingcli user offboarding',
      version: 1,
      savedAt: '2026-11-20T10:00:00.000Z',
      environment: { id: open().local.environmentId },
      user: { id: user.id, username: user.username, enabled: true },
      groups: [group],
      roleAssignments: [],
      devices: [],
      sessions: [],
    };
    writeFileSync(join(home, 'first.json'), JSON.stringify(document));
    const back = await open().run('pingone users restore --from-file first.json --yes', { home });
    expect(back.code, back.stderr).toBe(0);
    expect(documents(open(), user, 'memberOfGroups')).toMatchObject([{ id: group.id }]);
  });

  it('REL-46 refuses what no offboarding saved, before anything is sent', async () => {
    const home = temporaryDirectory();
    const world = open();
    const refused = async (content: string) => {
      writeFileSync(join(home, 'file.json'), content);
      const { code, stderr } = await world.run('pingone users restore --from-file file.json --yes', { home });
      expect(code).toBe(64);
      return stderr;
    };
    const whole = { kind: 'pingcli user offboarding', version: 1, environment: { id: 'x' }, user: {} };
    expect(await refused('[]')).toContain("its kind is not 'pingcli user offboarding'");
    expect(await refused(JSON.stringify({ ...whole, version: 9 }))).toContain(
      'its version is neither 1 nor 2',
    );
    expect(await refused(JSON.stringify(whole))).toContain('it names no user');
    const user = { id: 'x', username: 'x' };
    expect(await refused(JSON.stringify({ ...whole, user, groups: [1] }))).toContain(
      "'groups' is not a list",
    );
    expect((await world.run('pingone users restore --yes')).stderr).toContain('Give --from-file');
    expect(world.requests()).toEqual([]);
  });
});
