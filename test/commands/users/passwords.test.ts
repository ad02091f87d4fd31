/** Passwords of users: where they come from, what is sent, and that they are shown nowhere but where they were asked for. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { addUser, addUsers, writes } from './user-fixture.ts';

const open = shareWorld();
const terminal = { columns: 100 };
const good = 'Canary-Pass.0word';

function stored(path: string): { password: string | undefined; status: unknown } {
  const { store } = open().local;
  return { password: store.confidential(path).password, status: store.get(`${path}/password`)?.status };
}

describe('password set', () => {
  it('SEC-40 reads it from the standard input or a file, and shows it nowhere', async () => {
    const { path } = await addUser(open(), 'set.piped');
    const piped = await open().run('pingone users password set set.piped --password-stdin --verbose', {
      input: `${good}\n`,
    });
    expect([piped.code, stored(path)], piped.stderr).toEqual([0, { password: good, status: 'OK' }]);
    expect(piped.stdout + piped.stderr).not.toContain(good);
    const home = temporaryDirectory();
    writeFileSync(join(home, 'password.txt'), `${good}2\r\n`);
    const words = 'pingone users password set set.piped --password-file password.txt --force-change -O json';
    const filed = await open().run(words, { home });
    expect(stored(path)).toEqual({ password: `${good}2`, status: 'MUST_CHANGE_PASSWORD' });
    expect(JSON.parse(filed.stdout).data).toMatchObject({ status: 'MUST_CHANGE_PASSWORD' });
    expect(filed.stdout + filed.stderr).not.toContain(good);
  });

  it('SEC-40 has no flag that takes it', async () => {
    const { code, stderr } = await open().run('pingone users password set anna --password x');
    expect(code).toBe(64);
    expect(stderr).toContain('--password');
  });

  it('asks for it twice on a terminal, until both are the same', async () => {
    const { path } = await addUser(open(), 'set.typed');
    const { code, stdout, stderr } = await open().run('pingone users password set set.typed', {
      terminal,
      answers: [
        { question: 'New password:', answer: '' },
        { question: 'New password:', answer: good },
        { question: 'The same again:', answer: 'another' },
        { question: 'The same again:', answer: good },
      ],
    });
    expect([code, stored(path).password]).toEqual([0, good]);
    expect(stdout + stderr).not.toContain(good);
  });

  it('makes one up within the policy, shown once', async () => {
    const { path } = await addUser(open(), 'set.generated');
    const made = await open().run(
      'pingone users password set set.generated --generate-password --force-change -O json',
    );
    const { data } = JSON.parse(made.stdout);
    expect(data).toMatchObject({ username: 'set.generated', status: 'MUST_CHANGE_PASSWORD' });
    expect(data.password).toBe(stored(path).password);
    expect(made.stderr).not.toContain(data.password);
    const text = await open().run('pingone users password set set.generated --generate');
    expect(text.stdout).toMatch(/^USERNAME {2}set\.generated\nPASSWORD {2}\S{20}\nSTATUS {4}OK\n$/);
    expect(text.stderr).toContain('The password is not shown again.');
    const status = await open().run('pingone users password status set.generated -O json');
    expect(status.stdout).not.toContain(String(stored(path).password));
  });

  it('refuses what is no password before anything is sent', async () => {
    const world = open();
    const refused = async (words: string, input = '') => {
      const { code, stderr } = await world.run(`pingone users password set anna ${words}`, { input });
      expect(code).toBe(64);
      return stderr;
    };
    expect(await refused('')).toContain('--password-stdin < password.txt');
    expect(await refused('--generate-password --password-stdin', good)).toContain('exclude each other');
    expect(world.requests()).toEqual([]);
    await addUser(open(), 'set.refused');
    const fresh = open();
    const empty = await fresh.run('pingone users password set set.refused --password-stdin', { input: '\n' });
    expect(empty.stderr).toContain('The standard input holds no password.');
    const lines = await fresh.run('pingone users password set set.refused --password-stdin', {
      input: 'a\nb\n',
    });
    expect(lines.stderr).toContain('more than one line');
    expect(writes(fresh)).toEqual([]);
  });

  it('tells the rules that a password does not meet, and never the password', async () => {
    await addUser(open(), 'set.weak');
    const { code, stderr } = await open().run('pingone users password set set.weak --password-stdin', {
      input: 'weakling\n',
    });
    expect(code).toBe(1);
    expect(stderr).toContain("Could not set the password of 'set.weak'.");
    expect(stderr).toContain('password policy');
    expect(stderr).not.toContain('weakling');
  });

  it('--dry-run sends nothing and needs no password', async () => {
    await addUser(open(), 'set.planned');
    const world = open();
    const { code, stdout } = await world.run(
      'pingone users password set set.planned --force-change --dry-run',
    );
    expect([code, stdout.includes('MUST_CHANGE_PASSWORD'), writes(world)]).toEqual([0, true, []]);
  });
});

describe('password status', () => {
  it('says what to do about it', async () => {
    await addUser(open(), 'status.none');
    const none = await open().run('pingone users password status status.none');
    expect(none.stdout).toContain('NO_PASSWORD');
    expect(none.stderr).toContain('pingcli pingone users password set status.none');
  });
});

describe('password reset', () => {
  it('has another chosen at the next sign-on, with the present one; several at once', async () => {
    const users = await addUsers(open(), 'reset.a', 'reset.b');
    for (const { path, username } of users) {
      await open().run(`pingone users password set ${username} --password-stdin`, { input: good });
      expect(stored(path).status).toBe('OK');
    }
    const world = open();
    const { code, stderr } = await world.run('pingone users password reset reset.a reset.b --yes');
    expect(code, stderr).toBe(0);
    expect(writes(world)).toEqual(['POST …/password', 'POST …/password']);
    for (const { path } of users)
      expect(stored(path)).toEqual({ password: good, status: 'MUST_CHANGE_PASSWORD' });
    const again = await open().run('pingone users password reset reset.a --dry-run');
    expect(again.stderr).toContain('Would reset the password of 0 users');
  });

  it('asks first; a user without a password has nothing to reset', async () => {
    await addUser(open(), 'reset.none');
    const world = open();
    expect((await world.run('pingone users password reset reset.none')).code).toBe(64);
    expect(world.requests()).toEqual([]);
    const none = await open().run('pingone users password reset reset.none --yes');
    expect(none.stderr).toContain('The user has no password.');
  });
});

describe('password recover', () => {
  it('sends a code, and takes it with a new password', async () => {
    const { path } = await addUser(open(), 'recover.a');
    await open().run('pingone users password set recover.a --password-stdin', { input: good });
    const sent = await open().run('pingone users password recover recover.a');
    expect(sent.stderr).toContain('Sent a recovery code to recover.a@example.com');
    const code = String(open().local.store.confidential(path).recoveryCode);
    const words = `pingone users password recover recover.a --recovery-code ${code} --password-stdin --verbose`;
    const done = await open().run(words, { input: `${good}3` });
    expect([done.code, stored(path)], done.stderr).toEqual([0, { password: `${good}3`, status: 'OK' }]);
    expect(done.stdout + done.stderr).not.toMatch(new RegExp(`${code}|${good}`));
  });

  it('wants a code for a password, and refuses a wrong one', async () => {
    await addUser(open(), 'recover.b');
    await open().run('pingone users password set recover.b --password-stdin', { input: good });
    const world = open();
    const bare = await world.run('pingone users password recover recover.b --password-stdin', {
      input: good,
    });
    expect([bare.code, world.requests()]).toEqual([64, []]);
    const wrong = await open().run(
      'pingone users password recover recover.b --recovery-code NOPE --password-stdin',
      {
        input: `${good}4`,
      },
    );
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('The recovery code is not valid.');
  });

  it('--dry-run sends nothing', async () => {
    await addUser(open(), 'recover.d');
    const world = open();
    const send = await world.run('pingone users password recover recover.d --dry-run');
    expect(send.stderr).toContain("Would send a code to 'recover.d': 1 change");
    const take = await world.run('pingone users password recover recover.d --recovery-code K7 --dry-run');
    expect(take.stderr).toContain("Would set the password of 'recover.d': 1 change");
    expect(writes(world)).toEqual([]);
  });

  it('reset --send-code sends it too', async () => {
    const { path } = await addUser(open(), 'recover.c');
    await open().run('pingone users password set recover.c --password-stdin', { input: good });
    expect((await open().run('pingone users password reset recover.c --send-code --yes')).code).toBe(0);
    expect(open().local.store.confidential(path).recoveryCode).toBeDefined();
    expect(stored(path).status).toBe('OK');
  });
});
