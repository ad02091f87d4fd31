/** Commands for the users in a group; each loads when it is used. */
import type { CommandNode } from '../command-node.ts';
import { subjectOf } from '../resource-nodes.ts';

async function bothSubjects() {
  const [groups, users] = await Promise.all([subjectOf('groups'), subjectOf('users')]);
  return { groups, users };
}

const command = 'pingcli pingone groups members';
const list = 'List the users in a group';
const add = 'Add users to a group';
const remove = 'Remove users from a group';

const memberNodes: readonly CommandNode[] = [
  {
    name: 'list',
    aliases: ['ls', 'all'],
    summary: list,
    async load() {
      const { groups, users } = await bothSubjects();
      return (await import('./members-list.ts')).membersListCommand(groups, users, list);
    },
  },
  {
    name: 'add',
    summary: add,
    async load() {
      const { groups, users } = await bothSubjects();
      return (await import('../users/membership-change.ts')).membershipCommand({
        one: groups,
        others: users,
        verb: 'add',
        summary: add,
        description: 'Adds one user or several to a group. Who is a member already stays one.',
        examples: [
          { command: `${command} add Support anna`, summary: 'One user' },
          { command: `${command} add Support - --yes < names.txt`, summary: 'From a file, one a line' },
        ],
      });
    },
  },
  {
    name: 'remove',
    aliases: ['rm', 'delete', 'del'],
    summary: remove,
    async load() {
      const { groups, users } = await bothSubjects();
      return (await import('../users/membership-change.ts')).membershipCommand({
        one: groups,
        others: users,
        verb: 'remove',
        summary: remove,
        description: 'Removes one user or several from a group.',
        examples: [
          { command: `${command} remove Support anna`, summary: 'Asks first' },
          { command: `${command} remove Support anna ben --yes`, summary: 'Several, in a script' },
        ],
      });
    },
  },
];

export const groupNodes: readonly CommandNode[] = [
  { name: 'members', summary: 'Users in a group', children: memberNodes },
];
