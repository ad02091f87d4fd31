/** `users mfa devices`: the list of `mfa user-devices`, where somebody who looks after users looks for it. */
import type { CommandDefinition } from '../command.ts';
import { listCommand } from '../resource/list.ts';
import type { Subject } from '../resource/subject.ts';

const command = 'pingcli pingone users mfa devices';

export function mfaDevicesCommand(subject: Subject, summary: string): CommandDefinition {
  return {
    ...listCommand(subject),
    subjects: [subject],
    summary,
    examples: [
      { command: `${command} anna`, summary: 'By user name' },
      { command: `${command} anna -O json --query 'data[].type'`, summary: 'Only what kinds there are' },
    ],
    notes: ['To take a lost device away: pingcli pingone mfa user-devices delete <user> <device>.'],
  };
}
