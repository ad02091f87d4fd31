/** The profile in use, and what made it that one. */
import type { SettingSource } from '../../config/resolved.ts';
import { type Check, ok } from './finding.ts';

function because(source: SettingSource): string {
  if (source.kind === 'flag' || source.kind === 'environment') return `named by ${source.name}`;
  return 'the active profile';
}

export const profile: Check = {
  name: 'profile',
  async run(context) {
    const { value, source } = (await context.settings()).profile;
    // Throws where there is no such profile.
    const name = await context.profiles.named(value);
    return [ok('profile', `'${name}', ${because(source)}`)];
  },
};
