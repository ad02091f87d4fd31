/** `users password recover`: sends a code to the user, and takes it together with a new password. */
import { usageError } from '../../core/errors.ts';
import { textAt } from '../../core/json.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandDefinition } from '../command.ts';
import { dryRunFlag, dryRunResult } from '../resource/dry-run.ts';
import { isOn, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { checkNewPassword, newPasswordFlags, readNewPassword } from './given-password.ts';
import { aboutOneUser, findOneUser } from './one-user.ts';
import { recoverPassword, sendRecoveryCode } from './password-operations.ts';

const command = 'pingcli pingone users password recover';

export function passwordRecoverCommand(subject: Subject, summary: string): CommandDefinition {
  const meta = { resource: 'password', action: 'recover' } as const;
  const { 'password-stdin': fromInput, 'password-file': fromFile } = newPasswordFlags;
  return {
    ...aboutOneUser(subject),
    summary,
    description:
      'Without a code, sends one to the email address of the user: it is good for five minutes and five attempts. With the code, sets the new password.',
    examples: [
      { command: `${command} anna`, summary: 'Send a code' },
      { command: `${command} anna --recovery-code K7Q2M9XA`, summary: 'Ask for the new password' },
      {
        command: `${command} anna --recovery-code K7Q2M9XA --password-stdin < password.txt`,
        summary: 'In a script',
      },
    ],
    notes: [
      'No code is sent to a disabled user, or where there is no password or it is locked.',
      'To send codes to several users: users password reset --send-code.',
    ],
    flags: joinFlags(
      aboutOneUser(subject).flags,
      {
        'recovery-code': {
          type: 'text',
          placeholder: 'code',
          summary: 'The code that was sent; it works once',
        },
        'password-stdin': fromInput,
        'password-file': fromFile,
      },
      dryRunFlag,
    ),
    async run(context, input) {
      const { flags } = input;
      const code = textFlag(flags, 'recovery-code')?.trim();
      const given = {
        'password-stdin': isOn(flags, 'password-stdin'),
        'password-file': textFlag(flags, 'password-file'),
        'generate-password': false,
      };
      const isGiven = given['password-stdin'] || given['password-file'] !== undefined;
      if (code === undefined && isGiven) {
        throw usageError('A new password needs the code that was sent.', 'Give --recovery-code <code>.');
      }
      if (code === '')
        throw usageError('The recovery code is empty.', 'Copy it from the message to the user.');
      const isPlan = isOn(flags, 'dry-run');
      if (code !== undefined) context.learn(new Secret(code));
      if (code !== undefined && !isPlan) checkNewPassword(context, given);
      const { name, owner, record } = await findOneUser(context, subject, input);
      if (isPlan) {
        const change = { before: null, after: '********' } as const;
        const member = code === undefined ? 'password.recoveryCode' : 'password';
        return dryRunResult(context, subject.definition, {
          summary:
            code === undefined ? `Would send a code to '${name}'` : `Would set the password of '${name}'`,
          action: meta.action,
          effect: 'would-update',
          changes: [{ change: code === undefined ? '+' : '~', member, ...change }],
        });
      }
      const api = await context.api();
      if (code === undefined) {
        const data = await sendRecoveryCode(api, owner);
        return {
          kind: 'done',
          message: `Sent a recovery code to ${textAt(record, 'email') ?? `the user '${name}'`}`,
          data,
          hints: [`Within five minutes: ${command} ${name} --recovery-code <code>`],
          meta: { ...meta, effect: 'none' },
        };
      }
      const password = await readNewPassword(context, given, owner);
      const data = await recoverPassword(api, owner, new Secret(code), password);
      return {
        kind: 'done',
        message: `Set the new password of the user '${name}'`,
        data,
        meta: { ...meta, effect: 'updated' },
      };
    },
  };
}
