/** Natural keys: how an object is recognised by one, and what the server is asked for. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { exactInteger, type JsonObject, type JsonValue, valueAt } from '../../core/json.ts';
import type { NaturalKey } from '../../pingone/resource-address.ts';

/** A SCIM string literal (RFC 7644 §3.4.2.2: JSON string syntax). */
export function scimText(text: string): string {
  return JSON.stringify(text);
}

export function keyFilter(key: NaturalKey, value: string): string | undefined {
  return key.filter && `${key.member} ${key.filter} ${scimText(value)}`;
}

function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return exactInteger(value)?.toString();
}

export function isEqualKey(key: NaturalKey, value: JsonValue | undefined, wanted: string): boolean {
  const text = textOf(value);
  if (text === undefined) return false;
  return key.ignoresCase ? text.toLowerCase() === wanted.toLowerCase() : text === wanted;
}

/** A key of several members is written with slashes; the ones that are left out may be anything. */
export function fitsKey(record: JsonObject, key: NaturalKey, wanted: string): boolean {
  if (key.with === undefined) return isEqualKey(key, valueAt(record, key.member), wanted);
  const parts = wanted.split('/');
  return [key.member, ...key.with].every((member, index) => {
    const part = parts[index];
    return part === undefined || isEqualKey(key, valueAt(record, member), part);
  });
}

/** What the server is asked for: of a key of several members, the first. */
export function leadingPart(key: NaturalKey, wanted: string): string {
  return key.with === undefined ? wanted : (wanted.split('/')[0] ?? wanted);
}

/** As a person calls it: `Customers`, `en/Email`; its ID where it has no name. */
export function labelOf(definition: ResourceDefinition, record: JsonObject): string {
  const { naturalKey } = definition;
  const parts = naturalKey
    ? [naturalKey.member, ...(naturalKey.with ?? [])].flatMap(
        (member) => textOf(valueAt(record, member)) ?? [],
      )
    : [];
  return parts.length > 0 ? parts.join('/') : idOf(definition, record);
}

export function idOf(definition: ResourceDefinition, record: JsonObject): string {
  return textOf(valueAt(record, definition.id?.member ?? 'id')) ?? '';
}
