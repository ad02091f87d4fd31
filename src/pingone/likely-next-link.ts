/** Where the next page probably is, told from an answer's bytes: so it can be asked for before this one is decoded and parsed. */

const nextLink = /"next"\s*:\s*\{\s*"href"\s*:\s*"([^"\\]+)"/y;
/** Of the link with what stands before it; a longer one is found when the page is parsed. */
const longestLink = 4 * 1024;

/** A guess that parsing confirms or refutes. Undefined where there is none, or one that is written with escapes. */
export function likelyNextLink({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): string | undefined {
  const bytes = Buffer.from(buffer, byteOffset, length);
  const start = bytes.indexOf('"next"');
  if (start === -1) return undefined;
  nextLink.lastIndex = 0;
  return nextLink.exec(bytes.toString('utf8', start, start + longestLink))?.[1];
}
