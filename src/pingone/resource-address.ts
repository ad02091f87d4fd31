/** Where a resource lives in the Management API and how one of it is recognised; `T` is the type of its records. */
import type { JsonObject } from '../core/json.ts';

/** Parameters of a path template, by name: `{ environmentId: '…' }`. */
export type PathParameters = Readonly<Record<string, string>>;

export interface ResourceAddress<T extends JsonObject> {
  /** As it is said in sentences: `environment`. */
  singular: string;
  /** `environments`. */
  plural: string;
  /** Path template of the collection below `/v1`: `/environments/{environmentId}/users`. */
  collection: string;
  /** Key of the records below `_embedded`. */
  embedded: string;
  /** Narrows an answer to this resource's record. */
  recognizes(value: JsonObject): value is T;
  /** How one is found by its natural key. Absent: by ID only. */
  naturalKey?: {
    member: string;
    /** The operator that this endpoint's filter supports for the key; absent: the pages are searched. */
    filter?: 'eq' | 'sw';
  };
}

/** A record is recognised by the members that every one of its kind has as text. */
export function withText<T extends JsonObject>(
  ...members: readonly (keyof T & string)[]
): (value: JsonObject) => value is T {
  return (value): value is T => members.every((member) => typeof value[member] === 'string');
}
