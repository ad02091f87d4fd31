/** Bytes from outside as text: UTF-8 or refused, because a replaced character would change a secret unnoticed. */
import { usageError } from '../core/errors.ts';

/** A byte order mark is no part of the text. @param source - For the error: `The file 'users.json'`. */
export function decodeUtf8(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageError(`${source} is not UTF-8 text.`, 'Save it as UTF-8.', 'NOT_UTF8');
  }
}
