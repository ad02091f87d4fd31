/** `config profiles show`: a profile with everything it sets. */
import { defineCommand } from '../command.ts';
import { shownSettings, unmaskFlag } from './shown-values.ts';

export const profilesShowCommand = defineCommand({
  summary: 'Show the settings of a profile',
  description: 'Shows what the profile holds; without a name, the profile in use. Secrets show as asterisks.',
  examples: [
    { command: 'pingcli config profiles show', summary: 'The profile in use' },
    { command: 'pingcli config profiles show staging', summary: 'A named one' },
  ],
  arguments: [{ name: 'name', summary: 'The profile', required: false, refers: 'profile' }],
  answers: { kind: 'record', idMember: 'name' },
  flags: unmaskFlag,
  async run(context, { flags, arguments: [wanted] }) {
    const { profiles } = context;
    const name =
      wanted === undefined ? (await context.settings()).profile.value : await profiles.named(wanted);
    const summary = (await profiles.list()).find((profile) => profile.name === name);
    const keys = profiles.rules.keys.filter((key) => key !== 'description');
    return {
      kind: 'record',
      record: {
        name,
        description: summary?.description ?? '',
        active: summary?.active ?? false,
        ...(await shownSettings(context, name, keys, flags['unmask-values'] === true)),
      },
      meta: { resource: 'profile', action: 'show', effect: 'read' },
    };
  },
});
