/**
 * Names of objects that a command has seen, for completion: they can be offered without asking PingOne. One small file a
 * profile in the state directory, mode 0600, without secrets; what it loses is only a convenience (docs/adr/0018).
 */
import { join } from 'node:path';
import { readStateFile, removeStateFile, writeStateFile } from '../host/state-file.ts';
import { formatNameFile, type KnownName, type NameFile, parseNameFile } from './name-file.ts';

/** Where names hold: two profiles, services or organisations never see each other's. */
export interface NamePlace {
  profile: string;
  /** Origin of the API. */
  origin: string;
  /** The environment that the profile signs on in. */
  environmentId: string;
}

const minute = 60_000;
/** As long as names are offered at all. */
const held = 60 * minute;
/** As long as they are offered without being looked up again. */
const fresh = 5 * minute;
/** Whatever became of a look-up, the same names are not looked up again before. */
const betweenAttempts = 3 * minute;
/** What is seen again unchanged is written again only after this long: most lists are lists of a moment ago. */
const rewriteAfter = minute;
/** Nobody chooses from more by pressing a key. */
export const mostNames = 1000;
const longestName = 256;
const largestFile = 2 * 1024 * 1024;

export interface NameCacheOptions {
  /** The state directory; undefined where there is no home directory. */
  directory: string | undefined;
  now(): number;
}

export interface NameCache {
  /** The names of a collection, by its path: `/environments/…/populations`. Empty where none are known, or they are older than an hour. */
  names(place: NamePlace, path: string): readonly KnownName[];
  /** @param isWhole - These are all there are; otherwise they are added to those that are known. */
  learn(place: NamePlace, path: string, names: readonly KnownName[], isWhole: boolean): void;
  unlearn(place: NamePlace, path: string, id: string): void;
  /**
   * Whether the names should be looked up now: not all of them are known or they are minutes old, and nobody has tried a
   * moment ago. The attempt is on disk by then, so that the next one to ask hears no.
   */
  beginLookup(place: NamePlace, path: string): boolean;
  /** Whether a look-up that was begun is still wanted: neither a sign-off nor a sign-on has come between. */
  isLookedUp(place: NamePlace, path: string): boolean;
  /** Everything of the profile. */
  forget(profile: string): void;
  /** What failed for want of a sign-on may be tried again. */
  forgetLookups(profile: string): void;
}

export function openNameCache({ directory, now }: NameCacheOptions): NameCache {
  const fileOf = (profile: string): string | undefined =>
    directory && join(directory, 'names', `${encodeURIComponent(profile.toLowerCase())}.json`);
  const keyOf = ({ origin, environmentId }: NamePlace, path: string): string =>
    JSON.stringify([origin, environmentId, path]);

  function read(profile: string): NameFile {
    const file = fileOf(profile);
    const text = file === undefined ? undefined : readStateFile(file, largestFile);
    const lifetimes = { lists: held, attempts: betweenAttempts };
    return parseNameFile(text ?? '', (kind, at) => at > now() - lifetimes[kind] && at <= now());
  }

  function write(profile: string, contents: NameFile): boolean {
    const file = fileOf(profile);
    return file !== undefined && writeStateFile(file, formatNameFile(contents));
  }

  return {
    names: (place, path) => read(place.profile).lists[keyOf(place, path)]?.names ?? [],

    learn(place, path, names, isWhole) {
      const { lists, attempts } = read(place.profile);
      const key = keyOf(place, path);
      const known = lists[key];
      const usable = names.filter(({ name }) => name !== '' && name.length <= longestName);
      const seen = new Set(usable.map(({ id }) => id));
      const kept = isWhole ? [] : (known?.names ?? []).filter(({ id }) => !seen.has(id));
      const all = [...usable, ...kept].slice(0, mostNames).sort((a, b) => (a.id < b.id ? -1 : 1));
      const isSame = known !== undefined && JSON.stringify(known.names) === JSON.stringify(all);
      if (isSame && (!isWhole || (known.isWhole && now() - known.at < rewriteAfter))) return;
      const list = {
        at: isWhole ? now() : (known?.at ?? now()),
        isWhole: isWhole || known?.isWhole === true,
        names: all,
      };
      write(place.profile, { lists: { ...lists, [key]: list }, attempts });
    },

    unlearn(place, path, id) {
      const { lists, attempts } = read(place.profile);
      const key = keyOf(place, path);
      const known = lists[key];
      const left = known?.names.filter((name) => name.id !== id);
      if (known === undefined || left === undefined || left.length === known.names.length) return;
      write(place.profile, { lists: { ...lists, [key]: { ...known, names: left } }, attempts });
    },

    beginLookup(place, path) {
      const { lists, attempts } = read(place.profile);
      const key = keyOf(place, path);
      const known = lists[key];
      const isFresh = known?.isWhole === true && now() - known.at < fresh;
      if (isFresh || attempts[key] !== undefined) return false;
      return write(place.profile, { lists, attempts: { ...attempts, [key]: now() } });
    },

    isLookedUp: (place, path) => read(place.profile).attempts[keyOf(place, path)] !== undefined,

    forget(profile) {
      const file = fileOf(profile);
      if (file !== undefined) removeStateFile(file);
    },

    forgetLookups(profile) {
      const { lists, attempts } = read(profile);
      if (Object.keys(attempts).length > 0) write(profile, { lists, attempts: {} });
    },
  };
}
