/** Checks a password against the environment's default password policy. */
import type { Document, DocumentStore } from '../store.ts';
import { isDocument } from './documents.ts';

export function defaultPolicy(store: DocumentStore, environmentId: string | undefined): Document | undefined {
  return store.list(`environments/${environmentId}/passwordPolicies`).find((each) => each.default === true);
}

/** How many wrong passwords lock the account; 0 means never. */
export function failuresBeforeLock(policy: Document | undefined): number {
  const lockout = policy?.lockout;
  const count = isDocument(lockout) ? lockout.failureCount : undefined;
  return typeof count === 'number' ? count : 0;
}

/** The rules that a password does not meet, in words. */
export function unmetRules(
  policy: Document | undefined,
  password: string,
  current: string | undefined,
): string[] {
  const unmet: string[] = [];
  const length = policy?.length;
  const least = isDocument(length) && typeof length.min === 'number' ? length.min : 1;
  const most = isDocument(length) && typeof length.max === 'number' ? length.max : 255;
  if (password.length < least) unmet.push(`must have at least ${least} characters`);
  if (password.length > most) unmet.push(`must have at most ${most} characters`);
  const groups = isDocument(policy?.minCharacters) ? policy.minCharacters : {};
  for (const [characters, needed] of Object.entries(groups)) {
    const found = [...password].filter((each) => characters.includes(each)).length;
    if (typeof needed === 'number' && found < needed)
      unmet.push(`must have at least ${needed} of ${characters}`);
  }
  const unique = policy?.minUniqueCharacters;
  if (typeof unique === 'number' && new Set(password).size < unique) {
    unmet.push(`must have at least ${unique} different characters`);
  }
  const repeated = policy?.maxRepeatedCharacters;
  if (typeof repeated === 'number' && new RegExp(`(.)\\1{${repeated}}`, 'u').test(password)) {
    unmet.push(`must not repeat a character more than ${repeated} times in a row`);
  }
  if (policy?.notSimilarToCurrent === true && current === password) {
    unmet.push('must not be similar to the current password');
  }
  return unmet;
}
