/** A setting's value together with where it came from, so that messages can name it. */
import type { Secret } from '../core/secret.ts';
import type { PlainSettingKey, SecretSettingKey, SettingKey, SettingValue } from './settings.ts';

export type SettingSource =
  | { kind: 'flag'; name: string }
  | { kind: 'environment'; name: string }
  | { kind: 'profile'; name: string }
  | { kind: 'default' };

export interface Resolved<T> {
  value: T;
  source: SettingSource;
}

/** The settings of this run: flag > `PINGCLI_<KEY>` > `PINGCLI_PINGONE_*` > `PINGONE_*` > profile > default. */
export interface Settings {
  /** The profile in use, and why it is that one (`default` where nothing names one: the active profile). */
  readonly profile: Resolved<string>;
  /**
   * @returns `value: undefined` where nothing sets it and it has no default.
   * @throws CliError (configuration; usage when a flag or environment variable holds it) naming source, value and what is allowed.
   */
  get<K extends PlainSettingKey>(key: K): Resolved<SettingValue<K> | undefined>;
  /**
   * Opens the secret store where the profile holds a reference to it.
   * @throws CliError (configuration) where the store has nothing under the reference.
   */
  secret(key: SecretSettingKey): Promise<Resolved<Secret | undefined>>;
  /** Where the setting's value comes from; looks at no value, so it never throws. */
  sourceOf(key: SettingKey): SettingSource;
}

/** For a message: `the flag --profile`, `PINGONE_ENVIRONMENT_ID`, `profile 'dev'`, `the default`. */
export function describeSource(source: SettingSource): string {
  switch (source.kind) {
    case 'flag':
      return `the flag ${source.name}`;
    case 'environment':
      return `the environment variable ${source.name}`;
    case 'profile':
      return `profile '${source.name}'`;
    case 'default':
      return 'the default';
  }
}
