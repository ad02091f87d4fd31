/** What commands do with profiles and their settings: the contract of the settings file. */
import type { Secret } from '../core/secret.ts';
import type { SecretReference } from '../core/secret-reference.ts';
import type { PlainSettingKey, SecretSettingKey, SettingKey } from './settings.ts';

export interface ProfileSummary {
  name: string;
  description: string;
  active: boolean;
}

export interface ProfileStore {
  /** Path of the settings file, for messages. */
  readonly file: string;
  /** What the registry of settings says, for handlers. */
  readonly rules: SettingRules;
  list(): Promise<ProfileSummary[]>;
  active(): Promise<string>;
  /**
   * The name as the file spells it; names compare without regard to case.
   * @throws CliError (not-found) with the nearest name and the list.
   */
  named(name: string): Promise<string>;
  /** Answers what is wrong with a name for a new profile, in one sentence, or undefined when it will do. */
  newNameCheck(): Promise<(name: string) => string | undefined>;
  /**
   * Settings as the file has them: canonical key → value; secrets as `Secret`, references to the secret store as
   * `SecretReference`. A value that its setting does not allow stays the text that the file has.
   */
  values(profile: string): Promise<ReadonlyMap<SettingKey, StoredValue>>;
  /** Throws usage errors for a bad name and for one that exists (names compare without regard to case). */
  create(profile: NewProfile): Promise<void>;
  activate(name: string): Promise<void>;
  /** As `named`, and throws (conflict) for the active profile: it cannot be deleted. */
  removable(name: string): Promise<string>;
  remove(name: string): Promise<void>;
  /** Changes the named keys only, in one write; `undefined` unsets. Values are validated against the registry first. */
  change(profile: string, changes: ReadonlyMap<SettingKey, StoredValue | undefined>): Promise<void>;
  /** The reference under which the profile keeps the secret; a new one, with a name of its own, where it has none. */
  reference(profile: string, key: SecretSettingKey): Promise<SecretReference>;
}

/** The registry of settings as handlers need it; all of it without reading any file. */
export interface SettingRules {
  /** In the order of the registry. */
  readonly keys: readonly SettingKey[];
  /** The key in its own spelling. Throws a usage error with the nearest key. */
  find(text: string): SettingKey;
  /** The key itself, or all keys under a prefix such as `service.pingOne`. Throws a usage error where there is none. */
  under(prefix: string): readonly SettingKey[];
  isSecret(key: SettingKey): key is SecretSettingKey;
  /** Throws a usage error naming key, value and what is allowed. */
  parse(key: PlainSettingKey, text: string): SettingContent;
  summary(key: SettingKey): string;
  default(key: SettingKey): SettingContent | undefined;
}

/** A value of any setting that is not a secret. */
export type SettingContent = string | number | boolean | readonly string[];

export interface NewProfile {
  name: string;
  description: string;
  active: boolean;
}

export type StoredValue = SettingContent | Secret | SecretReference;
