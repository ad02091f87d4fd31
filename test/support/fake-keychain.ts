/** A keychain in memory that fails in every way a real one does; used below the store, or below the backend. */
import type { KeychainBackend, KeychainOptions } from '../../src/auth/store/keychain-backend.ts';

/** What the native module says on Linux, measured; and as its sources have it elsewhere. */
export const keychainTexts = {
  locked: "Couldn't access platform storage: Secret Service: unlock prompt was dismissed",
  denied: "Couldn't access platform storage: The user name or passphrase you entered is not correct.",
  noBus:
    'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead',
  noProvider:
    'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
  noCollection: "Couldn't access platform storage: Secret Service: no result found",
  noReply:
    'Platform failure: DBus error: Did not receive a reply. Possible causes include: the reply timeout expired.',
  tooLarge: "Value of 'password encoded as UTF-16' is longer than the platform limit of 2560 chars",
} as const;

export class Crash extends Error {}

export interface FakeKeychain extends KeychainBackend {
  items: Map<string, string>;
  /** Every call, for example `set name#a0`. */
  calls: string[];
  /** The process dies after so many more changes. */
  crashAfter(changes: number): void;
  /** Every call fails with it; undefined heals. */
  failWith(error: Error | undefined): void;
}

export function createFakeKeychain(options: { byteLimit?: number } = {}): FakeKeychain {
  const items = new Map<string, string>();
  const calls: string[] = [];
  let changesLeft = Number.POSITIVE_INFINITY;
  let failure: Error | undefined;

  function begin(call: string): void {
    calls.push(call);
    if (failure !== undefined) throw failure;
    if (call.startsWith('get ')) return;
    if (changesLeft === 0) throw new Crash('The process died.');
    changesLeft -= 1;
  }

  return {
    items,
    calls,
    crashAfter(changes) {
      changesLeft = changes;
    },
    failWith(error) {
      failure = error;
    },
    async get(account) {
      begin(`get ${account}`);
      return items.get(account);
    },
    async set(account, text) {
      if (Buffer.byteLength(text, 'utf16le') > (options.byteLimit ?? Number.POSITIVE_INFINITY)) {
        throw new Error(keychainTexts.tooLarge);
      }
      begin(`set ${account}`);
      items.set(account, text);
    },
    async delete(account) {
      begin(`delete ${account}`);
      return items.delete(account);
    },
  };
}

type OpenEntry = NonNullable<KeychainOptions['openEntry']>;

/** The native module over a fake keychain, for tests of the backend. */
export function nativeEntries(keychain: KeychainBackend): OpenEntry {
  return async (_service, account) => ({
    getPassword: async () => (await keychain.get(account)) ?? null,
    setPassword: (text) => keychain.set(account, text),
    deletePassword: () => keychain.delete(account),
  });
}
