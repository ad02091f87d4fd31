/** The spellings under which one secret value turns up in URLs, forms, JSON and headers; apart because each has a reason. */

/** A base64 form shorter than this is too likely to be part of something else. */
const shortestBase64 = 8;

/** RFC 6749 appendix B as strict clients apply it to `client_secret_basic`: everything but letters and digits. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[-_.!~*'()]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent escapes may be written with small hexadecimal digits as well. */
function withSmallEscapes(text: string): string[] {
  return [text, text.replaceAll(/%[0-9A-F]{2}/g, (encoded) => encoded.toLowerCase())];
}

/**
 * Base64 of the value alone and of the value inside something longer (`id:secret` of a Basic header): there its
 * characters depend on where it begins within a group of three bytes, and those at its ends on the neighbours.
 */
function base64Spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6)),
  );
  return [bytes.toString('base64'), ...inside]
    .filter((spelling) => spelling.length >= shortestBase64)
    .flatMap((spelling) => [spelling, spelling.replaceAll('+', '-').replaceAll('/', '_')]);
}

export function spellingsOf(secret: string): Set<string> {
  // Lone surrogates cannot be percent-encoded.
  const text = secret.toWellFormed();
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const percentEncoded = [encodeURIComponent(text), encodeStrictly(text), form];
  return new Set([
    secret,
    text,
    ...[...percentEncoded, ...percentEncoded.map((each) => each.replaceAll('%20', '+'))].flatMap(
      withSmallEscapes,
    ),
    JSON.stringify(text).slice(1, -1),
    ...base64Spellings(text),
    ...base64Spellings(encodeStrictly(text)),
  ]);
}
