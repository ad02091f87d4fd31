/** Where pingcli keeps what it keeps, from flag, environment and home directory. */
import { join, resolve } from 'node:path';
import type { Host } from '../host/host.ts';

/** A place is undefined where there is no home directory; a run that needs none works without (REL-38). */
export interface Locations {
  settingsFile: string | undefined;
  /** The file was named by flag or environment, so its absence is an error. */
  settingsFileIsNamed: boolean;
  /** Credentials when the storage type is `file_system`. */
  credentials: string | undefined;
  locks: string | undefined;
}

export function locate(host: Host, flag: string | undefined): Locations {
  const named = flag ?? (host.env.PINGCLI_CONFIG || undefined);
  const below = (name: string): string | undefined =>
    host.home === undefined ? undefined : join(host.home, '.pingcli', name);
  return {
    settingsFile: named === undefined ? below('config.yaml') : resolve(host.workingDirectory, named),
    settingsFileIsNamed: named !== undefined,
    credentials: below('credentials'),
    locks: below('locks'),
  };
}
