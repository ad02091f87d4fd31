/** Several users in one command: what is read of them, and passwords made up for each. */
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';
import { addUsers, idOf, writes } from './user-fixture.ts';

const open = shareWorld();
const both = 'bjorn.novak ada.lindqvist';

describe('reading about several users', () => {
  it('show: one page after the other; a list for programs, a row each for a spreadsheet', async () => {
    const pages = await open().run(`pingone users show ${both}`);
    expect(pages.code, pages.stderr).toBe(0);
    expect(pages.stdout).toMatch(/^USERNAME {6}bjorn\.novak\n[\s\S]*\n\nUSERNAME {6}ada\.lindqvist\n/);
    expect(pages.stderr).toContain('Fetched 2 users');
    const data = await open().data(`pingone users show ${both}`);
    expect(data).toMatchObject([
      { user: { username: 'bjorn.novak' }, devices: [{ type: 'SMS' }, { type: 'TOTP' }] },
      { user: { username: 'ada.lindqvist' }, devices: [] },
    ]);
    const rows = await open().run(`pingone users show ${both} -O csv`);
    expect(rows.stdout).toMatch(/^USERNAME,NAME,EMAIL,ID,.*\r?\nbjorn\.novak,Björn Novák,/);
    const markdown = await open().run(`pingone users show ${both} -O md`);
    expect(markdown.stdout.match(/^\| FIELD \| VALUE \|$/gm)).toHaveLength(2);
    const queried = await open().run(`pingone users show ${both} --query data[].{user:user.username}`);
    expect(queried.stdout).toMatch(/^USER\nbjorn\.novak\nada\.lindqvist\n$/);
    const whole = await open().run(`pingone users show ${both} --query data`);
    expect(whole.stdout).toMatch(/^USER /);
    expect(await open().data('pingone users show bjorn.novak')).not.toBeInstanceOf(Array);
  });

  it('password status and mfa status: a line for each, with the user name', async () => {
    const names = both.split(' ');
    const status = await open().run('pingone users password status - -O json', { input: names.join('\n') });
    const states: { username: string; status: string }[] = JSON.parse(status.stdout).data;
    expect(states.map(({ username }) => username)).toEqual(names);
    const table = await open().run(`pingone users mfa status --user-id ${names.join(',')}`);
    expect(table.stdout).toMatch(/^USERNAME +MFA +DEVICES +READY\nbjorn\.novak +true +SMS, TOTP +true\n/);
    const repeated = await open().data('pingone users mfa status -u ada.lindqvist -u bjorn.novak');
    expect(repeated).toMatchObject([{ username: 'ada.lindqvist' }, { username: 'bjorn.novak' }]);
  });

  it('devices, sessions and groups: all of them, each with the user it belongs to', async () => {
    const devices = await open().data(`pingone users mfa devices ${both}`);
    expect(devices).toMatchObject([
      { username: 'bjorn.novak', type: 'SMS' },
      { username: 'bjorn.novak', type: 'TOTP' },
    ]);
    const groups = await open().run(`pingone users groups list ${both}`);
    expect(groups.stdout).toMatch(/^USERNAME +GROUP ID +NAME +TYPE\nbjorn\.novak .*\n[\s\S]*ada\.lindqvist /);
    expect(groups.stderr).toContain('Fetched 4 items of 2 users');
    expect(await open().data(`pingone users groups list ${both} --limit 3`)).toHaveLength(3);
    expect(await open().data(`pingone users sessions list ${both} --limit 1`)).toHaveLength(1);
    const alone = await open().data('pingone users sessions list bjorn.novak --limit 1');
    expect(alone).not.toHaveProperty('0.username');
    const far = await open().run(`pingone users groups list ${both} --cursor x`);
    expect([far.code, far.stderr.includes('--cursor goes with one user')]).toEqual([64, true]);
  });

  it('names all that are not there, with what may have been meant, and does nothing', async () => {
    const world = open();
    for (const command of ['show', 'disable --yes', 'offboard --yes', 'sessions list']) {
      const words = `pingone users ${command} ada.lindqist bjorn.novak bjorn.nova`;
      const { code, stderr } = await world.run(words);
      expect(code).toBe(3);
      expect(stderr).toContain("There are no users 'ada.lindqist', 'bjorn.nova' in Administrators");
      expect(stderr).toMatch(/ada\.lindqist: Did you mean 'ada\.lindqvist'\?\n +bjorn\.nova: Did you mean/);
    }
    const id = '00000000-0000-4000-8000-000000000000';
    const byId = await world.run(`pingone users show ${id} nobody.at.all`);
    expect([byId.code, byId.stderr.includes(`'${id}', 'nobody.at.all'`)]).toEqual([3, true]);
    const one = await world.run('pingone users show ada.lindqvist bjorn.nova');
    expect(one.stderr).toContain("There is no user named 'bjorn.nova' in Administrators");
    expect(writes(world)).toEqual([]);
  });

  it('shows roles that come by way of a group, and which', async () => {
    const world = open();
    const { store, environmentId } = world.local;
    const [user] = await addUsers(world, 'role.by.group');
    const group = await world.data('pingone groups create --name Keepers');
    const groupId = idOf(world, 'groups', 'Keepers');
    expect(group).toMatchObject({ id: groupId });
    await world.data('pingone users groups add role.by.group Keepers');
    const path = `environments/${environmentId}/groups/${groupId}/roleAssignments/given`;
    const role = { id: idOf(world, 'roles', 'Identity Data Admin') };
    store.put(path, { id: 'given', role, scope: { id: environmentId, type: 'ENVIRONMENT' } });
    const page = await world.run('pingone users show role.by.group');
    expect(page.stdout).toMatch(
      /^ROLES {9}Identity Data Admin \(environment Administrators\), through the group Keepers$/m,
    );
    expect(await world.data('pingone users show role.by.group')).toMatchObject({
      roleAssignments: [{ id: 'given', through: { kind: 'group', id: groupId } }],
    });
    // It is the group's: an offboarding of the user leaves it.
    const plan = await world.run('pingone users offboard role.by.group --dry-run');
    expect(plan.stdout).not.toContain('Identity Data Admin');
    expect(user).toBeDefined();
  });
});

describe('password set for several users', () => {
  /** Three users of a test's own, and the command for them. */
  async function addThree(name: string) {
    const users = await addUsers(open(), `${name}.a`, `${name}.b`, `${name}.c`);
    return { users, words: `pingone users password set ${name}.a ${name}.b ${name}.c` };
  }
  const stored = (path: string) => open().local.store.confidential(path).password;

  it('SEC-40 makes one up for each and shows them once', async () => {
    const { users, words } = await addThree('several');
    const { code, stdout, stderr } = await open().run(
      `${words} --generate-password --force-change --yes -O json`,
    );
    expect(code, stderr).toBe(0);
    const { data } = JSON.parse(stdout);
    expect(data).toMatchObject(
      users.map(({ path, username }) => ({
        username,
        password: stored(path),
        status: 'done',
        passwordStatus: 'MUST_CHANGE_PASSWORD',
      })),
    );
    expect(new Set(data.map(({ password }: { password: string }) => password)).size).toBe(3);
    const table = await open().run(`${words} --generate-password --yes`);
    expect(table.stdout).toMatch(/^USERNAME +PASSWORD +STATUS +ERROR\nseveral\.a +\S{20} +done /);
    expect(table.stderr).toContain('The passwords are not shown again.');
    expect(table.stderr).not.toContain(stored(users[0]?.path ?? ''));
  });

  it('shows those that may hold where others fail, ends with 7, and goes on when it is told to', async () => {
    const { users, words } = await addThree('partly');
    const { faults } = open().local;
    const refusal = { status: 403, body: '{"code":"ACCESS_FAILED","message":"No."}' };
    const url = new RegExp(`${users[1]?.id}/password`);
    const passwords = async (flags: string): Promise<unknown> => {
      faults.add({ method: 'PUT', url }, { kind: 'answer', ...refusal });
      const { code, stdout } = await open().run(`${words} --generate-password --yes -O json ${flags}`);
      faults.clear();
      const { data } = JSON.parse(stdout);
      return [code, data.map(({ password }: { password: string | null }) => password !== null)];
    };
    expect(await passwords('')).toEqual([7, [true, false, false]]);
    expect(await passwords('--continue-on-error')).toEqual([7, [true, false, true]]);
    faults.add({ method: 'PUT', url }, { kind: 'reset-after-effect' });
    const settled = await open().run(`${words} --generate-password --yes -O json --continue-on-error`);
    const done = JSON.parse(settled.stdout).data[1];
    // The answer was lost, and asking for the password afterwards tells that it holds.
    expect([settled.code, done.password]).toEqual([0, stored(users[1]?.path ?? '')]);
    faults.add({ method: 'POST', url }, { kind: 'reset-after-effect' }, 9);
    faults.add({ method: 'PUT', url }, { kind: 'reset-after-effect' });
    const unknown = await open().run(`${words} --generate-password --yes -O json --continue-on-error`);
    faults.clear();
    const { data } = JSON.parse(unknown.stdout);
    expect(data[1]).toMatchObject({ status: 'failed', password: stored(users[1]?.path ?? '') });
  });

  it.each([20, 40, 80])('cuts none on a terminal of %d columns', async (columns) => {
    const { users, words } = await addThree(`narrow.at.${columns}.columns.with.a.long.name`);
    const shown = await open().run(`${words} --generate-password --yes`, { terminal: { columns } });
    for (const { path } of users) expect(shown.stdout).toContain(stored(path));
  });

  it('SEC-40 refuses one password for several, and asks once', async () => {
    const { words } = await addThree('shared');
    const world = open();
    world.requests();
    for (const flags of ['--password-stdin', '--password-file x']) {
      const { code, stderr } = await world.run(`${words} ${flags} --yes`, { input: 'Canary-Pass.0word' });
      expect([code, stderr.includes('is no secret')]).toEqual([64, true]);
    }
    const mixed = await world.run('pingone users password set - --password-stdin', { input: 'x' });
    expect([mixed.code, mixed.stderr.includes('either the users or the password')]).toEqual([64, true]);
    expect((await world.run(`${words} --generate-password`)).stderr).toContain('--yes');
    expect(world.requests()).toEqual([]);
    const asked = await world.run(`${words} --generate-password`, {
      terminal: { columns: 100 },
      answers: [
        {
          question:
            'Set new passwords of 3 users in Administrators (PRODUCTION, EU): shared.a, shared.b, shared.c?',
          answer: false,
        },
      ],
    });
    expect(asked.stderr).toContain('no longer good');
    const plan = await world.run(`${words} --generate-password --dry-run`);
    expect(plan.stderr).toContain('Would set the password of 3 users: 3 changes');
    expect(writes(world)).toEqual([]);
  });
});
