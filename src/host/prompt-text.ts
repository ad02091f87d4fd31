/** How a question reads, the same for both prompters: inert, and ending in a colon unless it ends in a question mark. */
import { sanitize } from '../core/sanitize.ts';

export function questionText(message: string): string {
  const text = sanitize(message).trimEnd().replace(/:$/, '');
  return text.endsWith('?') ? text : `${text}:`;
}
