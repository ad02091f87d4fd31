/** Splits a SCIM filter (RFC 7644 §3.4.2.2) into tokens. */

export type FilterToken =
  | { kind: 'word'; text: string }
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'symbol'; text: '(' | ')' | '[' | ']' };

/** The filter text cannot be read; `at` is the character where reading stopped. */
export class FilterSyntaxError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.name = 'FilterSyntaxError';
    this.at = at;
  }
}

const pattern = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|([^\s()[\]"]+))/y;

export function tokenize(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  const text = filter.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null) throw new FilterSyntaxError(`The filter cannot be read at character ${at + 1}.`, at);
    const [, symbol, quoted, bare] = found;
    if (symbol === '(' || symbol === ')' || symbol === '[' || symbol === ']')
      tokens.push({ kind: 'symbol', text: symbol });
    else if (quoted !== undefined) tokens.push({ kind: 'value', value: unquote(quoted, at) });
    else if (bare !== undefined) tokens.push(bareToken(bare));
  }
  return tokens;
}

function unquote(quoted: string, at: number): string {
  try {
    const value: unknown = JSON.parse(quoted);
    if (typeof value === 'string') return value;
  } catch {
    // Falls through to the one error below.
  }
  throw new FilterSyntaxError(`The quoted value at character ${at + 1} is not a valid string.`, at);
}

function bareToken(text: string): FilterToken {
  if (text === 'true' || text === 'false') return { kind: 'value', value: text === 'true' };
  if (text === 'null') return { kind: 'value', value: null };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'value', value: Number(text) };
  return { kind: 'word', text };
}
