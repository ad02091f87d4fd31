/**
 * Names of objects that a command has seen, for completion: they can be offered without asking PingOne. One small file a
 * profile in the state directory, mode 0600, without secrets; what it loses is only a convenience (docs/adr/0018).
 */
import { join } from 'node:path';
import { isRecord } from '../core/json.ts';
import { readStateFile, removeStateFile, writeStateFile } from '../host/state-file.ts';

export interface KnownName {
  id: string;
  name: string;
}

/** Where names hold: two profiles, services or organisations never see each other's. */
export interface NamePlace {
  profile: string;
  /** Origin of the API. */
  origin: string;
  /** The environment that the profile signs on in. */
  environmentId: string;
}

interface KnownList {
  /** Milliseconds since the epoch: when all of it was last seen. */
  at: number;
  names: KnownName[];
}

type Contents = Record<string, KnownList>;

const day = 24 * 60 * 60 * 1000;
/** Nobody chooses from more by pressing a key. */
export const mostNames = 1000;
const longestName = 256;
const largestFile = 2 * 1024 * 1024;
/** What is seen again unchanged is written again only after this long: most lists are lists of a moment ago. */
const rewriteAfter = 5 * 60 * 1000;

function isKnownName(value: unknown): value is KnownName {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';
}

function readList(value: unknown): KnownList | undefined {
  if (!isRecord(value) || typeof value.at !== 'number' || !Array.isArray(value.names)) return undefined;
  return { at: value.at, names: value.names.filter(isKnownName) };
}

function readLists(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) && parsed.version === 1 && isRecord(parsed.lists) ? parsed.lists : {};
  } catch {
    return {};
  }
}

export interface NameCacheOptions {
  /** The state directory; undefined where there is no home directory. */
  directory: string | undefined;
  now(): number;
}

export interface NameCache {
  /** The names of a collection, by its path: `/environments/…/populations`. Empty where none are known, or they are older than a day. */
  names(place: NamePlace, path: string): readonly KnownName[];
  /** @param isWhole - These are all there are; otherwise they are added to those that are known. */
  learn(place: NamePlace, path: string, names: readonly KnownName[], isWhole: boolean): void;
  unlearn(place: NamePlace, path: string, id: string): void;
  /** Everything of the profile. */
  forget(profile: string): void;
}

export function openNameCache({ directory, now }: NameCacheOptions): NameCache {
  const fileOf = (profile: string): string | undefined =>
    directory && join(directory, 'names', `${encodeURIComponent(profile.toLowerCase())}.json`);
  const keyOf = ({ origin, environmentId }: NamePlace, path: string): string =>
    JSON.stringify([origin, environmentId, path]);

  /** Whatever is wrong with the file, it then holds nothing. */
  function read(profile: string): Contents {
    const file = fileOf(profile);
    const text = file === undefined ? undefined : readStateFile(file, largestFile);
    const lists = text === undefined ? {} : readLists(text);
    const oldest = now() - day;
    return Object.fromEntries(
      Object.entries(lists).flatMap(([key, value]) => {
        const list = readList(value);
        return list !== undefined && list.at > oldest && list.at <= now() ? [[key, list]] : [];
      }),
    );
  }

  function write(profile: string, lists: Contents): void {
    const file = fileOf(profile);
    if (file !== undefined) writeStateFile(file, JSON.stringify({ version: 1, lists }));
  }

  return {
    names: (place, path) => read(place.profile)[keyOf(place, path)]?.names ?? [],

    learn(place, path, names, isWhole) {
      const lists = read(place.profile);
      const key = keyOf(place, path);
      const known = lists[key];
      const usable = names.filter(({ name }) => name !== '' && name.length <= longestName);
      const fresh = new Set(usable.map(({ id }) => id));
      const kept = isWhole ? [] : (known?.names ?? []).filter(({ id }) => !fresh.has(id));
      const all = [...usable, ...kept].slice(0, mostNames).sort((a, b) => (a.id < b.id ? -1 : 1));
      const isSame = known !== undefined && JSON.stringify(known.names) === JSON.stringify(all);
      if (isSame && (!isWhole || now() - known.at < rewriteAfter)) return;
      write(place.profile, {
        ...lists,
        [key]: { at: isWhole ? now() : (known?.at ?? now()), names: all },
      });
    },

    unlearn(place, path, id) {
      const lists = read(place.profile);
      const key = keyOf(place, path);
      const known = lists[key];
      const left = known?.names.filter((name) => name.id !== id);
      if (known === undefined || left === undefined || left.length === known.names.length) return;
      write(place.profile, { ...lists, [key]: { ...known, names: left } });
    },

    forget(profile) {
      const file = fileOf(profile);
      if (file !== undefined) removeStateFile(file);
    },
  };
}
