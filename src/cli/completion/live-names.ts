/**
 * Names of profiles and objects, from the settings file and from what earlier commands have seen. Nothing is asked of anybody;
 * what is missing or old is looked up by a second pingcli, for the next time.
 */
import { findNoun } from '../../catalogue/nouns.ts';
import { openNameCache } from '../../config/name-cache.ts';
import type { KnownName } from '../../config/name-file.ts';
import { hasUnsafeCharacters, sanitize } from '../../core/sanitize.ts';
import { isUuid } from '../../core/uuid.ts';
import type { Host } from '../../host/host.ts';
import { buildPath } from '../../pingone/path.ts';
import { namePlace } from '../name-place.ts';
import { once } from '../once.ts';
import { isRemembered } from '../remembered.ts';
import type { Candidate, NameSource } from './candidates.ts';
import { openLineSettings } from './line-settings.ts';
import { lookupWords } from './lookup.ts';
import { mayLookUp } from './may-look-up.ts';

export interface LiveNames extends NameSource {
  /** Has looked up for the next time what was asked for and is missing or old, unless that was tried a moment ago. */
  lookUpWanted(): Promise<void>;
}

/** Names of one kind in one environment. */
interface Kind {
  noun: string;
  environmentId: string;
}

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
export function openLiveNames(host: Host, given: ReadonlyMap<string, string>): LiveNames {
  const line = { profile: given.get('profile'), config: given.get('config') };
  const source = openLineSettings(host, line);
  const cache = openNameCache({ directory: source.locations.state, now: () => host.clock.now() });
  const currentPlace = once(async () => namePlace(await source.settings()));
  let wanted: Kind | undefined;

  /** Undefined where names of this kind are never known. */
  async function pathOf({ noun, environmentId }: Kind): Promise<string | undefined> {
    const definition = await findNoun(noun)?.load();
    if (definition?.requests.list === undefined || !isRemembered(definition)) return undefined;
    return buildPath(definition.collection, { environmentId });
  }

  async function known(kind: Kind): Promise<readonly KnownName[]> {
    const [place, path] = await Promise.all([currentPlace(), pathOf(kind)]);
    if (place === undefined || path === undefined) return [];
    wanted = kind;
    return cache.names(place, path);
  }

  async function namesOf(noun: string, environment: string | undefined): Promise<readonly KnownName[]> {
    const place = await currentPlace();
    if (place === undefined) return [];
    const home = place.environmentId.toLowerCase();
    const key = environment ?? given.get('environment-id');
    if (key === undefined || noun === 'environments') return known({ noun, environmentId: home });
    if (isUuid(key)) return known({ noun, environmentId: key.toLowerCase() });
    const environments = await known({ noun: 'environments', environmentId: home });
    const named = environments.find(({ name }) => name === key);
    return named === undefined ? [] : known({ noun, environmentId: named.id });
  }

  return {
    async profiles() {
      const profiles = await source.profiles.list();
      return profiles.map(({ name, description }) => ({
        value: name,
        ...(description === '' ? {} : { about: sanitize(description) }),
      }));
    },
    objects: async (noun, typed, isList, environment) =>
      objectCandidates(await namesOf(noun, environment), typed, isList),
    async lookUpWanted() {
      const place = await currentPlace();
      if (wanted === undefined || place === undefined || !mayLookUp(host.env)) return;
      const path = await pathOf(wanted);
      if (path === undefined || !cache.beginLookup(place, path)) return;
      await host.startInBackground(lookupWords({ ...wanted, ...line }));
    },
  };
}
