/** What a person reads when PingOne refuses: the object by its name, the flag at fault, the roles, and a command that mends it. */
import { describe, expect, it } from 'vitest';
import { type ApiWorld, startWorld } from '../../support/api-world.ts';
import { shareWorld } from '../../support/shared-world.ts';

const world = shareWorld();
const here = 'in Administrators (PRODUCTION, EU)';

async function failing(words: string[], code: number, at = world()): Promise<string> {
  const run = await at.run(['pingone', ...words]);
  expect(run.code, run.stderr).toBe(code);
  expect(run.stdout).toBe('');
  return run.stderr;
}

/** The lines of an error by what they begin with. */
function partsOf(stderr: string): { what: string; why: string[]; fix: string | undefined } {
  const [what = '', ...rest] = stderr.trimEnd().split('\n');
  const why = rest.filter((line) => /^ {2}Why: |^ {7}\S/.test(line)).map((line) => line.slice(7));
  return { what, why, fix: rest.find((line) => line.startsWith('  Fix: '))?.slice(7) };
}

describe('a refused write', () => {
  it('names the object, the place, and the field by the flag that set it', async () => {
    const stderr = await failing(['users', 'create', '--username', 'ben', '--email', 'no-address'], 1);
    const { what, why, fix } = partsOf(stderr);
    expect(what).toBe(`✖ Could not create the user 'ben' ${here}.`);
    expect(why).toHaveLength(3);
    expect(why[0]).toMatch(/^PingOne answered 400 INVALID_DATA: /);
    expect(why[1]).toMatch(/^--email: /);
    expect(why[2]).toMatch(/^POST \/v1\/environments\/[0-9a-f-]{36}\/users$/);
    expect(fix).toBe('Flags and rules: pingcli pingone users create --help');
    expect(stderr).toMatch(/\n {2}Request ID [0-9a-f-]{36} {2}\(add --debug for the full exchange\)\n$/);
  });

  it('says the member where no flag set it', async () => {
    const at = world();
    const sent = await at.run(['pingone', 'users', 'create', '--from-file', '-'], {
      input: '{"username": "ben", "email": "no-address"}',
    });
    expect(sent.code, sent.stderr).toBe(1);
    expect(partsOf(sent.stderr).why[1]).toMatch(/^email: /);
  });

  it('of a name that is taken offers apply with the same values, quoted for the shell', async () => {
    const at = world();
    const words = ['--name', "Anna's own", '--description', 'first'];
    expect((await at.run(['pingone', 'populations', 'create', ...words])).code).toBe(0);
    const stderr = await failing(['populations', 'create', '-e', 'Administrators', ...words], 6, at);
    const command = `pingcli pingone populations apply -e Administrators --name 'Anna'\\''s own' --description first`;
    expect(partsOf(stderr).fix).toBe(`To change the one that exists: ${command}`);
    const envelope = await at.run(['pingone', 'populations', 'create', ...words, '-O', 'json']);
    const { errors, meta } = JSON.parse(envelope.stdout);
    expect(errors[0]).toMatchObject({ code: 'INVALID_DATA', category: 'conflict' });
    expect(errors[0].details.details[0]).toMatchObject({ target: 'name', code: 'UNIQUENESS_VIOLATION' });
    expect(meta).toMatchObject({ httpStatus: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(envelope.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('an object that is not there', () => {
  it('by its ID: offers the nearest of the first page, with one request for it', async () => {
    const at = world();
    const created = await at.run(['pingone', 'groups', 'create', '--name', 'Contractors', '--ids']);
    const id = created.stdout.trim();
    const mistyped = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    at.requests();
    const stderr = await failing(['groups', 'get', mistyped], 3, at);
    expect(partsOf(stderr)).toMatchObject({
      what: `✖ Could not get the group '${mistyped}' ${here}.`,
      fix: `Did you mean '${id}' (Contractors)? List them: pingcli pingone groups list`,
    });
  });

  it('by its name: the nearest', async () => {
    const at = world();
    await at.run(['pingone', 'groups', 'create', '--name', 'Partners']);
    at.requests();
    const stderr = await failing(['groups', 'get', 'Partnres'], 3, at);
    expect(partsOf(stderr)).toMatchObject({
      what: `✖ There is no group named 'Partnres' ${here}.`,
      fix: "Did you mean 'Partners'? List them: pingcli pingone groups list",
    });
    // One that looked for it, one for what might have been meant, and one for the name of the place.
    expect(at.requests()).toHaveLength(3);
  });
});

describe('a command of several requests', () => {
  it('offers the nearest ID for a user that is not there', async () => {
    const at = world();
    const created = await at.run('pingone users create --username cleo --email cleo@example.com --ids');
    const id = created.stdout.trim();
    const mistyped = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    const parts = {
      what: `✖ Could not get the user '${mistyped}' ${here}.`,
      fix: `Did you mean '${id}' (cleo)? List them: pingcli pingone users list`,
    };
    const commands = [
      ['users', 'password', 'status', mistyped],
      ['users', 'disable', 'cleo', mistyped, '--yes'],
      ['users', 'password', 'recover', mistyped],
      ['users', 'groups', 'add', mistyped, 'Support', '--yes'],
      ['groups', 'members', 'add', 'Support', mistyped, 'cleo', '--yes'],
    ];
    await at.run(['pingone', 'groups', 'create', '--name', 'Support']);
    for (const words of commands)
      expect(partsOf(await failing(words, 3, at)), words.join(' ')).toMatchObject(parts);
  });

  it('offers the nearest group where the second thing that it names is not there', async () => {
    const at = world();
    const created = await at.run(['pingone', 'groups', 'create', '--name', 'Night shift', '--ids']);
    const id = created.stdout.trim();
    const mistyped = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    const { what, fix } = partsOf(
      await failing(['users', 'groups', 'add', 'administrator', mistyped, '--yes'], 3, at),
    );
    expect(what).toBe(`✖ Could not get the group '${mistyped}' ${here}.`);
    expect(fix).toBe(`Did you mean '${id}' (Night shift)? List them: pingcli pingone groups list`);
  });
});

describe('a role that is missing', () => {
  async function worldWithout(...names: string[]): Promise<ApiWorld> {
    const at = await startWorld();
    const { store, environmentId, clients } = at.local;
    const holder = `environments/${environmentId}/applications/${clients.worker.id}/roleAssignments`;
    const roles = new Map(store.list('roles').map((role) => [role.id, role.name]));
    for (const { id, role } of store.list(holder)) {
      const roleId = typeof role === 'object' && role !== null && 'id' in role ? role.id : undefined;
      if (names.includes(String(roles.get(roleId)))) store.remove(`${holder}/${String(id)}`);
    }
    at.requests();
    return at;
  }

  it('is named beside those that are held, with the command that assigns it', async () => {
    const at = await worldWithout('Identity Data Admin');
    const { clients, environmentId } = at.local;
    const { what, why, fix } = partsOf(await failing(['users', 'list'], 5, at));
    expect(what).toBe(`✖ Could not list users ${here}.`);
    expect(why.at(-2)).toMatch(/^it takes (the role|one of the roles) .*Identity Data Admin/);
    expect(why.at(-1)).toMatch(/^this sign-on holds .*Environment Admin \(in the organization\)/);
    expect(why.at(-1)).not.toContain('Identity Data Admin');
    expect(fix).toBe(
      `Have an administrator assign it: pingcli pingone applications role-assignments create ${clients.worker.id} -e ${environmentId} --role 'Identity Data Admin' --scope environment:${environmentId}`,
    );
  });

  it('is named for commands of several requests, too', async () => {
    const at = await worldWithout('Identity Data Admin', 'Environment Admin', 'Organization Admin');
    const commands = [
      ['users', 'password', 'status', 'administrator'],
      ['users', 'show', 'administrator'],
      ['groups', 'members', 'list', 'Support'],
      ['quickstart', 'test-environment', '--generate-password'],
    ];
    for (const words of commands) {
      const stderr = await failing(words, 5, at);
      const { why } = partsOf(stderr.slice(stderr.indexOf('✖')));
      expect(
        why.filter((line) => line.startsWith('it takes ')),
        words.join(' '),
      ).toHaveLength(1);
    }
  });

  it('is named all the same where its own roles cannot be read', async () => {
    const at = await worldWithout('Identity Data Admin', 'Environment Admin', 'Organization Admin');
    const { why } = partsOf(await failing(['groups', 'create', '--name', 'x'], 5, at));
    expect(why.some((line) => line.startsWith('it takes '))).toBe(true);
    expect(why.some((line) => line.startsWith('this sign-on holds'))).toBe(false);
  });
});

describe('a service that cannot answer now', () => {
  it('is not asked for more: the environment goes by the name that was typed', async () => {
    const at = world();
    const body = '{"code":"REQUEST_LIMITED","message":"x"}';
    const fault = { kind: 'answer', status: 429, headers: { 'retry-after': '600' }, body } as const;
    at.local.faults.add({ host: 'api', url: /groups/ }, fault, Number.POSITIVE_INFINITY);
    const stderr = await failing(['groups', 'list', '-e', 'Administrators'], 9, at);
    at.local.faults.clear();
    expect(stderr).toContain('✖ Could not list groups in Administrators.\n');
    expect(partsOf(stderr.slice(stderr.indexOf('✖'))).fix).toMatch(/^Wait 10 min/);
    // The name of the environment, and the list.
    expect(at.requests()).toHaveLength(2);
  });
});

describe('a token that is refused', () => {
  it('names the command that signs on', async () => {
    const at = world();
    const body = '{"code":"ACCESS_FAILED","message":"x"}';
    at.local.faults.add({ host: 'api' }, { kind: 'answer', status: 401, body }, Number.POSITIVE_INFINITY);
    const { what, fix } = partsOf(await failing(['groups', 'list'], 4, at));
    at.local.faults.clear();
    expect(what).toBe(`✖ Could not list groups in environment ${at.local.environmentId}.`);
    expect(fix).toContain('pingcli pingone auth login');
  });
});

it('a failure that is not PingOne’s answer stays as it is, and asks nothing more', async () => {
  const at = await startWorld();
  at.local.faults.add({ host: 'api' }, { kind: 'reset' }, Number.POSITIVE_INFINITY);
  const run = await at.run(['pingone', 'populations', 'create', '--name', 'x']);
  expect(run.code).toBe(10);
  at.local.faults.clear();
  expect(run.stderr).toMatch(/^✖ /);
});
