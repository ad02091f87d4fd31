/** The settings of a run: the file's profiles, what flags and environment say above them, and the stores secrets lie in. */
import { createMigrationDecision } from '../config/migration-decision.ts';
import { createProfileStore } from '../config/profile-store.ts';
import type { ProfileStore } from '../config/profiles.ts';
import { resolveSettings } from '../config/resolve.ts';
import type { Settings } from '../config/resolved.ts';
import type { Warning } from '../core/result.ts';
import type { SecretStore, StorageType } from '../core/secret-store.ts';
import { canAsk } from '../host/can-ask.ts';
import type { Host } from '../host/host.ts';
import { givenSettingFlags, isOn, textFlag } from './given-flags.ts';
import { type Locations, locate } from './locations.ts';
import { once } from './once.ts';
import type { FlagReadings } from './parse.ts';

export interface SettingsSource {
  locations: Locations;
  profiles: ProfileStore;
  /** The settings of the profile in use. */
  settings(): Promise<Settings>;
  /** The settings as another profile would have them. */
  settingsOf(profile: string): Promise<Settings>;
  storeOf(type: StorageType): Promise<SecretStore>;
  /** The store of the storage type that the settings name. */
  storeFor(settings: Settings): Promise<SecretStore>;
}

export function openSettingsSource(
  host: Host,
  global: FlagReadings,
  warn: (warning: Warning) => void,
  { unattended = false }: { unattended?: boolean } = {},
): SettingsSource {
  const locations = locate(host, textFlag(global, 'config'));
  const { clock, platform, signal } = host;
  const profiles = createProfileStore({
    file: locations.settingsFile,
    explicitFile: locations.settingsFileIsNamed,
    clock,
    platform,
    signal,
    warn,
    decideMigration: createMigrationDecision({
      env: host.env,
      canAsk: canAsk(host, isOn(global, 'no-input')),
      ask: host.prompter,
      signal,
    }),
  });
  const stores = new Map<StorageType, Promise<SecretStore>>();

  async function openStore(type: StorageType): Promise<SecretStore> {
    const { openSecretStore } = await import('../auth/store/open-store.ts');
    const { credentials } = locations;
    return openSecretStore(type, {
      clock,
      platform,
      credentials,
      unattended,
      warn: (message) => warn({ code: 'SECRET_STORE', message }),
    });
  }

  function storeOf(type: StorageType): Promise<SecretStore> {
    const store = stores.get(type) ?? openStore(type);
    stores.set(type, store);
    return store;
  }

  const storeFor = (settings: Settings): Promise<SecretStore> =>
    storeOf(settings.get('auth.storage.type').value ?? 'secure_local');

  async function resolve(profile?: string): Promise<Settings> {
    const flags = givenSettingFlags(global);
    if (profile !== undefined) flags.set('profile', { text: profile, name: '--profile' });
    const settings: Settings = await resolveSettings({
      env: host.env,
      flags,
      profiles,
      openSecrets: () => storeFor(settings),
    });
    return settings;
  }

  return { locations, profiles, settings: once(() => resolve()), settingsOf: resolve, storeOf, storeFor };
}
