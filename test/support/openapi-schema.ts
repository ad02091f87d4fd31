/** Turns an OpenAPI schema into a JSON Schema that stands alone: references gathered, strictness by direction. */
import { isObject, type JsonObject, type OpenapiDocument } from './openapi-document.ts';

export type Direction = 'request' | 'response';

const prefix = '#/components/schemas/';

/** Keywords that make an answer fail for a value the vendor has added since. */
const strictKeywords: readonly string[] = [
  'enum',
  'const',
  'pattern',
  'maxLength',
  'minLength',
  'maximum',
  'minimum',
  'maxItems',
  'minItems',
];
const annotations: readonly string[] = [
  'example',
  'examples',
  'discriminator',
  'description',
  'title',
  'xml',
  'externalDocs',
];

/** The schema with everything that it refers to under `$defs`. */
export function prepareSchema(
  document: OpenapiDocument,
  schema: JsonObject,
  direction: Direction,
): JsonObject {
  const definitions: JsonObject = {};
  const pending: string[] = [];
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (!isObject(value)) return value;
    if (typeof value.$ref === 'string') {
      if (!(value.$ref in definitions) && !pending.includes(value.$ref)) pending.push(value.$ref);
      return { $ref: `#/$defs/${nameOf(value.$ref)}` };
    }
    return convertObject(value, direction, convert);
  };
  const root = convert(schema);
  for (let reference = pending.shift(); reference !== undefined; reference = pending.shift()) {
    const name = nameOf(reference);
    if (name in definitions) continue;
    definitions[name] = true;
    definitions[name] = convert(document.component(reference) ?? {});
  }
  return { ...(isObject(root) ? root : {}), $defs: definitions };
}

function nameOf(reference: string): string {
  return reference.startsWith(prefix) ? reference.slice(prefix.length) : reference.replaceAll('/', '.');
}

function convertObject(
  schema: JsonObject,
  direction: Direction,
  convert: (value: unknown) => unknown,
): JsonObject {
  const converted: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.includes(keyword) && typeof value !== 'object') continue;
    if (keyword === 'example' || keyword === 'examples' || keyword === 'discriminator') continue;
    if (direction === 'response' && strictKeywords.includes(keyword)) continue;
    if (direction === 'response' && keyword === 'additionalProperties' && value === false) continue;
    if (keyword === 'properties' && isObject(value)) {
      converted.properties = Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, convert(each)]),
      );
    } else if (keyword === 'required' && Array.isArray(value)) {
      converted.required = value.filter((each) => !isOmitted(schema, each, direction));
    } else if (keyword === 'oneOf') {
      // The variants overlap once enumerations are open, and `discriminator` is no validation.
      converted.anyOf = convert(value);
    } else {
      converted[keyword] = convert(value);
    }
  }
  return converted;
}

/** A read-only attribute is never required of a request, a write-only one never of an answer. */
function isOmitted(schema: JsonObject, name: unknown, direction: Direction): boolean {
  const property =
    isObject(schema.properties) && typeof name === 'string' ? schema.properties[name] : undefined;
  if (!isObject(property)) return false;
  return direction === 'request' ? property.readOnly === true : property.writeOnly === true;
}
