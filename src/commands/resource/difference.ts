/** What a body changes about an object, and what PUT would take away because the body does not name it. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { exactInteger, isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';

export interface Change {
  /** Added, changed or removed. */
  change: '+' | '~' | '-';
  /** Dotted. */
  member: string;
  before: JsonValue;
  after: JsonValue;
}

/** Whether the object says all that the body says; what else it says does not matter. */
export function says(object: JsonValue | undefined, body: JsonValue): boolean {
  if (isJsonObject(body)) {
    return (
      isJsonObject(object) &&
      Object.entries(body).every(([name, value]) =>
        value === null ? (object[name] ?? null) === null : says(object[name], value),
      )
    );
  }
  if (Array.isArray(body)) {
    return (
      Array.isArray(object) &&
      object.length === body.length &&
      body.every((item, index) => says(object[index], item))
    );
  }
  // Integers that JavaScript's numbers cannot hold are objects of their own (REL-15).
  const exact = exactInteger(body);
  return exact === undefined ? object === body : exactInteger(object) === exact;
}

/** Where PingOne keeps what no body sets. */
const servicesOwn = ['_links', '_embedded', 'id', 'environment', 'createdAt', 'updatedAt'];

/** The part of an object that a PUT body may hold. */
export function writablePart(definition: ResourceDefinition, object: JsonObject): JsonObject {
  const kept = new Set<string>([...servicesOwn, ...definition.readOnly, ...(definition.createOnly ?? [])]);
  for (const member of definition.requiredOnReplace ?? definition.required) kept.delete(member);
  return Object.fromEntries(Object.entries(object).filter(([name]) => !kept.has(name)));
}

function isNothing(value: JsonValue): boolean {
  if (value === null || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.values(value).every(isNothing);
}

function* cleared(object: JsonObject, body: JsonObject, path: string): Generator<Change> {
  for (const [name, value] of Object.entries(object)) {
    const named = body[name];
    if (named === undefined && !isNothing(value)) {
      yield { change: '-', member: `${path}${name}`, before: value, after: null };
    } else if (isJsonObject(named) && isJsonObject(value)) {
      yield* cleared(value, named, `${path}${name}.`);
    }
  }
}

/** Members of the writable part that PUT would clear. */
export function clearedBy(existing: JsonObject, body: JsonObject): Change[] {
  return [...cleared(existing, body, '')];
}

function* changed(object: JsonObject, body: JsonObject, path: string): Generator<Change> {
  for (const [name, after] of Object.entries(body)) {
    const before = object[name];
    if (isJsonObject(before) && isJsonObject(after)) yield* changed(before, after, `${path}${name}.`);
    else if (before === undefined) {
      if (after !== null) yield { change: '+', member: `${path}${name}`, before: null, after };
    } else if (!says(before, after)) {
      yield { change: after === null ? '-' : '~', member: `${path}${name}`, before, after };
    }
  }
}

/** What the body sets or changes, in its own order. */
export function changesOf(existing: JsonObject, body: JsonObject): Change[] {
  return [...changed(existing, body, '')];
}

/** The body with what it does not name carried over from the object. */
export function carryOver(existing: JsonObject, body: JsonObject): JsonObject {
  const whole: JsonObject = { ...existing };
  for (const [name, value] of Object.entries(body)) {
    const before = existing[name];
    whole[name] = isJsonObject(before) && isJsonObject(value) ? carryOver(before, value) : value;
  }
  return whole;
}
