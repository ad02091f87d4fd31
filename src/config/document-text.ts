/**
 * A JSON or YAML document that a person wrote, as a JSON value: strict, with line and column for whatever is wrong
 * (REL-46). Here because `yaml` is at home in this room; handlers reach it through their context.
 */
import { type CliError, usageError } from '../core/errors.ts';
import { type JsonObject, type JsonValue, parseJson } from '../core/json.ts';
import { describeJsonError, findJsonProblem } from './json-problem.ts';

export interface DocumentPosition {
  line: number;
  column: number;
}

function positionIn(text: string, offset: number): DocumentPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

function refuse(name: string, position: DocumentPosition | undefined, what: string): CliError {
  const place = position === undefined ? '' : `, line ${position.line}, column ${position.column}`;
  return usageError(`${name}${place}: ${what}.`, 'Correct it; nothing was sent.', 'INVALID_DOCUMENT');
}

/** JSON is read by the machine's own parser; only what that cannot say is looked for in the text. */
async function readJson(text: string, name: string): Promise<JsonValue> {
  let value: JsonValue;
  try {
    value = parseJson(text);
  } catch (error) {
    const { offset, what } = describeJsonError(error);
    throw refuse(name, positionIn(text, offset ?? (await findYamlError(text))), what);
  }
  const problem = findJsonProblem(text);
  if (problem) throw refuse(name, positionIn(text, problem.offset), problem.what);
  return value;
}

/** Where V8 does not say the place: JSON is YAML too, and that parser always does. */
async function findYamlError(text: string): Promise<number> {
  const { parseDocument } = await import('yaml');
  const { errors } = parseDocument(text, { schema: 'json', logLevel: 'silent' });
  return errors[0]?.pos[0] ?? text.trimEnd().length;
}

/** Names of members that would change what every object inherits. */
const forbiddenMember = '__proto__';

async function readYaml(text: string, name: string): Promise<JsonValue> {
  const { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text, { intAsBigInt: true, logLevel: 'silent', version: '1.2' });
  const [document] = documents;
  if (!('length' in documents) || document === undefined) throw refuse(name, undefined, 'it is empty');
  if (documents.length > 1) throw refuse(name, undefined, 'it holds several documents, and one is needed');
  const at = (node: unknown): DocumentPosition | undefined =>
    typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
      ? positionIn(text, Number(node.range[0]))
      : undefined;
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const what =
      problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'it cannot be read';
    throw refuse(name, positionIn(text, problem.pos[0]), what);
  }

  function numberOf(node: { value: number | bigint }): JsonValue {
    // Integers beyond 2^53 keep their digits, as they do from JSON (REL-15).
    if (typeof node.value === 'bigint') return parseJson(String(node.value));
    if (Number.isFinite(node.value)) return node.value;
    throw refuse(name, at(node), 'this number has no form in JSON');
  }

  function scalarOf(node: { value: unknown }): JsonValue {
    const { value } = node;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return numberOf({ ...node, value });
    throw refuse(name, at(node), 'this value has no form in JSON');
  }

  function jsonOf(node: unknown): JsonValue {
    if (node === null || node === undefined) return null;
    if (isScalar(node)) return scalarOf(node);
    if (isSeq(node)) return node.items.map(jsonOf);
    if (isMap(node)) return objectOf(node.items);
    if (isAlias(node)) throw refuse(name, at(node), 'anchors and aliases are not taken here');
    throw refuse(name, at(node), 'this value has no form in JSON');
  }

  function objectOf(pairs: readonly unknown[]): JsonObject {
    const object: JsonObject = {};
    for (const pair of pairs) {
      if (!isPair(pair) || !isScalar(pair.key)) throw refuse(name, at(pair), 'a member needs a plain name');
      const member = String(pair.key.value);
      if (member === forbiddenMember) throw refuse(name, at(pair.key), `'${member}' is no name for a member`);
      object[member] = jsonOf(pair.value);
    }
    return object;
  }
  return jsonOf(document.contents);
}

/**
 * @param name - How errors call it: the path, or `the standard input`.
 * @throws CliError (usage, code `INVALID_DOCUMENT`) with line and column.
 */
export async function parseDocumentText(raw: string, name: string): Promise<JsonValue> {
  const text = raw.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw refuse(name, undefined, 'it is empty');
  return /^\s*[{[]/.test(text) ? readJson(text, name) : readYaml(text, name);
}
