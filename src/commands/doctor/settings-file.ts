/** The settings file: whether it is there, whole, private, and all of it understood. */
import type { SettingsFileFacts, UnknownKey } from '../../config/settings-inspection.ts';
import { type Check, type Finding, ok, warning } from './finding.ts';

const name = 'settings file';

function describe(file: string, { isLink, mode, profiles }: SettingsFileFacts, hasModes: boolean): string {
  const count = profiles.length === 1 ? '1 profile' : `${profiles.length} profiles`;
  const permissions = hasModes ? `, mode ${mode.toString(8).padStart(4, '0')}` : '';
  return `${file}: ${count}${permissions}${isLink ? ', a symbolic link' : ''}`;
}

function permissionsOf(file: string, { holdsSecret, mode }: SettingsFileFacts): Finding[] {
  if ((mode & 0o077) === 0) return [];
  const what = holdsSecret ? 'holds a secret, and other users can read it' : 'can be read by other users';
  return [warning(name, `${file} ${what}`, `chmod 600 '${file}'`)];
}

function unknownKey({ key, nearest, place }: UnknownKey): Finding {
  return warning(
    name,
    `'${key}' at ${place} is no setting of pingcli, and is ignored`,
    nearest === undefined
      ? 'Correct or remove it; all settings: pingcli config list-keys'
      : `Did you mean '${nearest}'? All settings: pingcli config list-keys`,
  );
}

export const settingsFile: Check = {
  name,
  async run({ profiles }, machine) {
    // Throws for a file that cannot be used, with the place and the remedy.
    await profiles.list();
    const facts = await machine.settingsFile();
    if (facts === undefined) {
      return [
        warning(
          name,
          `There is none at ${profiles.file}; the environment and the defaults are used`,
          'pingcli pingone init',
        ),
      ];
    }
    const hasModes = machine.platform.os !== 'win32';
    return [
      ok(name, describe(profiles.file, facts, hasModes)),
      ...(hasModes ? permissionsOf(profiles.file, facts) : []),
      ...facts.unknownKeys.map(unknownKey),
    ];
  },
};
