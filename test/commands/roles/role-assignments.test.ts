/** Role assignments by names: assigned, listed, removed, and a refusal that says why. */
import { describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../../local-pingone/contract.ts';
import { roleId } from '../../../local-pingone/seed/roles.ts';
import { shareWorld } from '../../support/shared-world.ts';

const open = shareWorld();
const portal = '1d50eb29-c393-4fbf-b92d-b78288c47d09';

/** Another worker, which holds the named roles in the environment Customer Portal. */
function workerWith(local: LocalPingOne, ...roles: string[]): Record<string, string> {
  const { store, environmentId, clients } = local;
  const id = crypto.randomUUID();
  const path = `environments/${environmentId}/applications/${id}`;
  const model = store.get(`environments/${environmentId}/applications/${clients.worker.id}`);
  store.put(path, { ...model, id, name: `worker ${id}` });
  store.confidential(path).clientSecret = 'canary-secret';
  for (const name of roles) {
    store.put(`${path}/roleAssignments/${name}`, {
      id: name,
      role: { id: roleId(name) },
      scope: { id: portal, type: 'ENVIRONMENT' },
    });
  }
  // To read what it holds itself.
  store.put(`${path}/roleAssignments/reader`, {
    id: 'reader',
    role: { id: roleId('Configuration Read Only') },
    scope: { id: environmentId, type: 'ENVIRONMENT' },
  });
  return {
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: id,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: 'canary-secret',
  };
}

function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

describe.each(['users', 'groups', 'applications', 'gateways'])('%s role-assignments', (noun) => {
  it('are made, shown and removed by names', async () => {
    const { local, run, data, requests } = open();
    const { store, environmentId } = local;
    const holder = `environments/${environmentId}/${noun}/${crypto.randomUUID()}`;
    const id = holder.split('/').at(-1) ?? '';
    store.put(holder, { id, name: `holder ${id}`, username: `holder.${id}`, type: 'LDAP', enabled: true });
    const name = noun === 'users' ? `holder.${id}` : `holder ${id}`;
    const base = ['pingone', noun, 'role-assignments'];
    const at = words('--role "identity data admin" --scope "population:Customer Portal/Staff"');

    requests();
    const planned = await run([...base, 'create', name, ...at, '--dry-run']);
    expect(planned.code).toBe(0);
    expect(planned.stderr).toMatch(
      /^✔ Would assign the role Identity Data Admin at population:Customer Portal\/Staff\n$/,
    );
    expect(requests().filter(({ method }) => method !== 'GET')).toEqual([]);

    const made = await run([...base, 'create', name, ...at, '-O', 'json']);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const { id: assignmentId, role, scope } = JSON.parse(made.stdout).data;
    expect(role).toEqual({ id: roleId('Identity Data Admin') });
    expect(scope.type).toBe('POPULATION');
    expect(store.get(`environments/${portal}/populations/${scope.id}`)?.name).toBe('Staff');
    const written = requests().find(({ method }) => method === 'POST');
    expect(JSON.parse(written?.body ?? '')).toEqual({ role, scope });

    await run([...base, 'create', name, ...words('--role "Environment Admin" --scope environment')]);
    const list = await run([...base, 'list', name]);
    expect(list.stdout).not.toMatch(new RegExp(`${role.id}|${environmentId}`));
    expect(list.stdout).toMatch(/Environment Admin +environment Administrators +false\n/);
    expect(list.stdout).toMatch(/^ID +ROLE +SCOPE +READ ONLY\n/);
    // What an administrator of other environments cannot name stays an ID.
    expect(list.stdout).toMatch(new RegExp(`Identity Data Admin +population (${scope.id}|Staff) +false`));
    expect(await data([...base, 'list', name])).toMatchObject([{ role, scope }, {}]);
    const csv = await run([...base, 'list', name, '-O', 'csv']);
    expect(csv.stdout.split('\r\n')[0]).toBe('ID,ROLE,SCOPE,READ ONLY,ROLE ID,SCOPE TYPE,SCOPE ID');
    expect(csv.stdout).toContain(`Environment Admin,environment Administrators,false`);
    const one = await run([...base, 'get', name, assignmentId]);
    expect(one.stdout).toContain('Identity Data Admin');

    const gone = await run([...base, 'delete', name, ...at], {
      terminal: { columns: 200 },
      answers: [
        {
          question: `Delete the role assignment 'Identity Data Admin at population:Customer Portal/Staff' in Administrators`,
          answer: true,
        },
      ],
    });
    expect(gone.code).toBe(0);
    expect(gone.stderr).toContain(
      " Deleted the role assignment 'Identity Data Admin at population:Customer Portal/Staff'\n",
    );
    expect(await data([...base, 'list', name])).toHaveLength(1);
    const again = await run([...base, 'delete', name, ...at, '--yes']);
    expect([again.code, again.stderr.split('\n')[0]]).toEqual([
      3,
      '✖ There is no role assignment of Identity Data Admin at population:Customer Portal/Staff.',
    ]);
  });
});

describe('assigning', () => {
  const create = 'pingone users role-assignments create administrator';

  it.each([
    ['without anything', '', /which role and where it is to hold/],
    ['without a scope', '--role "Environment Admin"', /Nothing says where it is to hold/],
    ['with a scope of no kind', '--role "Environment Admin" --scope Dev', /'Dev' is no kind of scope/],
    [
      'with two scopes',
      `--role "Environment Admin" --scope organization --scope-id ${portal}`,
      /--scope and --scope-id say the same/,
    ],
  ])('%s is refused before anything is sent', async (_, flags, why) => {
    const { run, requests } = open();
    const { code, stderr } = await run(words(`${create} ${flags}`));
    expect([code, requests()]).toEqual([64, []]);
    expect(stderr).toMatch(why);
  });

  it.each([
    [
      'a role that there is not',
      '--role "Enviroment Admin" --scope organization',
      3,
      /Did you mean 'Environment Admin'/,
    ],
    [
      'at a scope that the role does not have',
      '--role "Organization Admin" --scope environment',
      64,
      /Organization Admin cannot be assigned at an environment\.\n {2}Fix: It holds at: organization/,
    ],
    [
      'in an environment that there is not',
      '--role "Environment Admin" --scope environment:Nowhere',
      3,
      /no environment named 'Nowhere'/,
    ],
  ])('%s writes nothing', async (_, flags, expected, why) => {
    const { run, requests } = open();
    const { code, stderr } = await run(words(`${create} ${flags}`));
    expect(code).toBe(expected);
    expect(stderr).toMatch(why);
    expect(requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('a role of your own making, by name', async () => {
    const { run, data } = open();
    const name = `Support ${crypto.randomUUID()}`;
    const body = {
      name,
      permissions: [{ id: 'directory:read:user' }],
      canBeAssignedBy: [{ id: roleId('Environment Admin') }],
    };
    const custom = await data('pingone custom-admin-roles create -f -', { input: JSON.stringify(body) });
    const made = await run([...words(create), '--role', name, '--scope', 'environment', '-O', 'json']);
    expect(made.code).toBe(0);
    expect(JSON.parse(made.stdout).data.role).toEqual({ id: Object(custom).id });
    const list = await run('pingone users role-assignments list administrator');
    expect(list.stdout).toContain(name);
  });

  it('what one may not: the refusal says who may, and what this sign-on holds', async () => {
    const { local, run } = open();
    const [user] = local.store.list(`environments/${portal}/users`);
    const line = ['pingone', 'users', 'role-assignments', 'create', String(user?.id), '-e', portal];
    const at = ['--role', 'Environment Admin', '--scope', 'environment'];
    const env = workerWith(local, 'Identity Data Admin');
    const { code, stderr } = await run([...line, ...at], { env });
    expect(code).toBe(5);
    expect(stderr).toContain('Must have role at the same or broader scope\n');
    expect(stderr).toContain(
      'to assign Environment Admin at environment Customer Portal takes Organization Admin or Environment Admin there or at a broader scope\n',
    );
    expect(stderr).toMatch(/this sign-on holds .*Identity Data Admin at environment Customer Portal/);
    expect(stderr).toContain('pingcli pingone roles list');
    const allowed = await run([...line, '--role', 'Help Desk Admin', '--scope', 'environment'], { env });
    expect([allowed.code, allowed.stderr]).toEqual([
      0,
      '✔ Assigned the role Help Desk Admin at environment\n',
    ]);
  });
});

describe('removing', () => {
  const base = words('pingone users role-assignments');

  it('needs the scope where a role is held at several', async () => {
    const { local, run } = open();
    const { username } = local.accounts.mustChangePassword;
    for (const scope of ['environment', `environment:${portal}`])
      await run([...base, 'create', username, '--role', 'DaVinci Admin', '--scope', scope]);
    const { code, stderr } = await run([...base, 'delete', username, '--role', 'DaVinci Admin', '--yes']);
    expect(code).toBe(6);
    expect(stderr).toContain('✖ 2 role assignments are of DaVinci Admin.\n');
    expect(stderr).toContain('DaVinci Admin at environment Customer Portal');
  });

  it.each([
    ['without --yes where nobody can be asked', '--role "Environment Admin"', /Give --yes/],
    ['with a scope alone', '--scope environment --yes', /Give --role too/],
    ['by ID and by role', `${portal} --role "Environment Admin" --yes`, /named twice/],
  ])('%s is refused before anything is sent', async (_, flags, why) => {
    const { run, requests } = open();
    const { code, stderr } = await run([...base, 'delete', 'administrator', ...words(flags)]);
    expect([code, requests()]).toEqual([64, []]);
    expect(stderr).toMatch(why);
  });
});
