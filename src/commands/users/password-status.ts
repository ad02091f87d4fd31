/** `users password status`: what state the password is in, and what that means for signing on. */
import { textAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import type { CommandDefinition } from '../command.ts';
import type { Subject } from '../resource/subject.ts';
import { aboutUsers } from './one-user.ts';
import { readPasswordState } from './password-operations.ts';
import { tellUsers, usernameColumn } from './tell-each.ts';

const command = 'pingcli pingone users password status';

const columns: readonly Column[] = [
  usernameColumn,
  { heading: 'STATUS', path: 'status', importance: 1 },
  { heading: 'LAST CHANGED', path: 'lastChangedAt', importance: 2, shows: 'time' },
  { heading: 'POLICY', path: 'passwordPolicy.id', importance: 3 },
];

/** What an administrator does about it; undefined where nothing has to be done. */
function nextStep(status: string | undefined, name: string): string | undefined {
  switch (status) {
    case 'NO_PASSWORD':
      return `Give the user one: pingcli pingone users password set ${name}`;
    case 'PASSWORD_LOCKED_OUT':
      return `Too many wrong passwords; unlock the account: pingcli pingone users unlock ${name}`;
    case 'MUST_CHANGE_PASSWORD':
    case 'PASSWORD_EXPIRED':
      return 'The user has to choose another at the next sign-on.';
    default:
      return undefined;
  }
}

export function passwordStatusCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    ...aboutUsers(subject),
    summary,
    description: 'Shows the state of the passwords of users, never a password.',
    examples: [
      { command: `${command} anna`, summary: 'By user name' },
      { command: `${command} anna -O json --query data.status`, summary: 'Only the state' },
      {
        command: `${command} - -O csv < names.txt`,
        summary: 'Of several users, one name a line; for a spreadsheet',
      },
    ],
    columns,
    run: (context, input) =>
      tellUsers(context, subject, input, {
        columns,
        meta: { resource: 'password', action: 'status', effect: 'read' },
        tell: async ({ name, owner }) => ({
          username: name,
          ...(await readPasswordState(await context.api(), owner)),
        }),
        hint: (state, { name }) => nextStep(textAt(state, 'status'), name),
      }),
  };
}
