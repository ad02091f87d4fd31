/** The one builder of API paths: parameters are checked before anything is sent, then percent-encoded (SEC-72). */
import { usageError } from '../core/errors.ts';
import type { PathParameters } from './resource-address.ts';

/** Separators, escapes and control characters have no place in an ID; `.` and `..` would climb the path. */
function isSafeSegment(value: string): boolean {
  if (value === '' || value === '.' || value === '..' || !value.isWellFormed()) return false;
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x1f || (code >= 0x7f && code <= 0x9f) || '/\\?#%'.includes(character)) return false;
  }
  return true;
}

export function buildPath(template: string, parameters: PathParameters): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || !isSafeSegment(value)) {
      throw usageError(
        `${JSON.stringify(value ?? '')} cannot be used as ${name}.`,
        'Give an ID as PingOne shows it, or a name.',
        'INVALID_ID',
      );
    }
    return encodeURIComponent(value);
  });
}
