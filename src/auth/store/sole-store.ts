/**
 * Keeps a name in one place only. Whoever changes the storage type back later would otherwise find the entry left in
 * the other store, older than the one written since, and be signed on with it (the shadowing trap).
 */
import type { SecretStore } from '../../core/secret-store.ts';

/** @param openOther Opens the store whose entries of the same name are stale once this one was written. */
export function keepSole(store: SecretStore, openOther: () => Promise<SecretStore>): SecretStore {
  let other: Promise<SecretStore> | undefined;
  const cleared = new Set<string>();

  async function clearOther(name: string): Promise<boolean> {
    if (cleared.has(name)) return false;
    cleared.add(name);
    try {
      other ??= openOther();
      return await (await other).remove(name);
    } catch {
      // The other store is out of reach: nobody asked for it, and there is nothing a person could do now.
      return false;
    }
  }

  return {
    ...store,
    async write(name, value) {
      await store.write(name, value);
      await clearOther(name);
    },
    async remove(name) {
      const existed = await store.remove(name);
      return (await clearOther(name)) || existed;
    },
  };
}
