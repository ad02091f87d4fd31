/** What is wrong with a JSON text: what `JSON.parse` says without its quotation, and what it lets pass but a body must not have. */

export interface JsonProblem {
  /** Into the text. */
  offset: number;
  what: string;
}

/** Strings, numbers and the punctuation that opens, closes and names; the text is known to be JSON. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\]:,]/g;

export function findJsonProblem(text: string): JsonProblem | undefined {
  /** The members seen in each open object; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  let name: { text: string; offset: number } | undefined;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':' && name) {
      const member: unknown = JSON.parse(name.text);
      const seen = open.at(-1);
      if (member === '__proto__') return { offset: name.offset, what: "'__proto__' is no name for a member" };
      if (seen?.has(String(member)))
        return { offset: name.offset, what: `the member '${String(member)}' is there twice` };
      seen?.add(String(member));
    } else if (/^[-\d]/.test(token) && !Number.isFinite(Number(token))) {
      return { offset: index, what: `the number ${token} is too large for PingOne` };
    }
    name = token.startsWith('"') ? { text: token, offset: index } : undefined;
  }
  return undefined;
}

/** V8 names the place in most messages, and quotes the text, which may hold a secret, in some. */
export function describeJsonError(error: unknown): { offset: number | undefined; what: string } {
  const message = error instanceof Error ? error.message : '';
  const position = / in JSON at position (\d+)/.exec(message);
  const what = message
    .replace(/ in JSON at position.*$/s, '')
    .replace(/, (?:\.\.\.)?".*$/s, '')
    .replace('JSON input', 'the text');
  return { offset: position ? Number(position[1]) : undefined, what: `it is not JSON: ${what}` };
}
