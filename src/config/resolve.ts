/** Settles what each setting is for this run, and where that comes from. */
import { type CliError, configurationError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { SecretReference } from '../core/secret-reference.ts';
import type { SecretStore } from '../core/secret-store.ts';
import { isSameName, unknownProfile } from './profile-names.ts';
import type { ProfileStore, SettingContent, StoredValue } from './profiles.ts';
import type { Resolved, SettingSource, Settings } from './resolved.ts';
import { definitionOf, environmentNames, isSecretKey } from './setting-keys.ts';
import type { PlainSettingKey, SettingKey } from './settings.ts';
import { invalidValue, isValueOf, parseSetting } from './values.ts';

/** A global flag that was given: its text, and its name as the user typed it. */
export interface GivenFlag {
  text: string;
  name: string;
}

export interface SettingInputs {
  env: Readonly<Record<string, string | undefined>>;
  flags: ReadonlyMap<SettingKey | 'profile', GivenFlag>;
  profiles: ProfileStore;
  /** The store of this run's storage type; opened only where a secret lies in it. */
  openSecrets: () => Promise<SecretStore>;
}

interface Found {
  value: StoredValue | undefined;
  source: SettingSource;
}

const profileVariable = 'PINGCLI_PROFILE';

/**
 * Flag > `PINGCLI_<KEY>` > `PINGCLI_PINGONE_*` > `PINGONE_*` > profile > default; an empty variable counts as unset.
 * @throws CliError where the chosen profile does not exist (REL-44): there is no falling back to the active one.
 */
export async function resolveSettings({
  env,
  flags,
  profiles,
  openSecrets,
}: SettingInputs): Promise<Settings> {
  const profile = await chooseProfile({ env, flags, profiles });
  const stored = await profiles.values(profile.value);

  function find(key: SettingKey): Found {
    const flag = isSecretKey(key) ? undefined : flags.get(key);
    if (flag !== undefined) return { value: flag.text, source: { kind: 'flag', name: flag.name } };
    for (const name of environmentNames(key)) {
      const text = env[name];
      if (text === undefined || text === '') continue;
      return { value: isSecretKey(key) ? new Secret(text) : text, source: { kind: 'environment', name } };
    }
    const value = stored.get(key);
    if (value !== undefined) return { value, source: { kind: 'profile', name: profile.value } };
    return { value: definitionOf(key).default, source: { kind: 'default' } };
  }

  return {
    profile,
    get(key) {
      const { value, source } = find(key);
      const settled = settle(key, value, source);
      if (settled !== undefined && !isValueOf(key, settled))
        throw new TypeError(`${key} has a value of another type`);
      return { value: settled, source };
    },
    async secret(key) {
      const { value, source } = find(key);
      if (!(value instanceof SecretReference)) {
        return { value: value instanceof Secret ? value : undefined, source };
      }
      const store = await openSecrets();
      const secret = await store.read(value.name);
      if (secret === undefined) throw lostSecret(key, profile.value, store.describe().place);
      return { value: secret, source };
    },
    sourceOf: (key) => find(key).source,
  };
}

async function chooseProfile({
  env,
  flags,
  profiles,
}: Pick<SettingInputs, 'env' | 'flags' | 'profiles'>): Promise<Resolved<string>> {
  const flag = flags.get('profile');
  const variable = env[profileVariable] ?? '';
  if (flag === undefined && variable === '') {
    return { value: await profiles.active(), source: { kind: 'default' } };
  }
  const known = (await profiles.list()).map(({ name }) => name);
  const wanted = flag?.text ?? variable;
  const name = known.find((candidate) => isSameName(candidate, wanted));
  if (flag !== undefined) {
    if (name === undefined) throw unknownProfile(wanted, known, { outcome: 'usage', category: 'usage' });
    return { value: name, source: { kind: 'flag', name: flag.name } };
  }
  if (name === undefined) {
    const facts = { outcome: 'configuration', category: 'configuration' } as const;
    throw unknownProfile(wanted, known, facts, `, named by the environment variable ${profileVariable}`);
  }
  return { value: name, source: { kind: 'environment', name: profileVariable } };
}

/** Text is read by the setting's type; what was read before, or is the default, is good. */
function settle(
  key: PlainSettingKey,
  value: StoredValue | undefined,
  source: SettingSource,
): SettingContent | undefined {
  if (value instanceof Secret || value instanceof SecretReference || value === undefined) return undefined;
  if (typeof value !== 'string' || source.kind === 'default') return value;
  const parsed = parseSetting(key, value);
  if (!parsed.valid) throw invalidValue(key, value, parsed, source);
  return parsed.value;
}

function lostSecret(key: SettingKey, profile: string, place: string): CliError {
  return configurationError(
    `The ${key} of profile '${profile}' is not in ${place}, where the settings file says it is.`,
    `Store it again: pingcli config set --profile ${profile} ${key} --from-stdin`,
  );
}
