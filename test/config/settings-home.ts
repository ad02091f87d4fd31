/** A settings file of one test's own, and the profile store over it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProfileStore } from '../../src/config/profile-store.ts';
import type { ProfileStore } from '../../src/config/profiles.ts';
import type { SettingsFileOptions } from '../../src/config/settings-file.ts';
import type { Warning } from '../../src/core/result.ts';
import { describePlatform } from '../support/platform.ts';
import { createStandingClock } from '../support/standing-clock.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

export interface SettingsHome {
  directory: string;
  file: string;
  warnings: Warning[];
  /** A store as a process of its own would have it: nothing read yet. */
  open(options?: Partial<SettingsFileOptions>): ProfileStore;
  text(): string;
}

/** @param text of the settings file; without it there is none. */
export function createSettingsHome(text?: string, mode = 0o600): SettingsHome {
  const directory = temporaryDirectory();
  const file = join(directory, 'config.yaml');
  if (text !== undefined) writeFileSync(file, text, { mode });
  const warnings: Warning[] = [];
  return {
    directory,
    file,
    warnings,
    open: (options = {}) =>
      createProfileStore({
        file,
        clock: createStandingClock({ flows: true }),
        platform: describePlatform(),
        explicitFile: false,
        warn: (warning) => warnings.push(warning),
        ...options,
      }),
    text: () => readFileSync(file, 'utf8'),
  };
}
