/** `config profiles use`: the profile that runs without `--profile` use from now on. */
import { defineCommand } from '../command.ts';
import { pickProfile } from './pick-profile.ts';

export const profilesUseCommand = defineCommand({
  summary: 'Make a profile the active one',
  description: 'For one command only, give it --profile instead, or set PINGCLI_PROFILE.',
  examples: [
    { command: 'pingcli config profiles use staging', summary: 'A named one' },
    { command: 'pingcli config profiles use', summary: 'Pick from a list' },
  ],
  arguments: [{ name: 'name', summary: 'The profile', required: false, refers: 'profile' }],
  flags: {},
  async run(context, { arguments: [wanted] }) {
    const name = await pickProfile(context, wanted, {
      verb: 'use',
      message: 'Select the profile to make active:',
      active: true,
    });
    await context.profiles.activate(name);
    return {
      kind: 'done',
      message: `Profile '${name}' is now active`,
      data: { name, active: true },
      meta: { resource: 'profile', action: 'use', effect: 'updated' },
    };
  },
});
