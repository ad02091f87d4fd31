/** What each role allows to assign, and every role that counts for somebody. */
import { describe, expect, it } from 'vitest';
import { mayAssign } from '../../../local-pingone/management/permissions.ts';
import { roleId } from '../../../local-pingone/seed/roles.ts';
import { assignersOf, describeAssignable } from '../../../src/core/administrator-roles.ts';
import { shareWorld } from '../../support/shared-world.ts';

const open = shareWorld();

describe('roles', () => {
  it('allow to assign what the local PingOne lets them', () => {
    const { local } = open();
    const names = local.store.list('roles').map(({ name }) => String(name));
    for (const given of names) {
      const expected = names.filter((holding) => mayAssign(holding, given));
      expect(assignersOf(given).sort(), given).toEqual(expected.sort());
    }
    expect(describeAssignable('Configuration Read Only')).toBe('none');
  });

  it('list: a column says what each allows to assign, and JSON is what PingOne said', async () => {
    const { run, data } = open();
    const { stdout, stderr } = await run('pingone roles list');
    expect(stderr).toBe('✔ Fetched 19 items\n');
    expect(stdout).toMatch(/^ID +NAME +CAN ASSIGN +APPLICABLE TO/);
    expect(stdout).toMatch(/ Environment Admin +all but Organization Admin /);
    expect(stdout).toMatch(/ Organization Admin +Environment Admin /);
    const [first] = Object(await data('pingone roles list'));
    expect(Object.keys(first)).not.toContain('canAssign');
  });

  it('get: says both ways', async () => {
    const { run } = open();
    const { stderr } = await run(['pingone', 'roles', 'get', 'Help Desk Admin']);
    expect(stderr).toContain('Can assign: none\n');
    expect(stderr).toContain('Can be assigned by: Environment Admin, Identity Data Admin\n');
  });
});

describe('roles effective', () => {
  it('joins what is assigned to a user and to the groups of the user', async () => {
    const { local, run, data } = open();
    const { store, environmentId, organizationId, accounts } = local;
    const environment = `environments/${environmentId}`;
    store.put(`${environment}/groups/g-1`, { id: 'g-1', name: 'On-Call Admins' });
    store.put(`${environment}/users/${accounts.locked.id}/memberOfGroups/g-1`, { id: 'g-1', type: 'DIRECT' });
    const assign = (holder: string, id: string, role: string, scope: object): unknown =>
      store.put(`${environment}/${holder}/roleAssignments/${id}`, {
        id,
        role: { id: roleId(role) },
        scope: { ...scope },
      });
    assign('groups/g-1', 'by-group', 'Environment Admin', { type: 'ORGANIZATION', id: organizationId });
    assign(`users/${accounts.locked.id}`, 'own', 'Identity Data Read Only', {
      type: 'ENVIRONMENT',
      id: environmentId,
    });
    const { code, stdout, stderr } = await run(`pingone roles effective ${accounts.locked.username}`);
    expect([code, stderr]).toEqual([0, `✔ The user '${accounts.locked.username}' holds 2 roles\n`]);
    expect(stdout).toMatch(/^ROLE +SCOPE +THROUGH\n/);
    expect(stdout).toMatch(/Environment Admin +organization Example Corporation +group On-Call Admins\n/);
    expect(stdout).toMatch(/Identity Data Read Only +environment Administrators +direct\n/);
    expect(await data(`pingone roles effective --user ${accounts.locked.id}`)).toEqual([
      {
        role: { id: roleId('Environment Admin'), name: 'Environment Admin' },
        scope: { type: 'ORGANIZATION', id: organizationId, name: 'organization Example Corporation' },
        through: { kind: 'group', id: 'g-1', name: 'group On-Call Admins' },
        assignment: { id: 'by-group', readOnly: null },
      },
      expect.objectContaining({ through: { kind: 'direct', name: 'direct' } }),
    ]);
  });

  it('shows those of an application, by name and by ID', async () => {
    const { local, run } = open();
    const { id, name } = local.clients.worker;
    const byName = await run(['pingone', 'roles', 'effective', name]);
    expect(byName.stderr).toBe("✔ The application 'Automation Worker' holds 3 roles\n");
    expect((await run(`pingone roles effective ${id}`)).stdout).toBe(byName.stdout);
    const none = await run(['pingone', 'roles', 'effective', '--application', local.clients.powerless.name]);
    expect([none.code, none.stdout]).toEqual([0, '']);
    expect(none.stderr).toContain("The application 'Worker Without Roles' holds no role.");
  });

  it.each([
    ['nobody', [], 64, /Whose roles\?/],
    ['two', ['anna', '--user', 'bert'], 64, /More than one is named/],
    ['somebody unknown', ['nobody.here'], 3, /neither a user nor an application/],
    ['an unknown user', ['--user', 'nobody.here'], 3, /no user named 'nobody.here'/],
  ])('of %s is an error', async (_, named, expected, why) => {
    const { run } = open();
    const { code, stderr } = await run(['pingone', 'roles', 'effective', ...named]);
    expect(code).toBe(expected);
    expect(stderr).toMatch(why);
  });

  it('of a name that both have asks which', async () => {
    const { local, run } = open();
    const environment = `environments/${local.environmentId}`;
    local.store.put(`${environment}/users/both`, { id: 'both', username: 'both' });
    local.store.put(`${environment}/applications/both`, { id: 'both', name: 'both' });
    const { code, stderr } = await run('pingone roles effective both');
    expect(code).toBe(6);
    expect(stderr).toContain('Say which with --user or --application.');
  });
});
