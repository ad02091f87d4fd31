/** Opens the store of a storage type; nothing of a store is loaded before it is asked for. */
import { configurationError } from '../../core/errors.ts';
import type { SecretStore, StorageType } from '../../core/secret-store.ts';
import type { Clock, Platform } from '../../host/host.ts';

export interface StorePorts {
  clock: Clock;
  platform: Platform;
  /** `Paths.credentials`; undefined where there is no home directory. */
  credentials: string | undefined;
  warn(message: string): void;
  /** Service name in the keychain. Default `pingcli` (SEC-66). */
  keychainService?: string;
  /** Milliseconds that one keychain call may take. Default 3,000 (SEC-62). */
  keychainCallLimit?: number;
  /** Nobody is there: no dialog of the keychain may open. */
  unattended?: boolean;
}

async function openKeychain(ports: StorePorts): Promise<SecretStore> {
  const [{ openKeychainBackend }, { openKeychainStore }] = await Promise.all([
    import('./keychain-backend.ts'),
    import('./keychain-store.ts'),
  ]);
  const { clock, platform, warn, keychainService: service, keychainCallLimit: callLimit } = ports;
  const { unattended = false } = ports;
  const backend = openKeychainBackend({
    clock,
    platform,
    unattended,
    ...(service === undefined ? {} : { service }),
    ...(callLimit === undefined ? {} : { callLimit }),
  });
  return openKeychainStore({ backend, platform, warn });
}

async function openFiles({ credentials, platform, warn }: StorePorts): Promise<SecretStore> {
  if (credentials === undefined) {
    throw configurationError(
      "There is no home directory to keep secrets in, as storage type 'file_system' needs.",
      "Set HOME, or use '--storage-type none'.",
    );
  }
  const { openFileStore } = await import('./file-store.ts');
  return openFileStore({ directory: credentials, platform, warn });
}

/** A store never stands in for another: what fails here fails, with the ways out in the error (SEC-60). */
export async function openSecretStore(type: StorageType, ports: StorePorts): Promise<SecretStore> {
  if (type === 'none') {
    const { openMemoryStore } = await import('./memory-store.ts');
    return openMemoryStore();
  }
  const [{ cacheReads }, { keepSole }] = await Promise.all([
    import('./cached-store.ts'),
    import('./sole-store.ts'),
  ]);
  if (type === 'file_system') return cacheReads(keepSole(await openFiles(ports), () => openKeychain(ports)));
  return cacheReads(keepSole(await openKeychain(ports), () => openFiles(ports)));
}
