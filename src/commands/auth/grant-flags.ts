/** The flags that name a grant for one run. */
import { usageError } from '../../core/errors.ts';
import { type GrantName, grantNames, grants } from '../../core/grant.ts';

export const grantFlags = {
  'authorization-code': { type: 'boolean', summary: 'Sign on in the browser, whatever the profile says' },
  'device-code': {
    type: 'boolean',
    summary: 'Sign on with a code on another device, whatever the profile says',
  },
  'client-credentials': {
    type: 'boolean',
    summary: 'Sign on as the worker application, whatever the profile says',
  },
} as const;

/** The grant that the flags name; undefined leaves it to the profile. Two at once are a usage error. */
export function namedGrant(
  flags: Readonly<Record<keyof typeof grantFlags, boolean | undefined>>,
): GrantName | undefined {
  const [first, second] = grantNames.filter((name) => flags[grants[name].flag] === true);
  if (first && second) {
    throw usageError(
      `--${grants[first].flag} and --${grants[second].flag} exclude each other.`,
      'Name one grant.',
    );
  }
  return first;
}
