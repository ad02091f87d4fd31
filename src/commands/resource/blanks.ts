/** A blank of the template that was left blank says nothing, so it is not sent. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../core/json.ts';

function isEmpty(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/** Undefined where nothing is left of what was there. */
function withoutBlanksOf(value: JsonValue, template: JsonValue | undefined): JsonValue | undefined {
  if (template === '') return value === '' ? undefined : value;
  if (Array.isArray(value) && Array.isArray(template)) {
    const kept = value.flatMap((item, index) => withoutBlanksOf(item, template[index] ?? template[0]) ?? []);
    return kept.length === 0 && !isEmpty(value) ? undefined : kept;
  }
  if (isJsonObject(value) && isJsonObject(template)) {
    const kept = dropBlanks(value, template);
    return isEmpty(kept) && !isEmpty(value) ? undefined : kept;
  }
  return value;
}

export function dropBlanks(body: JsonObject, template: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(body)) {
    const left = withoutBlanksOf(value, template[name]);
    if (left !== undefined) kept[name] = left;
  }
  return kept;
}
