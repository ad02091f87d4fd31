/** A new password that a command takes: from stdin, a file, a prompt or made up; never from argv (SEC-40). */
import { usageError } from '../../core/errors.ts';
import { generatePassword } from '../../core/generate-password.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';
import { givenSecret } from '../given-secret.ts';
import { readPasswordRules } from './password-rules.ts';
import type { PasswordOwner } from './set-password.ts';

export const generatePasswordFlag = {
  'generate-password': {
    type: 'boolean',
    aliases: ['generate'],
    summary: 'Make up a password that the policy allows, and show it once',
  },
} as const;

export const newPasswordFlags = {
  'password-stdin': { type: 'boolean', summary: 'Read the new password from the standard input' },
  'password-file': { type: 'text', placeholder: 'path', summary: 'Read the new password from a file' },
  ...generatePasswordFlag,
} as const;

interface NewPasswordFlags {
  readonly 'password-stdin': boolean;
  readonly 'password-file': string | undefined;
  readonly 'generate-password': boolean;
}

/** Before the first request. */
export function checkNewPassword(context: CommandContext, flags: NewPasswordFlags): void {
  const given = Object.entries(flags).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [`--${name}`],
  );
  if (given.length > 1) throw usageError(`${given.join(' and ')} exclude each other.`, 'Give one of them.');
  if (given.length === 1 || context.canAsk) return;
  throw usageError(
    'Nothing says what the new password is to be, and there is no terminal to ask at.',
    'Give --password-stdin < password.txt, or --password-file <path>.',
    'MISSING_PASSWORD',
  );
}

async function askTwice(context: CommandContext): Promise<Secret> {
  const { signal } = context;
  const first = await context.ask.secret({
    message: 'New password:',
    validate: (text) => (text === '' ? 'It cannot be empty.' : undefined),
    signal,
  });
  const secret = new Secret(first);
  context.learn(secret);
  await context.ask.secret({
    message: 'The same again:',
    validate: (text) => (text === first ? undefined : 'It is not the same.'),
    signal,
  });
  return secret;
}

/** Announced to the redactor. */
export async function makeUp(context: CommandContext, owner: PasswordOwner): Promise<Secret> {
  const rules = await readPasswordRules(context, owner);
  const secret = new Secret(generatePassword(rules, context.randomBytes));
  context.learn(secret);
  return secret;
}

/** Announced to the redactor before anything is said or traced about it. */
export async function readNewPassword(
  context: CommandContext,
  flags: NewPasswordFlags,
  owner: PasswordOwner,
): Promise<Secret> {
  if (flags['generate-password']) return makeUp(context, owner);
  const given = await givenSecret(context, {
    flag: 'password',
    what: 'password',
    fromInput: flags['password-stdin'],
    file: flags['password-file'],
  });
  if (given === undefined) return askTwice(context);
  if (!/[\r\n]/.test(given.open())) return given;
  throw usageError('The new password has more than one line.', 'Write it on one line, and nothing else.');
}
