/** `config profiles add`: asks for what the flags leave out. */
import type { NewProfile } from '../../config/profiles.ts';
import { usageError } from '../../core/errors.ts';
import { shellWord } from '../../core/shell-word.ts';
import { type CommandContext, defineCommand } from '../command.ts';

interface Given {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly 'set-active': boolean | undefined;
}

export const profilesAddCommand = defineCommand({
  summary: 'Add a profile',
  description:
    'Asks for what is missing. Without a terminal the description is then empty and nothing is activated.',
  examples: [
    { command: 'pingcli config profiles add', summary: 'Answer the questions' },
    {
      command: 'pingcli config profiles add --name staging --description "Staging tenant" --set-active',
      summary: 'Without questions',
    },
  ],
  flags: {
    name: {
      type: 'text',
      short: 'n',
      placeholder: 'name',
      summary: 'Letters, digits, underscores and hyphens',
    },
    description: { type: 'text', short: 'd', placeholder: 'text', summary: 'What the profile is for' },
    'set-active': { type: 'toggle', short: 's', summary: 'Make it the active profile, or not' },
  },
  async run(context, { flags }) {
    const profile = await settleProfile(context, flags);
    const { profiles } = context;
    await profiles.create(profile);
    const active = (await profiles.active()) === profile.name;
    return {
      kind: 'done',
      message: `Profile '${profile.name}' created`,
      data: { name: profile.name, description: profile.description, active },
      lines: [
        ...(active ? [`Profile '${profile.name}' is now active`] : []),
        `Add settings with 'pingcli config set --profile ${profile.name} <key>=<value>', or in ${profiles.file}.`,
      ],
      ...(isComplete(flags) ? {} : { hints: [`The same without questions: ${oneLineCommand(profile)}`] }),
      meta: { resource: 'profile', action: 'create', effect: 'created' },
    };
  },
});

function isComplete(given: Given): boolean {
  return given.name !== undefined && given.description !== undefined && given['set-active'] !== undefined;
}

async function settleProfile(context: CommandContext, given: Given): Promise<NewProfile> {
  const { ask, canAsk, signal } = context;
  const check = await context.profiles.newNameCheck();
  const problem = given.name === undefined ? undefined : check(given.name);
  // Before the questions, so that nobody answers them in vain.
  if (problem !== undefined) throw usageError(problem, 'Give another --name.', 'INVALID_PROFILE_NAME');
  if (!canAsk) {
    if (given.name === undefined) {
      throw usageError(
        'The name of the new profile is missing, and there is no terminal to ask for it.',
        'Give it with --name: pingcli config profiles add --name <name>',
      );
    }
    return { name: given.name, description: given.description ?? '', active: given['set-active'] ?? false };
  }
  const name = given.name ?? (await ask.text({ message: 'New profile name: ', validate: check, signal }));
  const description = given.description ?? (await ask.text({ message: 'New profile description: ', signal }));
  const active =
    given['set-active'] ??
    (await ask.confirm({ message: 'Set new profile as active: ', default: false, signal }));
  return { name, description, active };
}

function oneLineCommand({ name, description, active }: NewProfile): string {
  return `pingcli config profiles add --name ${name} --description ${shellWord(description)}${active ? ' --set-active' : ' --no-set-active'}`;
}
