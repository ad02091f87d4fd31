/** JSON values and the narrowing of what comes from outside into them. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for what `JSON.parse` answers for `{…}`; the caller has parsed the text, so the members are JSON. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `JSON.parse` with its answer typed as what it is. Throws SyntaxError. */
export function parseJson(text: string): JsonValue {
  const value: JsonValue = JSON.parse(text);
  return value;
}

/** The value at a dotted path (`organization.id`), or undefined where any step is missing. */
export function valueAt(object: JsonValue | undefined, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const key of path.split('.')) {
    if (!isJsonObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

export function textAt(object: unknown, key: string): string | undefined {
  if (!isRecord(object)) return undefined;
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(object: unknown, key: string): number | undefined {
  if (!isRecord(object)) return undefined;
  const value = object[key];
  return typeof value === 'number' ? value : undefined;
}
