/**
 * Makes foreign text visible and inert (SEC-75): no character of it moves the cursor, repaints the screen,
 * ends the line or reorders what follows. In core, because prompts, logs and results all need it.
 */

/** C0, DEL, C1; the characters that set the direction of text; and the line ends that only Unicode knows. */
const unsafe = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;
const everyUnsafe = new RegExp(unsafe, 'gu');

export function hasUnsafeCharacters(text: string): boolean {
  return unsafe.test(text);
}

/** `\u001b` for ESC: how JSON and every reader of a terminal log spells it. */
export function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function show(character: string): string {
  if (character === '\t') return ' ';
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return escapeCharacter(character);
}

/** @param keep characters that the layout can take as they are: `'\n'` where a value may span lines. */
export function sanitize(text: string, keep = ''): string {
  if (!unsafe.test(text)) return text;
  const lines = keep.includes('\n') ? text.replaceAll('\r\n', '\n') : text;
  return lines.replaceAll(everyUnsafe, (character) =>
    keep.includes(character) ? character : show(character),
  );
}
