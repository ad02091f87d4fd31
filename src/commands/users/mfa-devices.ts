/** `users mfa devices`: the list of `mfa user-devices`, where somebody who looks after users looks for it. */
import type { CommandDefinition } from '../command.ts';
import type { Subject } from '../resource/subject.ts';
import { listOfUsersCommand } from './lists-of-users.ts';

const command = 'pingcli pingone users mfa devices';

export function mfaDevicesCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    subjects: [subject],
    ...listOfUsersCommand(subject, {
      summary,
      examples: [
        { command: `${command} anna`, summary: 'By user name' },
        { command: `${command} anna -O json --query 'data[].type'`, summary: 'Only what kinds there are' },
        { command: `${command} anna ben`, summary: 'Of several users, and whose each is' },
      ],
      notes: ['To take a lost device away: pingcli pingone mfa user-devices delete <user> <device>.'],
    }),
  };
}
