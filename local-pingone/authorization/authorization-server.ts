/** The authorization host of the local PingOne: finds the environment in the path and hands over to its issuer. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalPingOneOptions, TokenVerifier } from '../contract.ts';
import type { LocalClock } from '../local-clock.ts';
import type { DocumentStore } from '../store.ts';
import { readAccessToken } from './access-token.ts';
import { objectIn, textIn } from './document-fields.ts';
import { createIssuer, type Issuer } from './issuer.ts';
import { NOT_FOUND, sendProblem } from './platform-problem.ts';
import { loadSigningKey } from './signing-key.ts';

export interface AuthorizationServerSettings {
  store: DocumentStore;
  clock: LocalClock;
  options: LocalPingOneOptions;
  /** Origins without a path; asked for when the first request comes, when the servers listen. */
  authBaseUrl(): string;
  apiBaseUrl(): string;
  /** The environment that answers on paths without an environment ID, as behind a custom domain. */
  customDomainEnvironmentId?: string;
}

export interface AuthorizationServer {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  verifyToken: TokenVerifier;
}

const CUSTOM_DOMAIN_PATHS = /^\/(as|flows|signon|device)(\/|$)/;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if ('body' in request && Buffer.isBuffer(request.body)) return request.body;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export function createAuthorizationServer(settings: AuthorizationServerSettings): AuthorizationServer {
  const { store, clock } = settings;
  const issuers = new Map<string, Issuer>();

  async function issuerFor(environmentId: string, prefix: string): Promise<Issuer | undefined> {
    const environment = store.get(`environments/${environmentId}`);
    if (!environment) return undefined;
    const key = await loadSigningKey();
    const existing = issuers.get(prefix);
    if (existing) return existing;
    const issuer = createIssuer({
      store,
      clock,
      options: settings.options,
      key,
      environmentId,
      organizationId: textIn(objectIn(environment, 'organization'), 'id') ?? '',
      origin: settings.authBaseUrl(),
      prefix,
      apiOrigin: settings.apiBaseUrl(),
    });
    issuers.set(prefix, issuer);
    return issuer;
  }

  return {
    async handle(request, response) {
      const url = new URL(request.url ?? '/', settings.authBaseUrl());
      response.setHeader('Correlation-Id', randomUUID());
      const [, segment = ''] = url.pathname.split('/');
      const { customDomainEnvironmentId } = settings;
      const custom = customDomainEnvironmentId !== undefined && CUSTOM_DOMAIN_PATHS.test(url.pathname);
      const issuer = custom
        ? await issuerFor(customDomainEnvironmentId, '')
        : await issuerFor(segment, `/${segment}`);
      const body = await readBody(request);
      if (issuer) await issuer.handle(request, url, body, response);
      else sendProblem(response, NOT_FOUND);
    },

    async verifyToken(token) {
      const claims = readAccessToken(await loadSigningKey(), token);
      if (!claims || claims.exp <= clock.now() / 1000) return undefined;
      const isOurs = [...issuers.values()].some((issuer) => issuer.url === claims.iss);
      if (!isOurs || !store.get(`environments/${claims.env}`)) return undefined;
      const { jti: _jti, ...known } = claims;
      return known;
    },
  };
}
