/** `config profiles delete`: the profile, its session and its secrets. */
import { describeCause, usageError } from '../../core/errors.ts';
import type { Warning } from '../../core/result.ts';
import { revocationWarnings } from '../auth/revocation-warning.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { pickProfile } from './pick-profile.ts';
import { forgetSecrets } from './profile-secrets.ts';

export const profilesDeleteCommand = defineCommand({
  summary: 'Delete a profile',
  description:
    'Signs the profile off, and deletes it with the secrets that it keeps. The active profile cannot be deleted.',
  examples: [
    { command: 'pingcli config profiles delete staging', summary: 'Asks first' },
    { command: 'pingcli config profiles delete staging --yes', summary: 'In a script' },
  ],
  arguments: [{ name: 'name', summary: 'The profile', required: false, refers: 'profile' }],
  flags: { yes: { type: 'boolean', short: 'y', summary: 'Do not ask' } },
  async run(context, { flags, arguments: [wanted] }) {
    const { profiles } = context;
    const picked = await pickProfile(context, wanted, {
      verb: 'delete',
      message: 'Select the profile to delete:',
      active: false,
    });
    const name = await profiles.removable(picked);
    if (!flags.yes && !(await confirm(context, name))) {
      return {
        kind: 'done',
        message: `Cancelled: profile '${name}' was kept`,
        data: { name, deleted: false },
        meta: { resource: 'profile', action: 'delete', effect: 'unchanged' },
      };
    }
    const values = await profiles.values(name);
    const warnings = await signOff(context, name);
    await profiles.remove(name);
    warnings.push(...(await forgetSecrets(context, values, values.keys())));
    return {
      kind: 'done',
      message: `Profile '${name}' deleted`,
      data: { name, deleted: true },
      warnings,
      meta: { resource: 'profile', action: 'delete', effect: 'deleted' },
    };
  },
});

async function confirm(context: CommandContext, name: string): Promise<boolean> {
  if (!context.canAsk) {
    throw usageError(
      `Deleting the profile '${name}' needs a confirmation, and there is no terminal to ask for it.`,
      `Give --yes: pingcli config profiles delete ${name} --yes`,
      'CONFIRMATION_NEEDED',
    );
  }
  return context.ask.confirm({
    message: `Delete profile '${name}' from ${context.profiles.file}?`,
    default: false,
    signal: context.signal,
  });
}

/** While the profile still says where its session is; a session that cannot be ended does not keep the profile. */
async function signOff(context: CommandContext, name: string): Promise<Warning[]> {
  try {
    const session = await context.storedSession(name);
    return session === undefined ? [] : revocationWarnings(session, await session.logout());
  } catch (error) {
    const message = `The session of profile '${name}' could not be ended: ${describeCause(error)}`;
    return [{ code: 'SIGN_OFF_FAILED', message }];
  }
}
