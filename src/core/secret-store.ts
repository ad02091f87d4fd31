/** A place that keeps secrets by name: the OS keychain, a 0600 file, or this process only. */
import type { Secret } from './secret.ts';

/** The values of the setting `auth.storage.type`, Ping CLI's own names. */
export const storageTypes = ['secure_local', 'file_system', 'none'] as const;
export type StorageType = (typeof storageTypes)[number];

export function isStorageType(value: unknown): value is StorageType {
  return storageTypes.some((type) => type === value);
}

export interface StoreDescription {
  type: StorageType;
  /** For a person: `the keychain (Secret Service)`, `a plaintext file, /home/…/credentials`, `this process only`. */
  place: string;
  /** Whether the next process still finds what is written. */
  durable: boolean;
}

/**
 * Every call is bounded in time and rejects with a `CliError` (category `configuration`, outcome `configuration`)
 * that tells locked, denied, missing and hanging apart and names the ways out.
 */
export interface SecretStore {
  describe(): StoreDescription;
  /** Proves that the store takes and gives back a value, before a person is sent to a browser (SEC-61). */
  probe(): Promise<void>;
  /**
   * `undefined` where nothing, or nothing whole, is stored under the name.
   * Asks the place once per name and process (SEC-62); `fresh` asks again, to see what another process wrote.
   */
  read(name: string, options?: { fresh?: boolean }): Promise<Secret | undefined>;
  write(name: string, value: Secret): Promise<void>;
  /** @returns whether there was anything to remove. */
  remove(name: string): Promise<boolean>;
}
