/** The global flags of a run as the rooms below take them. */
import type { GivenFlag } from '../config/resolve.ts';
import { settingKeys } from '../config/setting-keys.ts';
import type { SettingKey } from '../config/settings.ts';
import { flagOf } from './global-flags.ts';
import type { FlagReadings } from './parse.ts';

/** The flags that stand for settings, by setting; their source in messages is the flag as it is written. */
export function givenSettingFlags(readings: FlagReadings): Map<SettingKey | 'profile', GivenFlag> {
  const given = new Map<SettingKey | 'profile', GivenFlag>();
  for (const key of settingKeys) {
    const flag = flagOf(key);
    const value = flag === undefined ? undefined : readings[flag];
    if (flag !== undefined && value !== undefined) given.set(key, { text: String(value), name: `--${flag}` });
  }
  const { profile } = readings;
  if (typeof profile === 'string') given.set('profile', { text: profile, name: '--profile' });
  return given;
}

export function textFlag(readings: FlagReadings, name: string): string | undefined {
  const value = readings[name];
  return typeof value === 'string' ? value : undefined;
}

export function isOn(readings: FlagReadings, name: string): boolean {
  return readings[name] === true;
}

/** Milliseconds of a duration. */
export function numberFlag(readings: FlagReadings, name: string): number | undefined {
  const value = readings[name];
  return typeof value === 'number' ? value : undefined;
}
