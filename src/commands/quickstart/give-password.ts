/** Gives the test user a password, and is not fooled by an answer that was lost on its way. */
import { CliError } from '../../core/errors.ts';
import { generatePassword } from '../../core/generate-password.ts';
import { Secret } from '../../core/secret.ts';
import type { CommandContext } from '../command.ts';
import { readPasswordRules } from '../users/password-rules.ts';
import { type PasswordOwner, setPassword } from '../users/set-password.ts';
import type { Patience } from './patience.ts';

/** `generate`: made here, within the environment's password policy. */
export type PasswordChoice = Secret | 'generate';

async function isPasswordOf(
  context: CommandContext,
  { environmentId, id, label }: PasswordOwner,
  password: Secret,
): Promise<boolean> {
  const api = await context.api();
  try {
    await api.act({
      method: 'POST',
      path: '/environments/{environmentId}/users/{userId}/password',
      parameters: { environmentId, userId: id },
      body: {
        kind: 'json',
        mediaType: 'application/vnd.pingidentity.password.check+json',
        value: { password: password.open() },
      },
      what: `check the password of '${label}'`,
    });
    return true;
  } catch (error) {
    if (error instanceof CliError && error.facts.category !== 'cancelled') return false;
    throw error;
  }
}

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
    // The second try of a request whose answer was lost meets its own password, and the policy refuses the same again.
    if (!(error instanceof CliError) || error.facts.category === 'cancelled') throw error;
    if (!(await isPasswordOf(context, owner, password))) throw error;
  }
  context.say.success(`Set the password of '${owner.label}'`);
  return password;
}
