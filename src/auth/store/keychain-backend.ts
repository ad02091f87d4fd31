/** The operating system's keychain as three bounded calls; the only file that knows `@napi-rs/keyring`. */
import type { AsyncEntry } from '@napi-rs/keyring';
import { CliError } from '../../core/errors.ts';
import type { Clock, Platform } from '../../host/host.ts';
import { abandonCall } from '../../host/stuck-calls.ts';
import { classifyKeychainFault, keychainError, wasUnanswered } from './keychain-errors.ts';

/** Text by account name, under one service. Rejects with a `CliError` (configuration) made by `keychainError`. */
export interface KeychainBackend {
  get(account: string): Promise<string | undefined>;
  set(account: string, text: string): Promise<void>;
  /** @returns whether there was anything to delete. */
  delete(account: string): Promise<boolean>;
}

type NativeEntry = Pick<AsyncEntry, 'getPassword' | 'setPassword' | 'deletePassword'>;

export interface KeychainOptions {
  clock: Clock;
  platform: Platform;
  /** What the items are filed under. Default `pingcli`; a build of one's own should use another (SEC-66). */
  service?: string;
  /** Milliseconds that one call may take (SEC-62). Default 3,000. */
  callLimit?: number;
  /**
   * Nobody is there to answer a dialog: the keychain is used only where it is known to open none, and else counts as locked.
   */
  unattended?: boolean;
  /** The items that can be read without a dialog; replaced in tests. */
  findItems?: (service: string) => Promise<readonly unknown[]>;
  /** The native entry of an account; replaced in tests. */
  openEntry?: (service: string, account: string) => Promise<NativeEntry>;
}

async function openNativeEntry(service: string, account: string): Promise<NativeEntry> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  // Without the pin the library falls back to the kernel keyring, which forgets everything at reboot (measured).
  return new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
}

/** Searching never unlocks: in a locked collection it rejects with `IsLocked` after 10 to 20 ms (measured with gnome-keyring). */
async function findNativeItems(service: string): Promise<readonly unknown[]> {
  const { findCredentialsAsync } = await import('@napi-rs/keyring');
  return findCredentialsAsync(service);
}

const permanentFaults = new Set([
  'KEYCHAIN_LOCKED',
  'KEYCHAIN_DENIED',
  'KEYCHAIN_MISSING',
  'KEYCHAIN_HANGING',
]);

export function openKeychainBackend(options: KeychainOptions): KeychainBackend {
  const { clock, platform, service = 'pingcli', callLimit = 3_000, unattended = false } = options;
  const { openEntry = openNativeEntry, findItems = findNativeItems } = options;
  // Entries are kept because a further call on the same one takes 0.4 ms instead of 10 (no new D-Bus connection).
  const entries = new Map<string, Promise<NativeEntry>>();
  let broken: CliError | undefined;
  let hasBeenLookedAt = false;

  async function bounded<T>(action: Promise<T>): Promise<T> {
    const answered = new AbortController();
    const late = clock.sleep(callLimit, answered.signal).then(() => {
      abandonCall(action);
      throw keychainError('hanging', platform.os, `No answer within ${callLimit / 1000} s.`);
    });
    try {
      return await Promise.race([action, late]);
    } finally {
      answered.abort();
      // The sleep rejects when it is aborted; the race has been decided by then.
      late.catch(() => undefined);
    }
  }

  /** Windows has no dialog; macOS may ask for each item, and does not tell before. */
  async function refuseDialogs(): Promise<void> {
    if (!unattended || hasBeenLookedAt || platform.os === 'win32') return;
    const items = platform.os === 'linux' ? await bounded(findItems(service)) : [];
    if (items.length === 0)
      throw keychainError('locked', platform.os, 'Nothing can be read without a dialog.');
    hasBeenLookedAt = true;
  }

  async function reach<T>(account: string, action: (entry: NativeEntry) => Promise<T>): Promise<T> {
    const entry = entries.get(account) ?? openEntry(service, account);
    entries.set(account, entry);
    return bounded(entry.then(action));
  }

  async function call<T>(account: string, action: (entry: NativeEntry) => Promise<T>): Promise<T> {
    // A keychain that was locked, missing or silent stays so for this process: no second dialog, no second wait.
    if (broken !== undefined) throw broken;
    try {
      await refuseDialogs();
      return await reach(account, action).catch((cause) => {
        if (!wasUnanswered(cause)) throw cause;
        // Over a connection of its own: each of the three calls may be made twice.
        entries.delete(account);
        return reach(account, action);
      });
    } catch (cause) {
      const error =
        cause instanceof CliError ? cause : keychainError(classifyKeychainFault(cause), platform.os, cause);
      if (permanentFaults.has(error.facts.code)) broken = error;
      throw error;
    }
  }

  return {
    get: async (account) => (await call(account, (entry) => entry.getPassword())) ?? undefined,
    set: (account, text) => call(account, (entry) => entry.setPassword(text)),
    delete: (account) => call(account, (entry) => entry.deletePassword()),
  };
}
