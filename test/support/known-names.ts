/** Names as completion would know them, had a command seen them a moment ago. */
import { join } from 'node:path';
import { type NamePlace, openNameCache } from '../../src/config/name-cache.ts';
import type { KnownName } from '../../src/config/name-file.ts';

export const homeEnvironment = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';

/** Settings that the names belong to. */
export const connectedSettings = {
  PINGCLI_PINGONE_ENVIRONMENT_ID: homeEnvironment,
  PINGCLI_PINGONE_ROOT_DOMAIN: 'pingone.eu',
};

export const namePlace: NamePlace = {
  profile: 'default',
  origin: 'https://api.pingone.eu',
  environmentId: homeEnvironment,
};

/** IDs that look like PingOne's, in the order of the names. */
export function numbered(names: readonly string[]): KnownName[] {
  return names.map((name, index) => ({
    id: `${(index + 16).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    name,
  }));
}

export function knowNames(
  home: string,
  names: readonly string[],
  { path = `/environments/${homeEnvironment}/populations`, now = Date.now() } = {},
): void {
  const cache = openNameCache({ directory: join(home, '.local', 'state', 'pingcli'), now: () => now });
  cache.learn(namePlace, path, numbered(names), true);
}
