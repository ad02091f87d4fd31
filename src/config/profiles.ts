/** What commands do with profiles and their settings: the contract of the settings file. */
import type { Secret } from '../core/secret.ts';
import type { SettingKey } from './settings.ts';

export interface ProfileSummary {
  name: string;
  description: string;
  active: boolean;
}

export interface ProfileStore {
  /** Path of the settings file, for messages. */
  readonly file: string;
  list(): Promise<ProfileSummary[]>;
  active(): Promise<string>;
  /** Settings as the file has them: canonical key → value; secrets as `Secret`, references to the secret store as `SecretReference`. */
  values(profile: string): Promise<ReadonlyMap<SettingKey, StoredValue>>;
  /** Throws usage errors for a bad name and for one that exists (names compare without regard to case). */
  create(profile: NewProfile): Promise<void>;
  activate(name: string): Promise<void>;
  /** The active profile cannot be deleted. */
  remove(name: string): Promise<void>;
  /** Changes the named keys only, in one write; `undefined` unsets. Values are validated against the registry first. */
  change(profile: string, changes: ReadonlyMap<SettingKey, StoredValue | undefined>): Promise<void>;
}

export interface NewProfile {
  name: string;
  description: string;
  active: boolean;
}

/** Stands in the settings file for a secret that lies in the secret store: `secret:<name>`. */
export class SecretReference {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type StoredValue = string | number | boolean | readonly string[] | Secret | SecretReference;
