/** What a run reads of a settings file; apart from its changes, for which the whole document is needed. */
import type { MigrationPlan } from './migrate.ts';
import type { SettingKey } from './settings.ts';

/** What a settings file can hold for a setting, as text: numbers and booleans as they are spelled. */
export type DocumentContent = string | readonly string[];

export interface SettingsView {
  /** As the file spells them, in its order. */
  readonly profiles: readonly string[];
  /** What the file names, whether there is such a profile or not. */
  readonly activeProfile: string;
  content(profile: string, key: SettingKey): DocumentContent | undefined;
  /** Whether any profile has a secret itself, not a reference to one. */
  holdsSecret(): boolean;
  /** Steps from the layout of Ping CLI 0.8; empty where the file has the current one. */
  migrationPlan(): MigrationPlan;
}
