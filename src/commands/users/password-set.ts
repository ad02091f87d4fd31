/** `users password set`: a password of an administrator's choosing, or one that nobody chose. */
import { valueAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import type { CommandDefinition } from '../command.ts';
import { dryRunFlag, dryRunResult } from '../resource/dry-run.ts';
import { isOn, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import { checkNewPassword, newPasswordFlags, readNewPassword } from './given-password.ts';
import { aboutOneUser, findOneUser } from './one-user.ts';
import { setPassword } from './set-password.ts';

const command = 'pingcli pingone users password set';

const shownOnce: readonly Column[] = [
  { heading: 'USERNAME', path: 'username', importance: 1 },
  { heading: 'PASSWORD', path: 'password', importance: 1 },
  { heading: 'STATUS', path: 'status', importance: 2 },
];

export function passwordSetCommand(subject: Subject, summary: string): CommandDefinition {
  const meta = { resource: 'password', action: 'set', effect: 'updated' } as const;
  return {
    ...aboutOneUser(subject),
    summary,
    description:
      'Sets the password of a user. It is asked for, read from the standard input or a file, or made up; it never stands on the command line.',
    examples: [
      { command: `${command} anna`, summary: 'Asks for it, twice' },
      { command: `${command} anna --password-stdin --force-change < password.txt`, summary: 'In a script' },
      { command: `${command} anna --generate-password --force-change`, summary: 'Made up, shown once' },
    ],
    notes: ['The password policy of the population decides what is good enough; a refusal names its rules.'],
    flags: joinFlags(
      aboutOneUser(subject).flags,
      newPasswordFlags,
      {
        'force-change': { type: 'boolean', summary: 'The user has to choose another at the next sign-on' },
      },
      dryRunFlag,
    ),
    async run(context, input) {
      const { flags } = input;
      const given = {
        'password-stdin': isOn(flags, 'password-stdin'),
        'password-file': textFlag(flags, 'password-file'),
        'generate-password': isOn(flags, 'generate-password'),
      };
      const isPlan = isOn(flags, 'dry-run');
      if (!isPlan) checkNewPassword(context, given);
      const { name, owner } = await findOneUser(context, subject, input);
      const forceChange = isOn(flags, 'force-change');
      if (isPlan) {
        return dryRunResult(context, subject.definition, {
          summary: `Would set the password of the user '${name}'`,
          action: 'set',
          effect: 'would-update',
          changes: [
            { change: '~', member: 'password', before: '********', after: '********' },
            ...(forceChange
              ? [
                  {
                    change: '~' as const,
                    member: 'password.status',
                    before: null,
                    after: 'MUST_CHANGE_PASSWORD',
                  },
                ]
              : []),
          ],
        });
      }
      const password = await readNewPassword(context, given, owner);
      const state = await setPassword(await context.api(), owner, password, forceChange);
      const message = `Set the password of the user '${name}'${forceChange ? '; it has to be changed at the next sign-on' : ''}`;
      if (!given['generate-password']) return { kind: 'done', message, data: state, meta };
      const status = valueAt(state, 'status') ?? null;
      const record = { ...state, username: name, password: password.open(), status };
      return {
        kind: 'record',
        record,
        columns: shownOnce,
        message,
        hints: ['The password is not shown again.'],
        meta,
      };
    },
  };
}
