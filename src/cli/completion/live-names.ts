/** Names of profiles and objects, from the settings file and from what earlier commands have seen. Nothing is asked of anybody. */
import { type KnownName, openNameCache } from '../../config/name-cache.ts';
import type { Settings } from '../../config/resolved.ts';
import { hasUnsafeCharacters, sanitize } from '../../core/sanitize.ts';
import { isUuid } from '../../core/uuid.ts';
import type { Host } from '../../host/host.ts';
import { namePlace } from '../name-place.ts';
import { once } from '../once.ts';
import { openSettingsSource } from '../settings-source.ts';
import type { Candidate, NameSource } from './candidates.ts';

/** A name that can be typed and means one object; else its ID stands for it. A leading `~` is a home directory to fish. */
function isTypeable(name: string, isList: boolean): boolean {
  const isWord = !hasUnsafeCharacters(name) && name.trim() === name && !/^[-~]/.test(name);
  return isWord && !(isList && name.includes(','));
}

/** IDs are for those who have begun to type one. */
function objectCandidates(known: readonly KnownName[], typed: string, isList: boolean): Candidate[] {
  const wanted = typed.toLowerCase();
  return known.flatMap(({ id, name }): Candidate[] => {
    const isUnique = known.filter((other) => other.name === name).length === 1;
    const byId = { value: id, about: sanitize(name) };
    if (!isUnique || !isTypeable(name, isList)) return [byId];
    const isTyped = /^[0-9a-f-]+$/.test(wanted) && id.startsWith(wanted) && !name.startsWith(typed);
    return [{ value: name, about: id }, ...(isTyped ? [byId] : [])];
  });
}

/** @param given - Flags on the line, by name. */
export function openLiveNames(host: Host, given: ReadonlyMap<string, string>): NameSource {
  const texts = ['profile', 'config'].flatMap((name) => {
    const value = given.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  // A key pressed for a completion changes nothing: neither asks nor migrates the file.
  const quiet = { ...host, env: { ...host.env, PINGCLI_CONFIG_MIGRATION_POLICY: 'no' } };
  const source = openSettingsSource(
    quiet,
    { ...Object.fromEntries(texts), 'no-input': true },
    () => undefined,
  );
  const cache = openNameCache({ directory: source.locations.state, now: () => host.clock.now() });
  const settings = once(() => source.settings());

  async function known(noun: string, environment: string | undefined): Promise<readonly KnownName[]> {
    const current: Settings = await settings();
    const place = namePlace(current);
    const { findNoun } = await import('../../catalogue/nouns.ts');
    const definition = await findNoun(noun)?.load();
    if (place === undefined || definition === undefined) return [];
    const { collection } = definition;
    if (!collection.includes('{environmentId}')) return cache.names(place, collection);
    const environmentId = await environmentOf(environment ?? place.environmentId);
    if (environmentId === undefined) return [];
    return cache.names(place, collection.replace('{environmentId}', environmentId));
  }

  async function environmentOf(key: string): Promise<string | undefined> {
    if (isUuid(key)) return key.toLowerCase();
    return (await known('environments', undefined)).find(({ name }) => name === key)?.id;
  }

  return {
    async profiles() {
      const profiles = await source.profiles.list();
      return profiles.map(({ name, description }) => ({
        value: name,
        ...(description === '' ? {} : { about: sanitize(description) }),
      }));
    },
    objects: async (noun, typed, isList) =>
      objectCandidates(await known(noun, given.get('environment-id')), typed, isList),
  };
}
