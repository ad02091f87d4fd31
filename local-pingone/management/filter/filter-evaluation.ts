/** Decides whether a document satisfies a parsed filter. */
import type { Document, Json } from '../../store.ts';
import { isDocument, valuesAt } from '../documents.ts';
import type { FilterNode, FilterValue } from './filter-parser.ts';

export function satisfies(document: Document, filter: FilterNode): boolean {
  switch (filter.kind) {
    case 'and':
      return satisfies(document, filter.left) && satisfies(document, filter.right);
    case 'or':
      return satisfies(document, filter.left) || satisfies(document, filter.right);
    case 'not':
      return !satisfies(document, filter.of);
    case 'element':
      return valuesAt(document, filter.attribute.split('.')).some(
        (each) => isDocument(each) && satisfies(each, filter.of),
      );
    case 'compare': {
      const values = valuesAt(document, filter.attribute.split('.'));
      if (filter.operator === 'pr') return values.length > 0;
      if (filter.operator === 'ne') return !values.some((each) => compare(each, 'eq', filter.value));
      return values.some((each) => compare(each, filter.operator, filter.value));
    }
  }
}

function compare(actual: Json, operator: string, expected: FilterValue): boolean {
  if (typeof actual === 'string' && typeof expected === 'string')
    return compareTexts(actual, operator, expected);
  if (typeof actual === 'number' && typeof expected === 'number') return inOrder(actual - expected, operator);
  return operator === 'eq' && actual === expected;
}

function compareTexts(actual: string, operator: string, expected: string): boolean {
  // RFC 7643 §2.2: caseExact is false unless a schema says otherwise.
  const left = actual.toLowerCase();
  const right = expected.toLowerCase();
  switch (operator) {
    case 'co':
      return left.includes(right);
    case 'sw':
      return left.startsWith(right);
    case 'ew':
      return left.endsWith(right);
    default:
      return inOrder(difference(left, right), operator);
  }
}

const timestamp = /^\d{4}-\d\d-\d\d(t[\d:.]+(z|[+-]\d\d:\d\d))?$/;

function difference(left: string, right: string): number {
  if (timestamp.test(left) && timestamp.test(right)) return Date.parse(left) - Date.parse(right);
  return left < right ? -1 : Number(left > right);
}

function inOrder(difference: number, operator: string): boolean {
  switch (operator) {
    case 'eq':
      return difference === 0;
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'le':
      return difference <= 0;
    default:
      return false;
  }
}
