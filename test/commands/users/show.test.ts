/** `users show`: the page at every width, the object for programs, and what a narrower role sees. */
import { describe, expect, it } from 'vitest';
import { loadMeasure } from '../../../src/output/display-width.ts';
import { shareWorld } from '../../support/shared-world.ts';
import { giveRole } from './user-fixture.ts';

const open = shareWorld();
/** A seeded user with devices, sessions and groups near and far. */
const words = 'pingone users show bjorn.novak';

describe('users show', () => {
  it('is one page: profile, population, account, password, MFA, groups, roles, sessions, last sign-on', async () => {
    const { stdout, code } = await open().run(words);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    const has = (pattern: RegExp) => expect(stdout).toMatch(pattern);
    expect(lines[0]).toBe('USERNAME      bjorn.novak');
    has(/^NAME {10}Björn Novák$/m);
    has(/^POPULATION {4}Staff$/m);
    has(/^ACCOUNT {7}enabled$/m);
    has(/^PASSWORD {6}NO_PASSWORD$/m);
    has(/^MFA {11}enabled\nDEVICES {7}SMS \+49405551001, ACTIVE\n {14}TOTP "Authenticator", ACTIVE$/m);
    has(/^GROUPS {8}Everybody\n {14}On Call\n {14}Managers \(through another group\)$/m);
    has(/^ROLES {9}none$/m);
    has(
      /^SESSIONS {6}Chrome on Windows, 203\.0\.113\.7, until \d{4}-\d\d-\d\d \d\d:\d\d UTC\n {14}1 ended$/m,
    );
    has(/^LAST SIGN-ON {2}\d{4}-\d\d-\d\dT\S+Z\nFROM {10}203\.0\.113\.7$/m);
  });

  it('names roles and where they hold, and a lock', async () => {
    const { administrator, locked } = open().local.accounts;
    const roles = await open().run(`pingone users show ${administrator.username}`);
    expect(roles.stdout).toMatch(/^ROLES {9}Organization Admin \(organization Example Corporation\)$/m);
    const lock = await open().run(`pingone users show ${locked.id}`);
    expect(lock.stdout).toMatch(/^ACCOUNT {7}enabled, locked since \d{4}/m);
  });

  it.each([40, 80, 200])('fits a terminal of %d columns', async (columns) => {
    const { stdout } = await open().run(words, { terminal: { columns }, env: { NO_COLOR: '1' } });
    const lines = stdout.trimEnd().split('\n');
    const measure = await loadMeasure(lines);
    // An ID is copied, so it is never broken.
    const wide = lines.filter((line) => measure(line) > columns && !/^ID /.test(line));
    expect(wide).toEqual([]);
    expect(stdout.replaceAll(/\n +/g, ' ')).toContain('Chrome on Windows, 203.0.113.7, until');
  });

  it('is one object for programs, as PingOne answered the parts', async () => {
    const data = await open().data(words);
    expect(data).toMatchObject({
      user: { username: 'bjorn.novak', _links: { self: {} } },
      population: { name: 'Staff' },
      password: { status: 'NO_PASSWORD' },
      groups: [{ name: 'Everybody' }, { name: 'On Call' }, { name: 'Managers', type: 'INDIRECT' }],
      roleAssignments: [],
      devices: [{ type: 'SMS' }, { type: 'TOTP' }],
      sessions: [{ browser: { name: 'Firefox' } }, { browser: { name: 'Chrome' } }],
      notReadable: [],
    });
    const markdown = await open().run(`${words} -O md`);
    expect(markdown.stdout).toContain('| POPULATION | Staff |');
  });

  it('asks for the parts at once', async () => {
    const world = open();
    const { faults } = world.local;
    const parts = /\/users\/[^/]+\/(sessions|devices|password|memberOfGroups|roleAssignments)/;
    const milliseconds = 1000;
    faults.add({ url: parts }, { kind: 'delay', milliseconds }, 5);
    await world.run(words);
    faults.clear();
    const begun = world
      .requests()
      .filter(({ url }) => parts.test(url))
      .map(({ at }) => at);
    expect(begun).toHaveLength(5);
    // Four at a time, as the limiter has it, begin within two delays; one after the other it would be four.
    expect(Math.max(...begun) - Math.min(...begun)).toBeLessThan(2 * milliseconds);
  });

  it('shows what a narrower role may not read, and which role it takes, and does not fail', async () => {
    const env = giveRole(open(), 'Help Desk Admin');
    const page = await open().run(words, { env });
    expect(page.code, page.stderr).toBe(0);
    expect(page.stdout).toMatch(
      /^ROLES {9}not readable: needs the role Organization Admin or Environment Admin$/m,
    );
    expect(page.stdout).toMatch(/^POPULATION {4}Staff$/m);
    const data = await open().data(words, { env });
    expect(data).toMatchObject({
      roleAssignments: null,
      notReadable: [{ part: 'roles', roles: ['Organization Admin', 'Environment Admin'] }],
    });
  });

  it('fails where the user may not be read, or is not there', async () => {
    const { powerless } = open().local.clients;
    const env = {
      PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: powerless.id,
      PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: powerless.secret ?? '',
    };
    const { store, environmentId } = open().local;
    store.remove(`environments/${environmentId}/applications/${powerless.id}/roleAssignments/given`);
    expect((await open().run(words, { env })).code).toBe(5);
    expect((await open().run('pingone users show nobody.of.this.name')).code).toBe(3);
    const { faults } = open().local;
    faults.add({ url: /\/devices/ }, { kind: 'answer', status: 400, body: '{"code":"REQUEST_FAILED"}' });
    expect((await open().run(words)).code).toBe(1);
    faults.clear();
  });

  it('leaves read and describe to get', async () => {
    for (const verb of ['get', 'read', 'describe']) {
      const { stdout } = await open().run(`pingone users ${verb} bjorn.novak`);
      expect(stdout).toMatch(/^id +8185f8e6/);
    }
    const other = await open().run('pingone groups show Everybody');
    expect(other.code).toBe(0);
  });
});

describe('users mfa', () => {
  it('status says whether a second factor can be asked for, devices which there are', async () => {
    expect(await open().data('pingone users mfa status bjorn.novak')).toMatchObject({
      username: 'bjorn.novak',
      mfaEnabled: true,
      isReady: true,
      devices: [{ type: 'SMS' }, { type: 'TOTP' }],
    });
    const text = await open().run('pingone users mfa status bjorn.novak');
    expect(text.stdout).toMatch(/^DEVICES {3}SMS, TOTP$/m);
    await open().run('pingone users mfa enable ada.lindqvist');
    const bare = await open().run('pingone users mfa status ada.lindqvist');
    expect(bare.stderr).toContain('no device is active');
    expect(await open().data('pingone users mfa devices bjorn.novak')).toHaveLength(2);
  });
});
