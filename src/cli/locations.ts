/** Where pingcli keeps what it keeps, from flag, environment and home directory. */
import { isAbsolute, join, resolve } from 'node:path';
import type { Host } from '../host/host.ts';

/** A place is undefined where there is no home directory; a run that needs none works without (REL-38). */
export interface Locations {
  settingsFile: string | undefined;
  /** The file was named by flag or environment, so its absence is an error. */
  settingsFileIsNamed: boolean;
  /** Credentials when the storage type is `file_system`. */
  credentials: string | undefined;
  locks: string | undefined;
  /** What may be lost without harm: names for completion. */
  state: string | undefined;
}

/** The XDG base directories and their like; a relative XDG_STATE_HOME counts for nothing, as the specification says. */
function stateDirectory({ env, home, platform }: Host): string | undefined {
  if (platform.os === 'win32') return env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'pingcli', 'State');
  const named = env.XDG_STATE_HOME;
  if (named !== undefined && isAbsolute(named)) return join(named, 'pingcli');
  if (home === undefined) return undefined;
  return platform.os === 'darwin'
    ? join(home, 'Library', 'Application Support', 'pingcli')
    : join(home, '.local', 'state', 'pingcli');
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
    state: stateDirectory(host),
  };
}
