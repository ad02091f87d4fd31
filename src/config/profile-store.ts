/** The profiles of the settings file, as commands use them. */
import { randomBytes } from 'node:crypto';
import { CliError, usageError } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { SecretReference } from '../core/secret-reference.ts';
import { isSameName, problemWithName, unknownProfile } from './profile-names.ts';
import type { ProfileStore, StoredValue } from './profiles.ts';
import { settingKeys } from './setting-keys.ts';
import { settingRules } from './setting-rules.ts';
import type { SettingKey } from './settings.ts';
import type { SettingsDocument } from './settings-document.ts';
import { createSettingsFile, type SettingsFileOptions } from './settings-file.ts';
import type { SettingsView } from './settings-view.ts';
import { readStored, writeStored } from './stored-values.ts';

/** Where there is no file, or none with a profile, there still is this profile; the first write puts it down. */
const firstProfile = { name: 'default', description: 'Default profile created by pingcli' };

export function createProfileStore(options: SettingsFileOptions): ProfileStore {
  const file = createSettingsFile(options);
  const warned = new Set<string>();

  async function read(): Promise<SettingsView | undefined> {
    const document = await file.read();
    return document !== undefined && document.profiles.length > 0 ? document : undefined;
  }

  async function names(): Promise<readonly string[]> {
    return (await read())?.profiles ?? [firstProfile.name];
  }

  function warnOfPlainSecret(profile: string, key: SettingKey): void {
    if (warned.has(`${profile} ${key}`)) return;
    warned.add(`${profile} ${key}`);
    options.warn({
      code: 'PLAINTEXT_SECRET',
      message: `Profile '${profile}' keeps ${key} as plain text in ${file.path}. Move it to the secret store: pingcli config set --profile ${profile} ${key} --from-stdin`,
    });
  }

  async function values(profile: string): Promise<Map<SettingKey, StoredValue>> {
    const found = new Map<SettingKey, StoredValue>();
    const name = spelling(profile, await names());
    const document = await read();
    if (document === undefined) return found.set('description', firstProfile.description);
    for (const key of settingKeys) {
      const content = document.content(name, key);
      if (content === undefined) continue;
      const value = readStored(key, content);
      if (value instanceof Secret) warnOfPlainSecret(name, key);
      found.set(key, value);
    }
    return found;
  }

  return {
    file: file.path,
    rules: settingRules,

    async list() {
      const document = await read();
      if (document === undefined) return [{ ...firstProfile, active: true }];
      return document.profiles.map((name) => ({
        name,
        description: String(document.content(name, 'description') ?? ''),
        active: isSameName(name, document.activeProfile),
      }));
    },

    async active() {
      const document = await read();
      if (document === undefined) return firstProfile.name;
      const name = document.profiles.find((known) => isSameName(known, document.activeProfile));
      if (name !== undefined) return name;
      throw unknownProfile(
        document.activeProfile,
        document.profiles,
        { outcome: 'configuration', category: 'configuration' },
        `, the active profile of ${file.path}`,
      );
    },

    async named(name) {
      return spelling(name, await names());
    },

    async newNameCheck() {
      const document = await file.read({ create: true });
      const taken = document?.profiles ?? (options.explicitFile ? [] : [firstProfile.name]);
      return (name) => problemWithNewName(name, taken);
    },

    values,

    async create({ name, description, active }) {
      await file.update(
        (document) => {
          // A file that the user named gets what was asked for; the usual one keeps the profile it stood for till now.
          if (!options.explicitFile) addFirstProfile(document);
          const problem = problemWithNewName(name, document.profiles);
          if (problem !== undefined)
            throw usageError(problem, 'Choose another name.', 'INVALID_PROFILE_NAME');
          const isFirst = document.profiles.length === 0;
          document.add(name);
          if (description !== '') document.set(name, 'description', description);
          if (active || isFirst) document.activate(name);
        },
        { create: true },
      );
    },

    async activate(name) {
      await file.update((document) => {
        addFirstProfile(document);
        document.activate(spelling(name, document.profiles));
      });
    },

    async removable(name) {
      return removableName(name, await names(), (await read())?.activeProfile ?? firstProfile.name);
    },

    async remove(name) {
      await file.update((document) => {
        addFirstProfile(document);
        document.remove(removableName(name, document.profiles, document.activeProfile));
      });
    },

    async change(profile, changes) {
      const contents = [...changes].map(
        ([key, value]) => [key, value === undefined ? undefined : writeStored(key, value)] as const,
      );
      await file.update((document) => {
        addFirstProfile(document);
        const name = spelling(profile, document.profiles);
        for (const [key, content] of contents) {
          if (content === undefined) document.unset(name, key);
          else document.set(name, key, content);
        }
      });
    },

    async reference(profile, key) {
      const value = (await values(profile)).get(key);
      if (value instanceof SecretReference) return value;
      // Two settings files may each have a profile of this name, and share one keychain.
      return new SecretReference(`setting:${profile.toLowerCase()}:${key}:${randomBytes(4).toString('hex')}`);
    },
  };
}

function problemWithNewName(name: string, taken: readonly string[]): string | undefined {
  const twin = taken.find((known) => isSameName(known, name));
  return problemWithName(name) ?? (twin === undefined ? undefined : `There is a profile '${twin}' already.`);
}

function addFirstProfile(document: SettingsDocument): void {
  if (document.profiles.length > 0) return;
  document.activate(firstProfile.name);
  document.add(firstProfile.name);
  document.set(firstProfile.name, 'description', firstProfile.description);
}

function spelling(name: string, known: readonly string[]): string {
  const found = known.find((candidate) => isSameName(candidate, name));
  if (found === undefined) throw unknownProfile(name, known, { outcome: 'not-found', category: 'not-found' });
  return found;
}

function removableName(wanted: string, known: readonly string[], active: string): string {
  const name = spelling(wanted, known);
  if (!isSameName(name, active)) return name;
  throw new CliError({
    outcome: 'conflict',
    category: 'conflict',
    code: 'ACTIVE_PROFILE',
    message: `The profile '${name}' is the active one and cannot be deleted.`,
    suggestion: 'Activate another one first: pingcli config profiles use <name>',
  });
}
