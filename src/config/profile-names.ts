/** The grammar of profile names, and what is said about a name that does not exist. */
import { CliError, type ErrorFacts } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';

const grammar = /^[A-Za-z0-9_-]{1,64}$/;
/** Top-level keys of the settings file, and names that JavaScript objects give a meaning to (SEC-79). */
const reserved = new Set(['activeprofile', 'configmodelversion', '__proto__', 'constructor', 'prototype']);

/** What is wrong with the name, in one sentence; undefined when it will do. */
export function problemWithName(name: string): string | undefined {
  if (name === '') return 'A profile needs a name.';
  if (!grammar.test(name)) {
    return 'A profile name has 1 to 64 letters, digits, underscores and hyphens, and nothing else.';
  }
  return reserved.has(name.toLowerCase()) ? `'${name}' is reserved and cannot name a profile.` : undefined;
}

export function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** `where` says who named the profile, for example `, named by PINGCLI_PROFILE`. */
export function unknownProfile(
  name: string,
  known: readonly string[],
  facts: Pick<ErrorFacts, 'outcome' | 'category'>,
  where = '',
): CliError {
  const list = `Profiles: ${[...known].sort().join(', ')}.`;
  return new CliError({
    ...facts,
    code: 'UNKNOWN_PROFILE',
    message: `There is no profile '${name.slice(0, 80)}'${where}.`,
    suggestion: [didYouMean(name, known), list, `Create one with: pingcli config profiles create`]
      .filter((part) => part !== undefined)
      .join(' '),
  });
}
