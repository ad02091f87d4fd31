/** The profile that a command is about: the one it names, else one picked from a list on a terminal. */
import { usageError } from '../../core/errors.ts';
import type { CommandContext } from '../command.ts';

export interface PickQuestion {
  /** What the command does with it, for the error without a terminal: `use`. */
  verb: string;
  message: string;
  /** Whether the active profile can be picked. */
  active: boolean;
}

export async function pickProfile(
  context: CommandContext,
  name: string | undefined,
  question: PickQuestion,
): Promise<string> {
  const { profiles } = context;
  if (name !== undefined) return profiles.named(name);
  const known = await profiles.list();
  if (!context.canAsk) {
    throw usageError(
      'The name of the profile is missing, and there is no terminal to ask for it.',
      `Name it: pingcli config profiles ${question.verb} <name>. Profiles: ${known.map((profile) => profile.name).join(', ')}.`,
    );
  }
  const offered = known.filter((profile) => question.active || !profile.active);
  if (offered.length === 0) {
    throw usageError(
      'There is only the active profile, and it cannot be deleted.',
      'Add another one with: pingcli config profiles create',
    );
  }
  const active = offered.find((profile) => profile.active);
  return context.ask.select({
    message: question.message,
    choices: offered.map((profile) => ({
      value: profile.name,
      name: profile.active ? `${profile.name} (active)` : profile.name,
      ...(profile.description === '' ? {} : { description: profile.description }),
    })),
    ...(active === undefined ? {} : { default: active.name }),
    signal: context.signal,
  });
}
