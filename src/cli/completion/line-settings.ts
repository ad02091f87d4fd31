/** The settings that hold for a line that is being typed; looking at them changes nothing and asks nobody. */
import type { Host } from '../../host/host.ts';
import { openSettingsSource, type SettingsSource } from '../settings-source.ts';

/** Flags of the line that settle what names belong to. */
export interface SettingsLine {
  profile: string | undefined;
  config: string | undefined;
}

/** A settings file of another version is not migrated by a key that is pressed. */
export function openLineSettings(host: Host, { profile, config }: SettingsLine): SettingsSource {
  const quiet = { ...host, env: { ...host.env, PINGCLI_CONFIG_MIGRATION_POLICY: 'no' } };
  const flags = {
    'no-input': true,
    ...(profile === undefined ? {} : { profile }),
    ...(config === undefined ? {} : { config }),
  };
  return openSettingsSource(quiet, flags, () => undefined, { unattended: true });
}
