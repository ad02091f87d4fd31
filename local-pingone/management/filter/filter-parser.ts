/** Parses a SCIM filter into a tree: `or` binds weaker than `and`, `not` takes a group. */
import type { FilterOperator } from '../collection-rules.ts';
import { FilterSyntaxError, type FilterToken, tokenize } from './filter-tokens.ts';

export type FilterValue = string | number | boolean | null;

export type FilterNode =
  | { kind: 'and' | 'or'; left: FilterNode; right: FilterNode }
  | { kind: 'not'; of: FilterNode }
  /** RFC 7644 value path: one element of the attribute satisfies all of it. */
  | { kind: 'element'; attribute: string; of: FilterNode }
  | { kind: 'compare'; attribute: string; operator: FilterOperator; value: FilterValue };

const operators: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'];

function isOperator(text: string): text is FilterOperator {
  return operators.includes(text);
}

/** @throws FilterSyntaxError */
export function parseFilter(filter: string): FilterNode {
  const tokens = tokenize(filter);
  if (tokens.length === 0) throw new FilterSyntaxError('The filter is empty.', 0);
  let position = 0;

  const peek = (): FilterToken | undefined => tokens[position];
  const fail = (expected: string): never => {
    throw new FilterSyntaxError(`The filter has no ${expected} at token ${position + 1}.`, position);
  };
  const isWord = (text: string): boolean => {
    const token = peek();
    return token?.kind === 'word' && token.text.toLowerCase() === text;
  };
  const isSymbol = (text: string): boolean => {
    const token = peek();
    return token?.kind === 'symbol' && token.text === text;
  };
  const expectSymbol = (text: string): void => {
    if (!isSymbol(text)) fail(`"${text}"`);
    position += 1;
  };

  const parseOr = (): FilterNode => {
    let left = parseAnd();
    while (isWord('or')) {
      position += 1;
      left = { kind: 'or', left, right: parseAnd() };
    }
    return left;
  };
  const parseAnd = (): FilterNode => {
    let left = parseTerm();
    while (isWord('and')) {
      position += 1;
      left = { kind: 'and', left, right: parseTerm() };
    }
    return left;
  };
  const parseTerm = (): FilterNode => {
    if (isWord('not')) {
      position += 1;
      expectSymbol('(');
      const of = parseOr();
      expectSymbol(')');
      return { kind: 'not', of };
    }
    if (isSymbol('(')) {
      position += 1;
      const inner = parseOr();
      expectSymbol(')');
      return inner;
    }
    return parseComparison();
  };
  const parseComparison = (): FilterNode => {
    const name = peek();
    if (name?.kind !== 'word') return fail('attribute');
    position += 1;
    const attribute = name.text;
    if (isSymbol('[')) {
      position += 1;
      const inner = parseOr();
      expectSymbol(']');
      return { kind: 'element', attribute, of: inner };
    }
    const operator = peek();
    const operatorName = operator?.kind === 'word' ? operator.text.toLowerCase() : '';
    if (!isOperator(operatorName)) return fail('operator');
    position += 1;
    if (operatorName === 'pr') return { kind: 'compare', attribute, operator: 'pr', value: null };
    const value = peek();
    if (value?.kind !== 'value') return fail('quoted value');
    position += 1;
    return { kind: 'compare', attribute, operator: operatorName, value: value.value };
  };

  const tree = parseOr();
  if (position < tokens.length) fail('end');
  return tree;
}
