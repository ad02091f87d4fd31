/** A user's sign-on to an application as it is tried out: what is tried, and the report that comes of it. */
import type { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Secret } from '../../core/secret.ts';
import type { GrantPorts } from '../grants/grant.ts';
import type { OAuthClient } from '../sign-on.ts';

/**
 * How the authorization response comes back. `query`: on the redirect URI, as browsers bring it. `pi.flow`: as JSON, for
 * applications with a sign-on page of their own.
 */
export type ResponseMode = 'query' | 'pi.flow';

/** The application as the Management API describes it: what explains a refusal that the authorization server does not. */
export interface TestedApplication {
  name: string;
  enabled: boolean;
  redirectUris: readonly string[];
  allowsWildcards: boolean;
}

export interface SignOnAttempt {
  environmentId: string;
  client: OAuthClient;
  application: TestedApplication;
  /** Sent exactly as it is written here (RFC 6749 §3.1.2.3). */
  redirectUri: string;
  scopes: readonly string[];
  responseMode: ResponseMode;
  username: string;
  password: Secret;
}

/** The requests of a sign-on, in their order; `pi.flow` has no `flow` of its own. */
export type SignOnStep = 'discovery' | 'authorize' | 'flow' | 'credentials' | 'resume' | 'token';

export interface StepReport {
  step: SignOnStep;
  status: 'ok' | 'failed';
  message: string;
  /** Undefined where no answer came. */
  httpStatus?: number;
  /** PingOne's status of the flow after the step, where it says one: `COMPLETED`. */
  flowStatus?: string;
  /** Milliseconds. */
  duration: number;
}

export interface IssuedTokens {
  accessToken: Secret;
  idToken: Secret;
  refreshToken?: Secret;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  scopes: readonly string[];
  claims: {
    /** Read, not validated: an access token is for the API that it is meant for. Undefined where it is opaque. */
    accessToken: JsonObject | undefined;
    /** Validated: signature, issuer, audience, nonce, times. */
    idToken: JsonObject;
  };
}

export interface SignOnReport {
  steps: readonly StepReport[];
  /** One of the two. */
  issued?: IssuedTokens;
  failure?: CliError;
}

export interface FlowPorts extends Pick<GrantPorts, 'clock' | 'signal' | 'learn'> {
  /** For discovery and token: follows no redirect, and refuses it. */
  fetch: typeof fetch;
  /** For the front channel: follows no redirect either, and answers it. */
  frontChannel: typeof fetch;
}
