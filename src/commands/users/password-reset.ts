/** `users password reset`: the user has to choose another password, with the present one or with a code that is sent. */
import type { CommandDefinition } from '../command.ts';
import { isOn } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { forcePasswordChange, readPasswordState, sendRecoveryCode } from './password-operations.ts';
import { userChangeCommand } from './user-change.ts';

const command = 'pingcli pingone users password reset';
const mustChange = 'MUST_CHANGE_PASSWORD';

export function passwordResetCommand(subject: Subject, summary: string): CommandDefinition {
  return userChangeCommand(subject, {
    action: 'reset password',
    summary,
    description:
      'Makes users choose another password at the next sign-on, for which the present one is still good, and takes a lock of the password off. --send-code sends a recovery code by email instead and changes nothing.',
    verb: 'Reset the password of',
    doing: 'Resetting the password of',
    done: 'Reset the password of',
    consequence: 'They cannot go on before they have chosen another password.',
    examples: [
      { command: `${command} anna`, summary: 'Another at the next sign-on; asks first' },
      { command: `${command} anna ben --yes`, summary: 'Of several users, in a script' },
      { command: `${command} anna --send-code --yes`, summary: 'Send a code to the email address' },
    ],
    notes: [
      'A password that is no longer a secret is better replaced: users password set --generate-password --force-change.',
      'No code is sent to a disabled user, or where there is no password or it is locked.',
    ],
    flags: { 'send-code': { type: 'boolean', summary: 'Send a recovery code by email; the password stays' } },
    prepare: async (_context, flags, { environmentId = '' }) => {
      const sends = isOn(flags, 'send-code');
      return {
        async plan(api, { id, name }) {
          const { status = null } = await readPasswordState(api, { environmentId, id, label: name });
          if (sends) return [{ change: '+', member: 'password.recoveryCode', before: null, after: 'sent' }];
          const member = 'password.status';
          return status === mustChange ? [] : [{ change: '~', member, before: status, after: mustChange }];
        },
        async perform(api, { id, name }) {
          await (sends ? sendRecoveryCode : forcePasswordChange)(api, { environmentId, id, label: name });
          return 'done';
        },
      };
    },
  });
}
