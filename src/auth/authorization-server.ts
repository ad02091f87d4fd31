/** The authorization server of a sign-on, found by discovery and held to its promises before any secret is sent (SEC-06). */
import {
  allowInsecureRequests,
  Configuration,
  type CustomFetch,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from 'openid-client';
import { CliError } from '../core/errors.ts';
import { authenticateClient } from './client-authentication.ts';
import type { GrantPorts } from './grants/grant.ts';
import { type Answer, explainOAuthFailure } from './oauth-errors.ts';
import type { OAuthStep } from './oauth-problem.ts';
import type { SignOn } from './sign-on.ts';
import { endpointCommand } from './suggested-commands.ts';

export interface AuthorizationServer {
  readonly metadata: Readonly<ServerMetadata>;
  /** Runs one request; whatever goes wrong is a `CliError`. */
  ask<T>(step: OAuthStep, request: (configuration: Configuration) => Promise<T>): Promise<T>;
  /** The last answer of the token endpoint; to be asked only after there was one. */
  lastTokenAnswer(): Answer;
}

export type ServerPorts = Pick<GrantPorts, 'fetch' | 'clock' | 'signal' | 'learn'>;

/** SEC-25: asymmetric only, so neither `none` nor a MAC keyed with a public value can pass. */
const signatureAlgorithms = ['RS256', 'ES256', 'PS256'];

const endpoints = [
  'authorization_endpoint',
  'token_endpoint',
  'device_authorization_endpoint',
  'revocation_endpoint',
  'jwks_uri',
] as const;

/** RFC 8252 §8.3: plain http only where no packet leaves the machine. */
export function isLoopbackHttp(url: URL): boolean {
  return url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === '[::1]');
}

function refuse(signOn: SignOn, code: string, message: string, reason: string): CliError {
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code,
    message,
    reason,
    suggestion: `Check region, custom domain and environment ID of profile '${signOn.profile}': ${endpointCommand(signOn)}`,
  });
}

function assertTrustworthy(metadata: ServerMetadata, issuer: URL, signOn: SignOn): void {
  if (metadata.issuer !== signOn.issuer) {
    throw refuse(
      signOn,
      'ISSUER_MISMATCH',
      `The discovery metadata at ${signOn.place} belongs to another issuer.`,
      `expected ${signOn.issuer}, found ${metadata.issuer}`,
    );
  }
  for (const name of endpoints) {
    const value = metadata[name];
    if (value === undefined) continue;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.origin !== issuer.origin) {
      throw refuse(
        signOn,
        'UNTRUSTED_ENDPOINT',
        `The discovery metadata of ${signOn.issuer} names an endpoint that is not its own.`,
        `${name} is ${url?.origin ?? 'no URL'}, not ${issuer.origin}`,
      );
    }
  }
}

/** RFC 9700 §2.1.1, RFC 8414 §2: without S256 in the metadata a downgrade could go unnoticed (SEC-02). */
export function requireS256(server: AuthorizationServer, signOn: SignOn): void {
  if (server.metadata.code_challenge_methods_supported?.includes('S256')) return;
  throw refuse(
    signOn,
    'PKCE_UNSUPPORTED',
    `The authorization server (${signOn.place}) does not offer PKCE with S256.`,
    'without it an intercepted authorization code could be used by others',
  );
}

interface WatchedFetch {
  fetch: CustomFetch;
  /** By address. */
  answers: Map<string, Answer>;
  /** Absent while a request is under way, and where it got no answer. */
  last?: Answer;
}

/** Sends through the port, and remembers of each answer what messages and expiry need. */
function watchFetch(ports: ServerPorts): WatchedFetch {
  const watch: WatchedFetch = {
    answers: new Map(),
    async fetch(url, { body, headers, method, redirect }) {
      delete watch.last;
      // The port has its own deadlines, so openid-client's signal is not passed on: one deadline, one message.
      const response = await ports.fetch(url, {
        method,
        headers,
        redirect,
        signal: ports.signal,
        // Forms are all that openid-client sends.
        ...(body instanceof URLSearchParams ? { body } : {}),
      });
      const serverTime = Date.parse(response.headers.get('date') ?? '');
      watch.last = {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        arrivedAt: ports.clock.now(),
        ...(Number.isNaN(serverTime) ? {} : { serverTime }),
      };
      watch.answers.set(url, watch.last);
      return response;
    },
  };
  return watch;
}

/**
 * @throws CliError: `configuration` for a foreign issuer, a foreign or plain http endpoint, an unknown environment or
 * a missing client secret; `unavailable` where nobody answers.
 */
export async function discoverAuthorizationServer(
  signOn: SignOn,
  ports: ServerPorts,
): Promise<AuthorizationServer> {
  const issuer = new URL(signOn.issuer);
  const isInsecure = isLoopbackHttp(issuer);
  if (issuer.protocol !== 'https:' && !isInsecure) {
    throw refuse(
      signOn,
      'INSECURE_ISSUER',
      `The issuer ${signOn.issuer} is not https.`,
      'plain http is accepted for 127.0.0.1 and [::1] only',
    );
  }
  const authentication = await authenticateClient(signOn, ports.learn);
  const watch = watchFetch(ports);

  async function run<T>(step: OAuthStep, request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw await explainOAuthFailure(error, signOn, step, watch.last);
    }
  }

  // Given the whole address, openid-client leaves the comparison of the issuer to us: exact, not normalised.
  const address = new URL(`${signOn.issuer}/.well-known/openid-configuration`);
  const discovered = await run('discovery', () =>
    discovery(address, signOn.client.id, undefined, authentication, {
      [customFetch]: watch.fetch,
      execute: isInsecure ? [allowInsecureRequests] : [],
    }),
  );
  const found: ServerMetadata = discovered.serverMetadata();
  assertTrustworthy(found, issuer, signOn);
  const advertised = found.id_token_signing_alg_values_supported ?? ['RS256'];
  const metadata: ServerMetadata = {
    ...found,
    id_token_signing_alg_values_supported: advertised.filter((name) => signatureAlgorithms.includes(name)),
  };

  const configuration = new Configuration(
    metadata,
    signOn.client.id,
    // Times are checked against the injected clock (id-token.ts), not against the library's own.
    { [clockTolerance]: Number.MAX_SAFE_INTEGER },
    authentication,
  );
  configuration[customFetch] = watch.fetch;
  configuration.timeout = 0;
  enableNonRepudiationChecks(configuration);
  if (isInsecure) allowInsecureRequests(configuration);

  return {
    metadata,
    ask: (step, request) => run(step, () => request(configuration)),
    lastTokenAnswer() {
      const answer = watch.answers.get(metadata.token_endpoint ?? '');
      if (answer === undefined) throw new Error('The token endpoint has not been asked.');
      return answer;
    },
  };
}
