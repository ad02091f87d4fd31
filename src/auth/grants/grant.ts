/** The contract of a grant. A new grant is one file here and one line in `registry.ts`. */
import type { GrantName } from '../../core/grant.ts';
import type { Secret } from '../../core/secret.ts';
import type { Browser, Clock } from '../../host/host.ts';
import type { Prompter } from '../../host/prompter.ts';
import type { Messages } from '../../output/messages.ts';
import type { SignOn } from '../sign-on.ts';
import type { TokenSet } from '../token-set.ts';

/** What a grant may touch of the world. */
export interface GrantPorts {
  /** Follows no redirect, bounds time and body, and raises `CliError` for a server out of reach. */
  fetch: typeof fetch;
  clock: Clock;
  browser: Browser;
  /** Undefined where nobody can be asked. */
  prompter?: Prompter;
  say: Messages;
  /** Aborted with a `CliError` as its reason: Ctrl-C, or the overall limit of the sign-on. */
  signal: AbortSignal;
  /** Announces a secret value (code, verifier, device code, token) to the redactor the moment it exists. */
  learn(secret: Secret): void;
}

export interface GrantOptions {
  openBrowser: boolean;
}

export interface GrantFlow {
  name: GrantName;
  /** Whether a person has to act. */
  interactive: boolean;
  obtain(signOn: SignOn, ports: GrantPorts, options: GrantOptions): Promise<TokenSet>;
}
