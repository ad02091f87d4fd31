/** Everything settled before a sign-on begins: which client signs on where, by which grant. */
import type { GrantName } from '../core/grant.ts';
import type { Secret } from '../core/secret.ts';

export interface OAuthClient {
  id: string;
  /** RFC 6749 §2.3 and OpenID Connect Core §9. */
  authentication: 'none' | 'client_secret_basic' | 'client_secret_post';
  /** Read when it is needed, so that a cached token needs no keychain call for the secret. Rejects with a remedy where there is none. */
  secret?: () => Promise<Secret>;
}

/** Settled values; the auth room reads no settings itself. */
export interface SignOn {
  profile: string;
  /** False where this run names another profile than the active one: suggested commands then carry `--profile`. Default true. */
  profileIsActive?: boolean;
  grant: GrantName;
  /** `https://auth.pingone.eu/<environmentID>/as`; compared exactly with discovery and `iss` (RFC 8414 §3.3, RFC 9207). */
  issuer: string;
  environmentId: string;
  /** For a person: `Europe (pingone.eu)`, a custom domain, or the origin that was set. */
  place: string;
  /** Origin that the access token may be sent to. */
  apiOrigin: string;
  client: OAuthClient;
  /** As configured; `openid` is added by the grants with a person. */
  scopes: readonly string[];
  redirect: { port: number; path: string };
  /** Whether the user named the grant for this run; a named grant is never replaced by another. */
  grantIsNamed: boolean;
}
