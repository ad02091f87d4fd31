/** The signed-on state of a profile. */
import type { GrantName } from '../core/grant.ts';
import type { Secret } from '../core/secret.ts';
import type { StoreDescription } from '../core/secret-store.ts';
import type { SignOn } from './sign-on.ts';
import type { TokenSet } from './token-set.ts';

export interface LoginOptions {
  /** Default true for the grants with a person: open the system browser. */
  openBrowser: boolean;
  /** Overall limit of a sign-on in milliseconds. */
  timeout: number;
}

/** What `auth status` shows; never a token. */
export interface SessionStatus {
  signedIn: boolean;
  /** Why not, when not: `none` stored, `expired` without a way to renew, `unreadable`. */
  reason?: 'none' | 'expired' | 'unreadable';
  grant: GrantName;
  profile: string;
  environmentId: string;
  place: string;
  clientId: string;
  subject?: { id: string; name?: string };
  scopes?: readonly string[];
  /** Milliseconds since the epoch. */
  expiresAt?: number;
  /** Whether pingcli can renew it without a person: a refresh token, or client credentials. */
  renewable: boolean;
  /** Where the token comes from: the store, or an environment variable that wins over it (SEC-67). */
  source: { kind: 'store' } | { kind: 'environment'; name: string };
  storage: StoreDescription;
}

export interface LogoutReport {
  /** Whether anything was stored. */
  wasSignedIn: boolean;
  /** Per token kind: revoked at the server (RFC 7009), or why not. */
  revocation: 'revoked' | 'not-needed' | { failed: string; validUntil?: number };
}

export interface Session {
  readonly signOn: SignOn;
  /**
   * A token that is good for at least another minute: the cached one, a refreshed one, or for client credentials a new one.
   * @throws CliError not-signed-in, with the command that signs on.
   */
  accessToken(): Promise<Secret>;
  /** After a 401: a token other than `rejected`, or the error that says to sign on. */
  renewAccessToken(rejected: Secret): Promise<Secret>;
  login(options: LoginOptions): Promise<TokenSet>;
  /** Uses the refresh token now, or for client credentials asks again. */
  refresh(): Promise<TokenSet>;
  status(): Promise<SessionStatus>;
  logout(): Promise<LogoutReport>;
}
