/** Dotted members of a body: read, set, taken out; `[]` stands for every element of an array. */
import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '../../core/json.ts';

/** A copy with the member set; what lies on the way is made where it is missing. */
export function withMember(object: JsonObject, member: string, value: JsonValue): JsonObject {
  const [head = '', ...rest] = member.split('.');
  if (rest.length === 0) return { ...object, [head]: value };
  const inner = object[head];
  return { ...object, [head]: withMember(isJsonObject(inner) ? inner : {}, rest.join('.'), value) };
}

export function withoutMember(object: JsonObject, member: string): JsonObject {
  const [head = '', ...rest] = member.split('.');
  const { [head]: inner, ...others } = object;
  if (inner === undefined || rest.length === 0) return others;
  return isJsonObject(inner) ? { ...object, [head]: withoutMember(inner, rest.join('.')) } : object;
}

/** A text that is empty is a blank of the template. */
export function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

export function hasMember(object: JsonObject, member: string): boolean {
  return !isBlank(valueAt(object, member));
}

/** A copy in which every value at the path is what `change` makes of it. */
export function mapMember(
  value: JsonValue,
  path: string,
  change: (found: JsonValue) => JsonValue,
): JsonValue {
  const [head = '', ...rest] = path.split('.');
  const name = head.replace(/\[\]$/, '');
  if (!isJsonObject(value) || !Object.hasOwn(value, name)) return value;
  const inner = value[name] ?? null;
  const deeper = (found: JsonValue): JsonValue =>
    rest.length === 0 ? change(found) : mapMember(found, rest.join('.'), change);
  const isEach = head.endsWith('[]') && Array.isArray(inner);
  return { ...value, [name]: isEach ? inner.map(deeper) : deeper(inner) };
}
