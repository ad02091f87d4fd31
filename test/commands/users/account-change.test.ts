/** Switches of accounts, for one user and for several: what is asked, sent, told, and how a failure ends it. */
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';
import { addUser, addUsers, kept, writes } from './user-fixture.ts';

const open = shareWorld();
const terminal = { columns: 100 };

describe('one user', () => {
  it.each([
    ['disable', 'enabled', false],
    ['enable', 'enabled', true],
    ['mfa enable', 'mfaEnabled', true],
    ['mfa disable', 'mfaEnabled', false],
    ['lock', 'account', expect.objectContaining({ status: 'LOCKED' })],
    ['unlock', 'account', expect.objectContaining({ status: 'OK' })],
  ])('%s sets what it says, by username, email or ID', async (words, member, value) => {
    const world = open();
    const user = await addUser(world, `one.${words.replace(' ', '.')}`);
    for (const key of [user.username, `${user.username}@example.com`, user.id]) {
      const { code, stderr, stdout } = await world.run(`pingone users ${words} ${key} --yes`);
      expect([code, stdout], stderr).toEqual([0, '']);
      expect(stderr).toContain(`the user '${user.username}'`);
      expect(kept(world, user, member)).toEqual(value);
    }
  });

  it('REL-26 is asked about where something is lost, with the environment; nothing is sent without a yes', async () => {
    const world = open();
    const user = await addUser(world, 'asked');
    const kept = await open().run('pingone users disable asked', {
      terminal,
      answers: [
        {
          question: `Disable the user 'asked' (${user.id}) in Administrators (PRODUCTION, EU)?`,
          answer: false,
        },
      ],
    });
    expect(kept.stderr).toContain('Nobody can sign on with a disabled account.');
    expect(kept.stderr).toContain("Cancelled: user 'asked' was left as it is");
    const scripted = open();
    const refused = await scripted.run('pingone users disable asked');
    expect([refused.code, scripted.requests()]).toEqual([64, []]);
    expect(refused.stderr).toContain('--yes');
  });

  it('--dry-run tells the difference and sends nothing; what is so already is none', async () => {
    await addUser(open(), 'planned');
    const world = open();
    const plan = await world.run('pingone users disable planned --dry-run -O json');
    const { data, meta } = JSON.parse(plan.stdout);
    expect(data).toMatchObject([{ name: 'planned', member: 'enabled', before: true, after: false }]);
    expect(meta).toMatchObject({ action: 'disable', effect: 'would-update' });
    const none = await world.run('pingone users enable planned --dry-run -D');
    expect([none.code, none.stderr]).toEqual([0, 'ℹ Would enable 0 users: 0 changes\n']);
    expect((await world.run('pingone users disable planned --dry-run -D')).code).toBe(2);
    expect(writes(world)).toEqual([]);
  });

  it('is picked from a list on a terminal, and has to be named without one', async () => {
    const user = await addUser(open(), 'zz.picked');
    const picked = await open().run('pingone users lock --yes', {
      terminal,
      answers: [{ question: 'Select the user:', answer: 'zz.picked' }],
    });
    expect(picked.code, picked.stderr).toBe(0);
    expect(kept(open(), user, 'account')).toMatchObject({ status: 'LOCKED' });
    const world = open();
    const unnamed = await world.run('pingone users lock --yes');
    expect([unnamed.code, world.requests()]).toEqual([64, []]);
  });
});

describe('several users', () => {
  it('REL-24 get a line each, one question with number and names, and are counted once', async () => {
    const [first, second] = await addUsers(open(), 'group.a', 'group.b');
    const words = `pingone users disable group.a group.b@example.com ${first?.id}`;
    const { stdout, stderr, code } = await open().run(words, {
      terminal,
      env: { NO_COLOR: '1' },
      answers: [
        { question: 'Disable 2 users in Administrators (PRODUCTION, EU): group.a, group.b?', answer: true },
      ],
    });
    expect([code, stderr.includes('Disabled 2 users')]).toEqual([0, true]);
    expect(stdout.split('\n').map((line) => line.trim().split(/\s+/).slice(0, 2).join(' '))).toEqual([
      'NAME STATUS',
      'group.a done',
      'group.b done',
      '',
    ]);
    for (const user of [first, second]) expect(user && kept(open(), user, 'enabled')).toBe(false);
  });

  it('are asked about even where one would not be', async () => {
    await addUsers(open(), 'many.a', 'many.b');
    const world = open();
    const refused = await world.run('pingone users enable many.a many.b');
    expect([refused.code, world.requests()]).toEqual([64, []]);
    expect(refused.stderr).toContain('Enabling 2 users needs a confirmation');
    expect((await open().run('pingone users enable many.a')).code).toBe(0);
    expect((await open().run('pingone users enable many.a many.b -y')).code).toBe(0);
  });

  it('come from the standard input, one a line, or by the flag', async () => {
    const users = await addUsers(open(), 'piped.a', 'piped.b', 'flag.a', 'flag.b');
    const piped = await open().run('pingone users lock - --yes', { input: 'piped.a\r\n\n  piped.b\n' });
    expect(piped.code, piped.stderr).toBe(0);
    const flagged = await open().run('pingone users lock --user-id flag.a,flag.b --yes');
    expect(flagged.code, flagged.stderr).toBe(0);
    for (const user of users) expect(kept(open(), user, 'account')).toMatchObject({ status: 'LOCKED' });
    const empty = await open().run('pingone users lock - --yes', { input: '\n' });
    expect(empty.stderr).toContain('The standard input names no user.');
  });

  it('are all found before anything is done to the first', async () => {
    await addUser(open(), 'early');
    const world = open();
    const { code, stderr } = await world.run('pingone users disable early nobody.at.all --yes');
    expect(code).toBe(3);
    expect(stderr).toContain("There is no user named 'nobody.at.all' in Administrators");
    expect(writes(world)).toEqual([]);
  });

  it('REL-24 are left alone where it is so already, and one is told so', async () => {
    await addUser(open(), 'already.on');
    const world = open();
    const { code, stderr } = await world.run('pingone users enable already.on');
    expect([code, writes(world)]).toEqual([0, []]);
    expect(stderr).toContain("Nothing to do: the user 'already.on' is enabled already");
    // An unlock forgets wrong passwords, too.
    expect((await world.run('pingone users unlock already.on')).stderr).toContain('Unlocked the account');
  });

  it('REL-24 stop at a failure, say what is left, and end with 7; --continue-on-error goes on', async () => {
    const users = await addUsers(open(), 'stop.a', 'stop.b', 'stop.c');
    const { faults } = open().local;
    const url = new RegExp(`/users/${users[1]?.id}/enabled$`);
    const failing = { status: 403, body: '{"code":"ACCESS_FAILED","message":"No."}' };
    faults.add({ method: 'PUT', url }, { kind: 'answer', ...failing }, 3);
    const stopped = await open().run('pingone users disable stop.a stop.b stop.c --yes');
    expect(stopped.code).toBe(7);
    expect(stopped.stderr).toContain('⚠ Disabled 1 of 3 users; 1 failed; 1 not tried');
    expect(stopped.stderr).toContain('For the rest: pingcli pingone users disable stop.b stop.c --yes\n');
    expect(users[2] && kept(open(), users[2], 'enabled')).toBe(true);
    const words = 'pingone users disable stop.a stop.b stop.c --yes --continue-on-error -O json';
    const went = await open().run(words);
    expect(went.code).toBe(7);
    const { data, errors, status } = JSON.parse(went.stdout);
    expect([status, errors, data]).toMatchObject([
      'error',
      [
        {
          code: 'SOME_FAILED',
          message: 'Disabled 2 of 3 users; 1 of them unchanged; 1 failed',
          suggestion:
            'For the rest: pingcli pingone users disable stop.b --output-format json --yes --continue-on-error',
        },
      ],
      [
        { index: 1, name: 'stop.a', action: 'disable', status: 'unchanged', error: null },
        {
          index: 2,
          name: 'stop.b',
          status: 'failed',
          error: { code: 'ACCESS_FAILED', message: expect.not.stringContaining('PUT /') },
        },
        { index: 3, name: 'stop.c', status: 'done' },
      ],
    ]);
    expect(users[2] && kept(open(), users[2], 'enabled')).toBe(false);
    const none = await open().run('pingone users disable stop.b stop.a --yes');
    expect(none.code).toBe(5);
    faults.clear();
  });

  it('move together; who is there already is told so', async () => {
    const [mover] = await addUsers(open(), 'mover.a', 'mover.b');
    const moved = await open().run('pingone users move mover.a mover.b --population Staff --yes');
    expect(moved.stderr).toBe("✔ Moved 2 users to the population 'Staff'\n");
    const again = await open().run('pingone users move mover.a --population Staff');
    expect(again.stderr).toContain("Nothing to do: the user 'mover.a' is there already");
    expect(mover && kept(open(), mover, 'population')).toHaveProperty('id');
    const world = open();
    const lost = await world.run('pingone users move mover.a');
    expect([lost.code, world.requests()]).toEqual([64, []]);
    const wrong = await open().run('pingone users move mover.a --population Staf');
    expect(wrong.stderr).toContain('Staff');
  });
});

describe('sessions', () => {
  const administrator = () => {
    const { local } = open();
    const { id, username } = local.accounts.administrator;
    return { id, username, path: `environments/${local.environmentId}/users/${id}` };
  };

  it('are ended, one or all, and not ended twice', async () => {
    const { path, username } = administrator();
    const sessions = () => open().local.store.list(`${path}/sessions`);
    const [first] = sessions();
    const plan = await open().run(`pingone users sessions delete ${username} --dry-run`);
    expect(plan.stdout).toContain('session Chrome on Windows, 203.0.113.7');
    const one = await open().run(
      `pingone users sessions delete ${username} --session-id ${String(first?.id)} --yes`,
    );
    expect([one.code, sessions().length], one.stderr).toEqual([0, 1]);
    const missing = await open().run(
      `pingone users sessions delete ${username} -s ${String(first?.id)} --yes`,
    );
    expect(missing.code).toBe(3);
    expect((await open().run(`pingone users sessions delete ${username} --yes`)).code).toBe(0);
    expect(sessions()).toEqual([]);
    const again = await open().run(`pingone users sessions delete ${username} --yes`);
    expect(again.stderr).toContain('has no session');
  });

  it('by ID belong to one user, and look like IDs', async () => {
    const world = open();
    const several = await world.run(
      'pingone users sessions delete a b --session-id 7d3f2a10-5b64-4c1e-8f0a-9c2d1e3b4a5f --yes',
    );
    expect(several.stderr).toContain('--session-id goes with one user.');
    const wrong = await world.run('pingone users sessions delete a --session-id Chrome --yes');
    expect(wrong.stderr).toContain("'Chrome' is not the ID of a session.");
    expect(world.requests()).toEqual([]);
  });
});
