/** Where the next page probably is, told from an answer's text: so it can be asked for before this one is parsed. */

const nextLink = /"next"\s*:\s*\{\s*"href"\s*:\s*"([^"\\]+)"/y;

/** A guess that parsing confirms or refutes. Undefined where the text has none, or one that is written with escapes. */
export function likelyNextLink(text: string): string | undefined {
  const start = text.indexOf('"next"');
  if (start === -1) return undefined;
  nextLink.lastIndex = start;
  return nextLink.exec(text)?.[1];
}
