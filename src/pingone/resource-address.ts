/** Where a resource lives in the Management API and how one of it is recognised; `T` is the type of its records. */
import type { JsonObject } from '../core/json.ts';

/** Parameters of a path template, by name: `{ environmentId: '…' }`. */
export type PathParameters = Readonly<Record<string, string>>;

/** A member that names one object among its siblings. */
export interface NaturalKey {
  /** Dotted: `name`, `name.given`. */
  member: string;
  /** The operator that this endpoint's filter supports for the key; absent: the pages are searched. */
  filter?: 'eq' | 'sw';
  /** PingOne keeps such keys unique without regard to case, so `ANNA` finds `anna`. */
  ignoresCase?: true;
  /** Members that make the key whole together with the first, written after slashes: `en/Email/short`. */
  with?: readonly string[];
}

export interface ResourceAddress<T extends JsonObject> {
  /** As it is said in sentences: `environment`. */
  singular: string;
  /** `environments`. */
  plural: string;
  /** Path template of the collection below `/v1`: `/environments/{environmentId}/users`. */
  collection: string;
  /** Key of the records below `_embedded`; empty for singletons and what is never listed. */
  embedded: string;
  /** Narrows an answer to this resource's record. */
  recognizes(value: JsonObject): value is T;
  /** How one is found by its natural key. Absent: by ID only. */
  naturalKey?: NaturalKey;
}

/** Path template of one object: its ID is the parameter `id`. */
export function itemPath(resource: Pick<ResourceAddress<JsonObject>, 'collection'>): string {
  return `${resource.collection}/{id}`;
}

/** A record is recognised by the members that every one of its kind has as text. */
export function withText<T extends JsonObject>(
  ...members: readonly (keyof T & string)[]
): (value: JsonObject) => value is T {
  return (value): value is T => members.every((member) => typeof value[member] === 'string');
}

/** Where the records have no text that is always there: by members of any kind. */
export function withMembers<T extends JsonObject>(
  ...members: readonly (keyof T & string)[]
): (value: JsonObject) => value is T {
  return (value): value is T => members.every((member) => Object.hasOwn(value, member));
}
