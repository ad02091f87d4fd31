/** What `doctor` looks at beyond what every handler gets: facts from the rooms below. Judging them is the checks' part. */
import type { SettingsFileFacts } from '../config/settings-inspection.ts';
import type { Platform } from '../host/host.ts';

/** How a server answered a request without credentials. */
export interface Reached {
  status: number;
  /** The body, where it is JSON. */
  body: unknown;
  /** Server time minus ours in milliseconds, exact to about a second; undefined without a `Date` header. */
  clockOffset: number | undefined;
  /** Milliseconds that it took. */
  duration: number;
}

export interface Diagnostics {
  platform: Pick<Platform, 'os' | 'nodeVersion' | 'packageVersion'>;
  /** Undefined where there is none, or no home directory to keep it in. Call it for one that could be read. */
  settingsFile(): Promise<SettingsFileFacts | undefined>;
  /** Undefined where the settings do not say where PingOne is. Throws what a bad value makes `Settings.get` throw. */
  endpoints(): Promise<{ issuer: string | undefined; apiRoot: string | undefined }>;
  /**
   * Asks once per address and run, by the same fetch as every command.
   * @throws CliError (network, or a redirect that is not followed).
   */
  reach(address: string): Promise<Reached>;
  /** Origin of the proxy on the way there, without credentials. */
  proxyFor(address: string): string | undefined;
  certificates: {
    /** `NODE_TLS_REJECT_UNAUTHORIZED=0`: pingcli sends nothing then (SEC-73). */
    unchecked: boolean;
    /** The file that `NODE_EXTRA_CA_CERTS` names. */
    extraFile: string | undefined;
    /** The certificates of the operating system count too. */
    ofSystem: boolean;
  };
  /** `free`, or the operating system's code for why not. */
  probePort(port: number): Promise<string>;
}
