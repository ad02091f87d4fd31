/** Gives the test user a password: the one that was chosen, or one made up within the rules. */
import { CliError } from '../../core/errors.ts';
import { generatePassword } from '../../core/generate-password.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';
import { readPasswordRules } from '../users/password-rules.ts';
import { isPasswordOf, type PasswordOwner, setPassword } from '../users/set-password.ts';
import type { Patience } from './patience.ts';

/** `generate`: made here, within the environment's password policy. */
export type PasswordChoice = Secret | 'generate';

export async function givePassword(
  context: CommandContext,
  owner: PasswordOwner,
  choice: PasswordChoice,
  patience: Patience,
): Promise<Secret> {
  const password =
    choice instanceof Secret
      ? choice
      : new Secret(
          generatePassword(
            await patience.await(() => readPasswordRules(context, owner)),
            context.randomBytes,
          ),
        );
  context.learn(password);
  const api = await context.api();
  try {
    await patience.await(() => setPassword(api, owner, password));
  } catch (error) {
    // An earlier run may have given this very password, and the policy refuses to be given it again.
    if (!(error instanceof CliError) || error.facts.category === 'cancelled') throw error;
    if (!(await isPasswordOf(api, owner, password))) throw error;
  }
  context.say.success(`Set the password of '${owner.label}'`);
  return password;
}
