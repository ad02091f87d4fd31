/** What a caller of the local PingOne gives and gets: the shapes that its two halves share. */
import type { DocumentStore } from './store.ts';

/** The claims of an access token that the Management API looks at (PingOne's own names). */
export interface AccessTokenClaims {
  iss: string;
  client_id: string;
  env: string;
  org: string;
  exp: number;
  /** The signed-on user; absent for client credentials. */
  sub?: string;
}

/** Answers the claims of a token that this authorization server signed and that has not expired. */
export type TokenVerifier = (token: string) => Promise<AccessTokenClaims | undefined>;

/** One request as it arrived, for assertions. Header names are lower case. */
export interface RecordedRequest {
  host: 'auth' | 'api';
  method: string;
  /** Path with query. */
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds since the epoch by the real clock. */
  at: number;
  /** Set once the answer has been sent. */
  status?: number;
}

/** Which requests a scripted fault applies to. */
export interface FaultMatch {
  host?: 'auth' | 'api';
  method?: string;
  /** Tested against path with query. */
  url?: RegExp;
}

/** A misbehaviour, played instead of (or upon) the real answer. */
export type Fault =
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** The connection is destroyed before any byte of the answer. */
  | { kind: 'reset' }
  /** The connection is destroyed after the request was really carried out. */
  | { kind: 'reset-after-effect' }
  /** The real answer, cut after so many bytes of body (Content-Length says the whole). */
  | { kind: 'cut'; afterBytes: number }
  /** Headers and so many bytes of the body, then silence. */
  | { kind: 'stall'; afterBytes: number }
  /** Accepts the request and never answers. */
  | { kind: 'silence' }
  | { kind: 'delay'; milliseconds: number }
  /** The real answer with headers replaced (for example a skewed Date or a wrong Content-Type). */
  | { kind: 'headers'; headers: Record<string, string> }
  /** The real JSON answer, changed by a function. */
  | { kind: 'rewrite'; change: (body: unknown) => unknown };

export interface FaultScript {
  /** Plays the fault for the next `times` matching requests (default 1; Infinity for ever). */
  add(match: FaultMatch, fault: Fault, times?: number): void;
  clear(): void;
}

export interface SampleClient {
  id: string;
  secret?: string;
  name: string;
  tokenEndpointAuthMethod: 'NONE' | 'CLIENT_SECRET_BASIC' | 'CLIENT_SECRET_POST';
}

export interface SampleAccount {
  id: string;
  username: string;
  password: string;
}

export interface LocalPingOneOptions {
  /** Default 0: any free port. */
  authPort?: number;
  apiPort?: number;
  /** Seconds; default 3600. */
  accessTokenLifetime?: number;
  /** PingOne's default is 600 and 5. */
  deviceCodeLifetime?: number;
  devicePollingInterval?: number;
  /** The largest page the API answers whatever `limit` says; default 100. */
  largestPage?: number;
  /** Leaves `_embedded` out of empty collections, as some PingOne services do. */
  omitEmptyEmbedded?: boolean;
  /**
   * Milliseconds after its creation during which everything beneath a new environment answers 403, and then 404, as
   * PingOne's roles and objects take time to arrive; default 0.
   */
  environmentReadyAfter?: number;
  /** The same for the secret of a new application, with 403. */
  secretReadyAfter?: number;
  /** PEM; both hosts then speak https. */
  tls?: { key: string; cert: string };
  /** The origins as clients see them, where a proxy leads to the hosts by other names; default: the hosts' own. */
  origins?: { auth: string; api: string };
}

export interface LocalPingOne {
  /** Origins without a path, as the settings authBaseUrl and apiBaseUrl take them. */
  authBaseUrl: string;
  apiBaseUrl: string;
  /** Where the two hosts listen: the same origins, unless the options name others. */
  listening: { auth: string; api: string };
  issuer: string;
  organizationId: string;
  /** The environment `Administrators`, where the sample clients and accounts live. */
  environmentId: string;
  clients: {
    /** Client credentials, CLIENT_SECRET_BASIC, Organization Admin and Environment Admin. */
    worker: SampleClient;
    /** The same by CLIENT_SECRET_POST. */
    workerPost: SampleClient;
    /** Client credentials without any role: every API call answers 403. */
    powerless: SampleClient;
    /** Public, S256_REQUIRED, authorization code + refresh token + device code. */
    native: SampleClient;
    /** Confidential, authorization code + refresh token. */
    web: SampleClient;
    webPost: SampleClient;
  };
  accounts: { administrator: SampleAccount; locked: SampleAccount; mustChangePassword: SampleAccount };
  store: DocumentStore;
  requests: RecordedRequest[];
  faults: FaultScript;
  /** Moves the local PingOne's clock forward; token and code expiry follow it. */
  advance(milliseconds: number): void;
  stop(): Promise<void>;
}
