/** Reads values out of documents without trusting their shape: the guards that the whole API shares. */
import type { Document, Json } from '../store.ts';

export function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(document: Document | undefined, attribute: string): string | undefined {
  const value = document?.[attribute];
  return typeof value === 'string' ? value : undefined;
}

/** The `id` of an attribute like `population` or `license`. */
export function referenceOf(document: Document | undefined, attribute: string): string | undefined {
  const value = document?.[attribute];
  return isDocument(value) ? textOf(value, 'id') : undefined;
}

/** The values at a dotted path; arrays on the way are looked into. */
export function valuesAt(value: Json | undefined, path: readonly string[]): Json[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  return isDocument(value) ? valuesAt(value[head], rest) : [];
}

/** A document without the named attributes and without those that are null, which is how PingOne clears. */
export function without(document: Document, attributes: readonly string[]): Document {
  return Object.fromEntries(
    Object.entries(document).filter(([name, value]) => value !== null && !attributes.includes(name)),
  );
}

export function pick(document: Document, attributes: readonly string[]): Document {
  const picked: Document = {};
  for (const name of attributes) {
    const value = document[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** RFC 7396: null removes, objects merge, everything else replaces. */
export function mergePatch(target: Document, patch: Document): Document {
  const merged: Document = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    const before = merged[name];
    if (value === null) delete merged[name];
    else if (isDocument(value)) merged[name] = mergePatch(isDocument(before) ? before : {}, value);
    else merged[name] = value;
  }
  return merged;
}
