/** The password of a user that is to sign on: from stdin, a file or a person. */
import { usageError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';
import { givenSecret } from '../given-secret.ts';

export const passwordFlags = {
  'password-stdin': { type: 'boolean', summary: "Read the user's password from the standard input" },
  'password-file': { type: 'text', placeholder: 'path', summary: "Read the user's password from a file" },
} as const;

export interface PasswordFlags {
  readonly 'password-stdin': boolean | undefined;
  readonly 'password-file': string | undefined;
}

/** Undefined where neither flag is given. */
export function givenPassword(context: CommandContext, flags: PasswordFlags): Promise<Secret | undefined> {
  return givenSecret(context, {
    flag: 'password',
    what: 'password',
    fromInput: flags['password-stdin'] === true,
    file: flags['password-file'],
  });
}

/** Before the first request. */
export function checkPasswordIsToBeHad(
  context: CommandContext,
  given: Secret | undefined,
  more: string = '',
): void {
  if (given !== undefined || context.canAsk) return;
  throw usageError(
    'The password is missing, and there is no terminal to ask for it.',
    `Give --password-stdin < password.txt or --password-file <path>${more}.`,
    'PASSWORD_MISSING',
  );
}

/** Only where `context.canAsk`. */
export async function askPassword(context: CommandContext, username: string): Promise<Secret> {
  const password = new Secret(
    await context.ask.secret({
      message: `Password of ${username}:`,
      validate: (input) => (input === '' ? 'It cannot be empty.' : undefined),
      signal: context.signal,
    }),
  );
  context.learn(password);
  return password;
}
