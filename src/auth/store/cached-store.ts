/** Asks a store once per name and process (SEC-62): each keychain call may cost a dialog, and always costs time. */
import type { Secret } from '../../core/secret.ts';
import type { SecretStore } from '../../core/secret-store.ts';

export function cacheReads(store: SecretStore): SecretStore {
  const known = new Map<string, Promise<Secret | undefined>>();

  async function change<T>(name: string, action: () => Promise<T>): Promise<T> {
    known.delete(name);
    try {
      return await action();
    } finally {
      // A read that began during the change may have seen either state.
      known.delete(name);
    }
  }

  return {
    describe: () => store.describe(),
    probe: () => store.probe(),
    read(name, options) {
      const cached = options?.fresh === true ? undefined : known.get(name);
      const answer = cached ?? store.read(name, options);
      known.set(name, answer);
      return answer;
    },
    async write(name, value) {
      await change(name, () => store.write(name, value));
      known.set(name, Promise.resolve(value));
    },
    remove: (name) => change(name, () => store.remove(name)),
  };
}
