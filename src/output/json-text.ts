/** JSON text that parses to exactly the value and does nothing to the terminal that shows it (SEC-76). */
import type { JsonValue } from '../core/json.ts';
import { escapeCharacter } from '../core/sanitize.ts';

/** `JSON.stringify` escapes C0 itself and writes line feeds as layout only; the rest occurs inside strings alone. */
const leftRaw = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Whether there is nothing to replace, as in most texts. Counting bytes is native and takes a twentieth of the search. */
function isInert(text: string): boolean {
  return Buffer.byteLength(text) === text.length && !text.includes('\u007f');
}

/** Replaces what `JSON.stringify` leaves raw inside strings; YAML's double quotes read the same escapes. */
export function escapeInsideStrings(text: string): string {
  return isInert(text) ? text : text.replaceAll(leftRaw, escapeCharacter);
}

export function formatJson(value: JsonValue, layout: 'pretty' | 'line'): string {
  return escapeInsideStrings(JSON.stringify(value, null, layout === 'pretty' ? 2 : undefined));
}
