/** Commands for users that are more than one verb over one resource; each loads when it is used. */
import type { CommandDefinition } from '../command.ts';
import type { CommandNode } from '../command-node.ts';
import type { Subject } from '../resource/subject.ts';
import { subjectOf } from '../resource-nodes.ts';
import type { SwitchName } from './account-change.ts';

/** @param open - Loads the file of the command and makes it. */
function userNode(
  name: string,
  summary: string,
  open: (subject: Subject, summary: string) => Promise<CommandDefinition>,
): CommandNode {
  return {
    name,
    summary,
    async load() {
      const subject = await subjectOf('users');
      return { ...(await open(subject, summary)), subjects: [subject] };
    },
  };
}

function switchNode(name: SwitchName, summary: string): CommandNode {
  return userNode(name.split(' ').at(-1) ?? name, summary, async (subject) =>
    (await import('./account-change.ts')).accountChangeCommand(subject, name, summary),
  );
}

const passwordNodes: readonly CommandNode[] = [
  userNode('set', 'Set the password of a user', async (...given) =>
    (await import('./password-set.ts')).passwordSetCommand(...given),
  ),
  userNode('reset', 'Make users choose another password', async (...given) =>
    (await import('./password-reset.ts')).passwordResetCommand(...given),
  ),
  userNode('status', 'Show the state of the password of a user', async (...given) =>
    (await import('./password-status.ts')).passwordStatusCommand(...given),
  ),
  userNode('recover', 'Send a recovery code, or take it with a new password', async (...given) =>
    (await import('./password-recover.ts')).passwordRecoverCommand(...given),
  ),
];

const devices = 'List the MFA devices of a user';

export const userNodes: readonly CommandNode[] = [
  userNode('show', 'Show one page about a user', async (...given) =>
    (await import('./show.ts')).showCommand(...given),
  ),
  switchNode('enable', 'Let users sign on again'),
  switchNode('disable', 'Keep users from signing on'),
  switchNode('lock', 'Lock accounts'),
  switchNode('unlock', 'Unlock accounts'),
  userNode('move', 'Move users into another population', async (...given) =>
    (await import('./move.ts')).moveCommand(...given),
  ),
  userNode('offboard', 'Take everything from a user who leaves', async (...given) =>
    (await import('./offboard.ts')).offboardCommand(...given),
  ),
  userNode('restore', 'Put back what an offboarding took away', async (...given) =>
    (await import('./restore.ts')).restoreCommand(...given),
  ),
  { name: 'password', summary: 'Passwords of users', children: passwordNodes },
  {
    name: 'mfa',
    summary: 'Multi-factor authentication of users',
    children: [
      switchNode('mfa enable', 'Let policies ask users for a second factor'),
      switchNode('mfa disable', 'Keep policies from asking users for a second factor'),
      userNode('status', 'Show whether a second factor can be asked for', async (...given) =>
        (await import('./mfa-status.ts')).mfaStatusCommand(...given),
      ),
      {
        name: 'devices',
        summary: devices,
        async load() {
          const { mfaDevicesCommand } = await import('./mfa-devices.ts');
          return mfaDevicesCommand(await subjectOf('mfa user-devices'), devices);
        },
      },
    ],
  },
];

export const userSessionNodes: readonly CommandNode[] = [
  {
    ...userNode('delete', 'End sessions of users', async (...given) =>
      (await import('./sessions-delete.ts')).sessionsDeleteCommand(...given),
    ),
    aliases: ['remove', 'rm', 'del', 'end'],
  },
];

const groupCommand = 'pingcli pingone users groups';
const join = 'Add a user to groups';
const leave = 'Remove a user from groups';

export const userGroupNodes: readonly CommandNode[] = [
  {
    name: 'add',
    summary: join,
    async load() {
      const [users, groups] = await Promise.all([subjectOf('users'), subjectOf('groups')]);
      return (await import('./membership-change.ts')).membershipCommand({
        one: users,
        others: groups,
        verb: 'add',
        summary: join,
        description: 'Adds a user to one group or several. A membership that is there already stays.',
        examples: [
          { command: `${groupCommand} add anna Support`, summary: 'One group' },
          { command: `${groupCommand} add anna Support Managers --yes`, summary: 'Several, in a script' },
        ],
      });
    },
  },
  {
    name: 'remove',
    aliases: ['rm', 'delete', 'del'],
    summary: leave,
    async load() {
      const [users, groups] = await Promise.all([subjectOf('users'), subjectOf('groups')]);
      return (await import('./membership-change.ts')).membershipCommand({
        one: users,
        others: groups,
        verb: 'remove',
        summary: leave,
        description: 'Removes a user from one group or several.',
        examples: [
          { command: `${groupCommand} remove anna Support`, summary: 'Asks first' },
          { command: `${groupCommand} remove anna Support Managers --yes`, summary: 'Several, in a script' },
        ],
      });
    },
  },
];
