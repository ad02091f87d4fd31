/** JSON values and the narrowing of what comes from outside into them. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const rawNumbers = new WeakSet<object>();

/** True for what `JSON.parse` answers for `{…}`; the caller has parsed the text, so the members are JSON. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !rawNumbers.has(value);
}

/** The integer that JavaScript's numbers cannot hold, for what does not write JSON; undefined for every other value. */
export function exactInteger(value: unknown): bigint | undefined {
  if (typeof value !== 'object' || value === null || !rawNumbers.has(value)) return undefined;
  const digits = JSON.stringify(value);
  return /^-?\d+$/.test(digits) ? BigInt(digits) : undefined;
}

/** A number token of sixteen digits or more, or with an exponent; what it finds inside a text costs time only. */
const riskyMember = /[:,[]\s*-?\d(?:[\d.]{15}|[\d.]*[eE])/;
/** Apart, because the search for the one above is twice as slow with an alternative for the start. */
const riskyWhole = /^\s*-?[\d.]+/;

/** The digits that JavaScript's numbers cannot hold, as an object that `JSON.stringify` writes as those digits. */
function keepDigits(value: unknown, source: string | undefined): unknown {
  if (typeof value !== 'number' || source === undefined || !('rawJSON' in JSON)) return value;
  const isExact =
    Number.isSafeInteger(value) ||
    String(value) === source ||
    (Number.isFinite(value) && !/^-?\d+$/.test(source));
  if (isExact || typeof JSON.rawJSON !== 'function') return value;
  const raw: unknown = JSON.rawJSON(source);
  if (typeof raw === 'object' && raw !== null) rawNumbers.add(raw);
  return raw;
}

/**
 * `JSON.parse` with its answer typed as what it is. Integers beyond 2^53 and numbers beyond the range of doubles keep their
 * digits (REL-15): they come as raw JSON, which is no `JsonObject` and is written back as it was. Throws SyntaxError.
 */
export function parseJson(text: string): JsonValue {
  // The reviver makes parsing several times slower, so only texts that may need it get it.
  const value: JsonValue =
    riskyMember.test(text) || riskyWhole.test(text)
      ? JSON.parse(text, (_, member: unknown, context?: { source?: string }) =>
          keepDigits(member, context?.source),
        )
      : JSON.parse(text);
  return value;
}

/**
 * The value at a dotted path (`organization.id`), or undefined where any step is missing. `scopes[].id` answers the
 * list of what the elements of `scopes` have there.
 */
export function valueAt(object: JsonValue | undefined, path: string): JsonValue | undefined {
  return valueBelow(object, path.split('.'), 0);
}

function valueBelow(
  object: JsonValue | undefined,
  steps: readonly string[],
  depth: number,
): JsonValue | undefined {
  const step = steps[depth];
  if (step === undefined) return object;
  const isEach = step.endsWith('[]');
  const key = isEach ? step.slice(0, -2) : step;
  if (!isJsonObject(object) || !Object.hasOwn(object, key)) return undefined;
  const value = object[key];
  if (!isEach) return valueBelow(value, steps, depth + 1);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((element) => valueBelow(element, steps, depth + 1) ?? []);
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
