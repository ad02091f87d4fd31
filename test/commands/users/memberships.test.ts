/** Groups of users, from either side. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../local-pingone/store.ts';
import { shareWorld } from '../../support/shared-world.ts';
import { addUser, addUsers, documents, type FixtureUser, idOf, writes } from './user-fixture.ts';

const open = shareWorld();

async function addGroups(...names: readonly string[]): Promise<void> {
  for (const name of names) await open().data(['pingone', 'groups', 'create', '--name', name]);
}

function groupIds(user: FixtureUser): unknown[] {
  return documents(open(), user, 'memberOfGroups').map(({ id }: Document) => id);
}

describe('users groups', () => {
  it('adds a user to groups and removes the user again, by name', async () => {
    await addGroups('Alpha', 'Beta Team');
    const user = await addUser(open(), 'joins');
    const one = await open().run('pingone users groups add joins Alpha');
    expect(one.stderr).toBe("✔ Added the user 'joins' to the group 'Alpha'\n");
    const both = await open().run(['pingone', 'users', 'groups', 'add', 'joins', 'Alpha', 'Beta Team', '-y']);
    expect(both.stderr).toContain("Added the user 'joins' to 2 groups; 1 of them unchanged");
    expect(groupIds(user)).toEqual([idOf(open(), 'groups', 'Alpha'), idOf(open(), 'groups', 'Beta Team')]);
    const listed = await open().data('pingone users groups list joins');
    expect(listed).toMatchObject([
      { name: 'Alpha', type: 'DIRECT' },
      { name: 'Beta Team', type: 'DIRECT' },
    ]);
    const asked = await open().run('pingone users groups remove joins Alpha', {
      terminal: { columns: 100 },
      answers: [{ question: "Remove the user 'joins' from the group 'Alpha' (", answer: true }],
    });
    expect(asked.stderr).toContain("Removed the user 'joins' from the group 'Alpha'");
    const again = await open().run('pingone users groups remove joins Alpha --yes');
    expect([again.code, again.stderr]).toEqual([
      0,
      "✔ Nothing to do: the group 'Alpha' does not have the user\n",
    ]);
  });

  it('--dry-run tells what is missing and what is there', async () => {
    await addGroups('Gamma');
    await addUser(open(), 'plans');
    const world = open();
    const plan = await world.data('pingone users groups add plans Gamma --dry-run');
    expect(plan).toMatchObject([{ name: 'Gamma', change: '+', before: null, after: 'DIRECT' }]);
    const none = await world.run('pingone users groups remove plans Gamma --dry-run');
    expect(none.stderr).toContain('Would remove 0 groups: 0 changes');
    expect(writes(world)).toEqual([]);
  });
});

describe('groups members', () => {
  it('lists those that a filter chooses, in the order of a member', async () => {
    const names = async (flags: readonly string[]) => {
      const data = await open().data(['pingone', 'groups', 'members', 'list', 'On Call', ...flags]);
      return Array.isArray(data) ? data.map(({ username }) => username) : [];
    };
    const all = await names(['--order', 'username']);
    expect(all.length).toBeGreaterThan(1);
    expect(all).toEqual(all.toSorted());
    expect(await names(['--order', '-username'])).toEqual(all.toReversed());
    expect(await names(['--filter', 'username eq "bjorn.novak" or username eq "nobody"'])).toEqual([
      'bjorn.novak',
    ]);
    const wrong = await open().run(['pingone', 'groups', 'members', 'list', 'On Call', '--expand', 'x']);
    expect(wrong.code).toBe(64);
  });

  it('adds, lists and removes users; members through other groups are told apart', async () => {
    await addGroups('Delta', 'Delta Inner');
    const [inner, outer] = [idOf(open(), 'groups', 'Delta Inner'), idOf(open(), 'groups', 'Delta')];
    await open().data(['pingone', 'groups', 'nestings', 'create', inner, '--nested-group-id', outer]);
    await addUsers(open(), 'member.a', 'member.b', 'member.c');
    const added = await open().run('pingone groups members add Delta - --yes', {
      input: 'member.a\nmember.b@example.com\n',
    });
    expect(added.stderr).toContain("Added 2 users to the group 'Delta'");
    await open().data(['pingone', 'groups', 'members', 'add', 'Delta Inner', 'member.c']);
    const names = async (words: string) => {
      const listed = await open().data(`pingone groups members list Delta ${words}`.trim());
      return Array.isArray(listed) ? listed.map((each) => String(Object(each).username)).sort() : [];
    };
    expect(await names('')).toEqual(['member.a', 'member.b', 'member.c']);
    expect(await names('--direct')).toEqual(['member.a', 'member.b']);
    expect(await names('--limit 1')).toHaveLength(1);
    const indirect = await open().run('pingone groups members remove Delta member.c --yes');
    expect(indirect.code).toBe(6);
    expect(indirect.stderr).toContain("Could not remove the user 'member.c' from the group 'Delta'.");
    const removed = await open().run('pingone groups members remove Delta member.a member.b --yes');
    expect(removed.stderr).toContain("Removed 2 users from the group 'Delta'");
    expect(await names('')).toEqual(['member.c']);
  });

  it('takes the group by the flag, and refuses one that does not exist before anything is sent', async () => {
    await addGroups('Epsilon');
    const user = await addUser(open(), 'flagged');
    expect((await open().run('pingone groups members add --group-id Epsilon flagged')).code).toBe(0);
    expect(groupIds(user)).toHaveLength(1);
    const world = open();
    const wrong = await world.run('pingone groups members add Epsilonn flagged');
    expect([wrong.code, writes(world)]).toEqual([3, []]);
    expect(wrong.stderr).toContain('Epsilon');
    const early = await open().run('pingone groups members add - --yes', { input: 'flagged' });
    expect(early.stderr).toContain('Name the group first.');
  });
});
