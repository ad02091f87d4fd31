/**
 * Checks requests and answers against PingOne's published OpenAPI files, so that the CLI and the local PingOne cannot
 * agree with each other and both be wrong.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type JsonObject, type OpenapiDocument, openDocument } from './openapi-document.ts';
import { type Direction, prepareSchema } from './openapi-schema.ts';

export interface CheckedRequest {
  method: string;
  /** With or without `/v1` and query. */
  path: string;
  /** Parsed JSON; undefined when there was none. */
  body?: unknown;
}

export interface CheckedResponse extends CheckedRequest {
  status: number;
}

export interface Contract {
  /** Human-readable problems; empty when the request satisfies the contract. Strict: enumerations count. */
  checkRequest(request: CheckedRequest): string[];
  /** Lenient, as the vendor adds values without notice: types and required attributes count. */
  checkResponse(response: CheckedResponse): string[];
}

/** @param file a file name in `shared/openapi`; undefined when the folder is not there */
export function loadContract(file: string): Contract | undefined {
  const document = openDocument(file);
  if (document === undefined) return undefined;
  const settings = { strict: false, allErrors: true, validateFormats: false } as const;
  const ajv = document.version === '3.1' ? new Ajv2020(settings) : new Ajv(settings);
  const compiled = {
    request: new Map<JsonObject, ValidateFunction>(),
    response: new Map<JsonObject, ValidateFunction>(),
  };
  const envelope = envelopeOf(document);

  const validate = (schema: JsonObject, direction: Direction, body: unknown, label: string): string[] => {
    const validator =
      compiled[direction].get(schema) ?? ajv.compile(prepareSchema(document, schema, direction));
    compiled[direction].set(schema, validator);
    return validator(body) ? [] : (validator.errors ?? []).map((error) => describe(label, error));
  };

  return {
    checkRequest({ method, path, body }) {
      const operation = findOperation(document, method, path);
      if (typeof operation === 'string') return [operation];
      const schema = contentSchema(document, operation.operation.requestBody);
      const label = `${method} ${operation.template}`;
      if (body === undefined) return isRequired(operation.operation) ? [`${label}: a body is required`] : [];
      if (schema === undefined) return [];
      return [
        ...validate(schema, 'request', body, label),
        ...unknownAttributes(document, schema, body, label),
      ];
    },
    checkResponse({ method, path, status, body }) {
      const operation = findOperation(document, method, path);
      if (typeof operation === 'string') return [operation];
      const label = `${method} ${operation.template} → ${status}`;
      const schema = responseSchema(document, operation.operation, status);
      if (schema === 'absent') return [`${label}: the contract has no answer with this status`];
      if (schema === undefined) return [];
      if (!isSharedList(schema)) return validate(schema, 'response', body, label);
      const outer = validate(envelope, 'response', body, label);
      return [...outer, ...checkItems(document, operation.template, body, label, validate)];
    },
  };
}

interface FoundOperation {
  template: string;
  operation: JsonObject;
}

function findOperation(document: OpenapiDocument, method: string, path: string): FoundOperation | string {
  const plain = (path.split('?')[0] ?? '').replace(/^\/v1(?=\/)/, '');
  const segments = plain.split('/');
  const fitting = document.templates.filter((template) => {
    const parts = (template.split('#')[0] ?? '').split('/');
    return (
      parts.length === segments.length &&
      parts.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]))
    );
  });
  if (fitting.length === 0) return `the contract has no path ${plain}`;
  // The most literal template first; pseudo paths with a fragment carry further operations of the same path.
  fitting.sort(
    (left, right) => left.split('{').length - right.split('{').length || left.length - right.length,
  );
  for (const template of fitting) {
    const operation = document.pathItem(template)?.[method.toLowerCase()];
    if (isObject(operation)) return { template, operation };
  }
  return `the contract has no ${method} ${fitting[0]}`;
}

function resolve(document: OpenapiDocument, value: unknown): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  return typeof value.$ref === 'string' ? document.component(value.$ref) : value;
}

function isRequired(operation: JsonObject): boolean {
  return isObject(operation.requestBody) && operation.requestBody.required === true;
}

/** The schema under the first JSON media type; undefined where the body is untyped. */
function contentSchema(document: OpenapiDocument, holder: unknown): JsonObject | undefined {
  const content = resolve(document, holder)?.content;
  if (!isObject(content)) return undefined;
  const media = Object.entries(content).find(([name]) => name.includes('json'))?.[1];
  return isObject(media) && isObject(media.schema) ? media.schema : undefined;
}

function responseSchema(
  document: OpenapiDocument,
  operation: JsonObject,
  status: number,
): JsonObject | undefined | 'absent' {
  const responses = isObject(operation.responses) ? operation.responses : {};
  // Some success codes are approximate: any 2xx of the operation stands for the others.
  const similar = Object.keys(responses).find((each) => status < 300 && each.startsWith('2'));
  const chosen =
    responses[String(status)] ??
    (similar === undefined ? undefined : responses[similar]) ??
    responses.default;
  return chosen === undefined ? 'absent' : contentSchema(document, chosen);
}

/** The community files give every list this one type. */
const sharedList = '#/components/schemas/EntityArray';

function isSharedList(schema: JsonObject): boolean {
  return schema.$ref === sharedList;
}

/** The shared list without `_embedded`, which names every collection of the whole API at once. */
function envelopeOf(document: OpenapiDocument): JsonObject {
  const shared = document.component(sharedList)?.properties;
  const { _embedded: _all, ...properties } = isObject(shared) ? shared : {};
  return { type: 'object', properties };
}

type Validate = (schema: JsonObject, direction: Direction, body: unknown, label: string) => string[];

/** Items of a shared list have the type that a GET of one of them has. */
function checkItems(
  document: OpenapiDocument,
  template: string,
  body: unknown,
  label: string,
  validate: Validate,
): string[] {
  const itemTemplate = document.templates.find((each) => {
    const rest = each.startsWith(`${template}/`) ? each.slice(template.length + 1) : '';
    return /^\{[^/}]+\}$/.test(rest);
  });
  const get = itemTemplate === undefined ? undefined : document.pathItem(itemTemplate)?.get;
  const schema = isObject(get) ? responseSchema(document, get, 200) : undefined;
  const embedded = isObject(body) && isObject(body._embedded) ? Object.entries(body._embedded) : [];
  return embedded.flatMap(([key, items]) => {
    if (!Array.isArray(items)) return [`${label}: _embedded.${key} must be an array`];
    if (schema === undefined || schema === 'absent') return [];
    return items.flatMap((item, index) =>
      validate(schema, 'response', item, `${label} _embedded.${key}[${index}]`),
    );
  });
}

/** A misspelt attribute would pass a schema that leaves others open; where all are listed it is reported. */
function unknownAttributes(
  document: OpenapiDocument,
  schema: JsonObject,
  body: unknown,
  label: string,
): string[] {
  const resolved = resolve(document, schema);
  const properties = resolved?.properties;
  const open =
    resolved?.additionalProperties !== undefined ||
    ['allOf', 'anyOf', 'oneOf'].some((each) => resolved?.[each]);
  if (!isObject(properties) || open || !isObject(body)) return [];
  return Object.keys(body)
    .filter((each) => !(each in properties))
    .map((each) => `${label}: the attribute ${each} is not in the contract`);
}

function describe(label: string, error: ErrorObject): string {
  const place = error.instancePath === '' ? 'the body' : error.instancePath;
  const allowed: unknown = 'allowedValues' in error.params ? error.params.allowedValues : undefined;
  return `${label}: ${place} ${error.message}${Array.isArray(allowed) ? ` (${allowed.join(', ')})` : ''}`;
}
