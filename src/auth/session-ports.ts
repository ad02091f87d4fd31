/** What a session is opened with: the store, the world, and the grants, which tests replace. */
import type { GrantName } from '../core/grant.ts';
import type { Secret } from '../core/secret.ts';
import type { SecretStore } from '../core/secret-store.ts';
import type { Platform } from '../host/host.ts';
import type { GrantFlow, GrantPorts } from './grants/grant.ts';
import type { LogoutReport } from './session.ts';
import type { SignOn } from './sign-on.ts';
import type { TokenSet } from './token-set.ts';

/** The calls to the authorization server that a session makes. */
export interface SessionGrants {
  load(name: GrantName): Promise<GrantFlow>;
  /** Rejects with code `INVALID_GRANT` where the refresh token is spent. */
  refresh(signOn: SignOn, refreshToken: Secret, previous: TokenSet, ports: GrantPorts): Promise<TokenSet>;
  /** Never rejects: a failure is a report. */
  revoke(
    signOn: SignOn,
    tokens: TokenSet,
    ports: GrantPorts,
  ): Promise<Exclude<LogoutReport['revocation'], 'not-needed'>>;
}

export interface SessionPorts {
  store: SecretStore;
  ports: GrantPorts;
  platform: Platform;
  /** `Paths.state`; undefined where there is no home directory: then only this process is serialised. */
  lockDirectory: string | undefined;
  /** An access token from an environment variable, which wins over everything stored (SEC-67). */
  environmentToken?: { name: string; value: Secret };
  grants?: SessionGrants;
}

/** The real ones, each loaded when it is called: a cached token needs none of them. */
export const serverGrants: SessionGrants = {
  load: async (name) => (await import('./grants/registry.ts')).loadGrant(name),
  refresh: async (...call) => (await import('./grants/refresh-token.ts')).refreshTokens(...call),
  revoke: async (...call) => (await import('./grants/revocation.ts')).revokeTokens(...call),
};

/** For a run that nobody attends: what is stored is used and renewed, and nobody is ever signed on, by no grant at all. */
export const renewingGrants: SessionGrants = {
  ...serverGrants,
  load: (name) => Promise.reject(new Error(`a sign-on by ${name} in a run that is to have none`)),
};
