/** `config unset`: back to the default; a secret leaves the secret store too. */
import type { StoredValue } from '../../config/profiles.ts';
import type { SettingKey } from '../../config/settings.ts';
import { defineCommand } from '../command.ts';
import { findSettable } from './assignments.ts';
import { forgetSecrets } from './profile-secrets.ts';

export const configUnsetCommand = defineCommand({
  summary: 'Put a setting back to its default',
  examples: [
    { command: 'pingcli config unset outputFormat', summary: 'One setting' },
    {
      command: 'pingcli config unset service.pingOne.authentication.clientCredentials.clientSecret',
      summary: 'A secret, also from the secret store',
    },
  ],
  arguments: [{ name: 'key', summary: 'The setting', required: true, variadic: true, refers: 'setting' }],
  flags: {},
  async run(context, { arguments: words }) {
    const { profiles } = context;
    const keys = words.map((word) => findSettable(profiles.rules, word));
    const settings = await context.settings();
    const profile = settings.profile.value;
    const values = await profiles.values(profile);
    const present = keys.filter((key) => values.has(key));
    await profiles.change(
      profile,
      new Map<SettingKey, StoredValue | undefined>(keys.map((key) => [key, undefined])),
    );
    const warnings = await forgetSecrets(context, values, keys);
    const fallback = keys.map((key) => `${key}=${String(profiles.rules.default(key) ?? '')}`);
    return {
      kind: 'done',
      message:
        present.length === 0 ? `Nothing to unset in profile '${profile}'` : `Updated profile '${profile}'`,
      data: { profile, unset: present },
      lines: fallback,
      warnings,
      meta: { resource: 'setting', action: 'unset', effect: present.length === 0 ? 'unchanged' : 'updated' },
    };
  },
});
