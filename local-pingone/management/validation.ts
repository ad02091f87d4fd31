/** Checks a body against a collection's rules and collects every complaint, because PingOne reports several at once. */
import type { Document } from '../store.ts';
import type { ErrorDetail } from './api-error.ts';
import type { CollectionRules } from './collection-rules.ts';
import { referenceOf, textOf } from './documents.ts';

const longest = 256;

/** Types of attributes that mean the same in every collection. */
const attributeTypes: Readonly<Record<string, 'string' | 'boolean' | 'number'>> = {
  name: 'string',
  description: 'string',
  enabled: 'boolean',
  default: 'boolean',
  priority: 'number',
  username: 'string',
  email: 'string',
};

export function missing(target: string): ErrorDetail {
  return { code: 'REQUIRED_VALUE', target, message: `The ${target} attribute is required.` };
}

export function notAllowed(target: string, allowed: readonly string[]): ErrorDetail {
  return {
    code: 'INVALID_VALUE',
    target,
    message: `The ${target} attribute must be one of: ${allowed.join(', ')}.`,
    innerError: { allowedValues: [...allowed] },
  };
}

export function isMissing(body: Document, attribute: string): boolean {
  return body[attribute] === undefined || body[attribute] === null;
}

/** @param siblings the other objects of the collection */
export function complaints(
  rules: CollectionRules,
  body: Document,
  siblings: readonly Document[],
): ErrorDetail[] {
  return [
    ...rules.required.filter((each) => isMissing(body, each)).map(missing),
    ...Object.entries(attributeTypes).flatMap(([name, type]) =>
      checkType(body, name, type, name in (rules.allowed ?? {})),
    ),
    ...Object.entries(rules.allowed ?? {}).flatMap(([name, allowed]) => checkAllowed(body, name, allowed)),
    ...rules.unique.flatMap((name) => checkUnique(rules, body, name, siblings)),
  ];
}

function checkType(body: Document, name: string, type: string, enumerated: boolean): ErrorDetail[] {
  // DaVinci, notification templates and SAML have a `name` that is an object; only plain values are checked.
  const value = body[name];
  if (value === undefined || value === null || enumerated || typeof value === 'object') return [];
  const target = name;
  if (typeof value !== type) {
    return [{ code: 'INVALID_VALUE', target, message: `The ${name} attribute must be a ${type}.` }];
  }
  if (typeof value !== 'string' || name === 'description') return [];
  if (value.trim() === '')
    return [{ code: 'EMPTY_VALUE', target, message: `The ${name} attribute must not be empty.` }];
  if (value.length <= longest) return [];
  return [
    {
      code: 'SIZE_LIMIT_EXCEEDED',
      target,
      message: `The ${name} attribute must not be longer than ${longest} characters.`,
      innerError: { rangeMinimumValue: 1, rangeMaximumValue: longest },
    },
  ];
}

function checkAllowed(body: Document, name: string, allowed: readonly string[]): ErrorDetail[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  return typeof value === 'string' && allowed.includes(value) ? [] : [notAllowed(name, allowed)];
}

function checkUnique(
  rules: CollectionRules,
  body: Document,
  name: string,
  siblings: readonly Document[],
): ErrorDetail[] {
  const value = textOf(body, name);
  if (value === undefined) return [];
  // User names are compared without regard to case; other names exactly.
  const fold = (text: string | undefined): string | undefined =>
    name === 'username' ? text?.toLowerCase() : text;
  const within = rules.uniqueWithin;
  const other = siblings.find(
    (each) =>
      fold(textOf(each, name)) === fold(value) &&
      (within === undefined || referenceOf(each, within) === referenceOf(body, within)),
  );
  if (other === undefined) return [];
  const existingId = textOf(other, 'id');
  return [
    {
      code: 'UNIQUENESS_VIOLATION',
      target: name,
      message: `An object with the ${name} "${value}" already exists.`,
      ...(existingId === undefined ? {} : { innerError: { existingId } }),
    },
  ];
}
