/** Secrets of this process only: storage type `none`, which writes nothing anywhere (SEC-42). */
import type { Secret } from '../../core/secret.ts';
import type { SecretStore } from '../../core/secret-store.ts';

export function openMemoryStore(): SecretStore {
  const values = new Map<string, Secret>();
  return {
    describe: () => ({ type: 'none', place: 'this process only', durable: false }),
    probe: async () => undefined,
    read: async (name) => values.get(name),
    write: async (name, value) => {
      values.set(name, value);
    },
    remove: async (name) => values.delete(name),
  };
}
