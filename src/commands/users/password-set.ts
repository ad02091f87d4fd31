/** `users password set`: a password of an administrator's choosing, or one that nobody chose. */
import { usageError } from '../../core/errors.ts';
import { valueAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import type { CommandDefinition } from '../command.ts';
import { cancelled } from '../resource/confirm.ts';
import type { Change } from '../resource/difference.ts';
import { dryRunFlag } from '../resource/dry-run.ts';
import { isOn, joinFlags, textFlag } from '../resource/given.ts';
import type { Subject } from '../resource/subject.ts';
import {
  areConfirmed,
  checkSeveralConfirmable,
  nameAll,
  severalConfirmation,
} from '../several/confirm-several.ts';
import { goOnFlag } from '../several/name-several.ts';
import { planSeveral } from '../several/plan-several.ts';
import { setGeneratedPasswords } from './generated-passwords.ts';
import { checkNewPassword, newPasswordFlags, readNewPassword } from './given-password.ts';
import { aboutUsers, findUsers, readUserKeys } from './one-user.ts';
import { setPassword } from './set-password.ts';

const command = 'pingcli pingone users password set';

const shownOnce: readonly Column[] = [
  { heading: 'USERNAME', path: 'username', importance: 1 },
  { heading: 'PASSWORD', path: 'password', importance: 1 },
  { heading: 'STATUS', path: 'status', importance: 2 },
];

const words = {
  verb: 'Set new passwords of',
  doing: 'Setting the passwords of',
  singular: 'user',
  plural: 'users',
  asksForOne: false,
  consequence: 'The passwords that they have now are no longer good.',
} as const;

function checkSeveral(count: number, generates: boolean): void {
  if (count < 2 || generates) return;
  throw usageError(
    'One password for several users is no secret: each of them would know that of the others.',
    'Give --generate-password to have one made up for each, or name one user.',
    'SHARED_PASSWORD',
  );
}

function changesOf(forceChange: boolean): readonly Change[] {
  const change = { change: '~', member: 'password', before: '********', after: '********' } as const;
  const status = { change: '~', member: 'password.status', before: null } as const;
  return forceChange ? [change, { ...status, after: 'MUST_CHANGE_PASSWORD' }] : [change];
}

export function passwordSetCommand(subject: Subject, summary: string): CommandDefinition {
  const meta = { resource: 'password', action: 'set', effect: 'updated' } as const;
  return {
    ...aboutUsers(subject),
    summary,
    description:
      'Sets the password of a user. It is asked for, read from the standard input or a file, or made up; it never stands on the command line. For several users one is made up for each.',
    examples: [
      { command: `${command} anna`, summary: 'Asks for it, twice' },
      { command: `${command} anna --password-stdin --force-change < password.txt`, summary: 'In a script' },
      { command: `${command} anna --generate-password --force-change`, summary: 'Made up, shown once' },
      {
        command: `${command} - --generate-password --force-change --yes -O csv < names.txt`,
        summary: 'Of several users, one made up for each',
      },
    ],
    notes: ['The password policy of the population decides what is good enough; a refusal names its rules.'],
    flags: joinFlags(
      aboutUsers(subject).flags,
      newPasswordFlags,
      {
        'force-change': { type: 'boolean', summary: 'The user has to choose another at the next sign-on' },
      },
      dryRunFlag,
      severalConfirmation(false),
      goOnFlag,
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
      if (given['password-stdin'] && input.arguments.includes('-')) {
        throw usageError(
          'The standard input holds either the users or the password.',
          'Name the user, or give --password-file.',
        );
      }
      const keys = await readUserKeys(context, subject, input);
      checkSeveral(keys.length, given['generate-password']);
      if (!isPlan) checkSeveralConfirmable(context, flags, keys.length, words);
      const { environmentId, users } = await findUsers(context, subject, input, keys);
      const forceChange = isOn(flags, 'force-change');
      if (isPlan) {
        const plan = users.map((item) => ({ item, changes: changesOf(forceChange) }));
        return planSeveral(context, plan, { ...words, would: 'Would set the password of', action: 'set' });
      }
      const [user, ...others] = users;
      if (user === undefined || others.length > 0) {
        if (!(await areConfirmed(context, flags, users, { ...words, parameters: { environmentId } }))) {
          return cancelled(words.plural, 'set', nameAll(users));
        }
        const goesOn = isOn(flags, 'continue-on-error');
        const commandFor = (names: readonly string[]): string =>
          context.commandLine(names, [subject.definition.id?.flag ?? '']);
        return setGeneratedPasswords(context, users, { forceChange, goesOn, meta, commandFor });
      }
      const { name, owner } = user;
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
