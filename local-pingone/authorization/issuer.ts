/** One environment's issuer: a real OpenID provider under `/as`, with flows, device page and sign-off beside it. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import type { LocalPingOneOptions } from '../contract.ts';
import type { LocalClock } from '../local-clock.ts';
import type { DocumentStore } from '../store.ts';
import { repeatRequest, startSignOn } from './authorization-request.ts';
import { REFUSED } from './client-authentication.ts';
import { createCredentials } from './credentials.ts';
import { createDeviceGrant, type DeviceGrant } from './device-grant.ts';
import { textsIn } from './document-fields.ts';
import { hasEnded } from './flow.ts';
import { describeFlow, type FlowApiContext, serveFlow } from './flow-api.ts';
import { createFlowService } from './flow-service.ts';
import { type OAuthRequest, prepareOAuthRequest } from './oauth-request.ts';
import { NOT_FOUND, sendJson, sendProblem } from './platform-problem.ts';
import { dressAnswers } from './provider-answer.ts';
import { type Exchange, ProviderRequest } from './provider-request.ts';
import { configureProvider } from './provider-settings.ts';
import { decideScopes } from './scopes.ts';
import {
  redirect,
  renderRefusal,
  sendForeignSession,
  sendMessage,
  serveSignOn,
  signOnUrl,
} from './sign-on-routes.ts';
import { createSignOnSessions } from './sign-on-session.ts';
import type { SigningKey } from './signing-key.ts';
import { createUserSessions } from './user-sessions.ts';

/** The sign-on policy of every environment here; PingOne names it in the `acr` claim. */
const SIGN_ON_POLICY = 'Single_Factor';

export interface IssuerContext {
  store: DocumentStore;
  clock: LocalClock;
  options: LocalPingOneOptions;
  key: SigningKey;
  environmentId: string;
  organizationId: string;
  /** Origin of the authorization server. */
  origin: string;
  /** `/<environmentID>`, or empty on a custom domain. */
  prefix: string;
  /** Origin of the Management API. */
  apiOrigin: string;
}

export interface Issuer {
  readonly url: string;
  handle(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): Promise<void>;
}

export function createIssuer(context: IssuerContext): Issuer {
  const { store, clock, environmentId, origin, prefix } = context;
  const base = `${origin}${prefix}`;
  const issuer = `${base}/as`;
  const sessions = createSignOnSessions(prefix === '' ? '/' : prefix, origin.startsWith('https:'));
  let devices: DeviceGrant | undefined;
  const flows = createFlowService(
    createCredentials(store, environmentId, clock),
    () => {
      devices ??= createDeviceGrant(
        provider,
        SIGN_ON_POLICY,
        (clientId, requested) => decideScopes(store, environmentId, clientId, requested).granted,
      );
      return devices;
    },
    clock,
    createUserSessions(store, environmentId, clock),
  );
  const pages: FlowApiContext = { store, environmentId, base, flows, sessions };
  const provider = new Provider(
    issuer,
    configureProvider({ ...context, issuer, startSignOn: (ctx) => startSignOn(pages, clock, ctx) }),
  );
  dressAnswers(provider, {
    ...context,
    audience: context.apiOrigin,
    acr: SIGN_ON_POLICY,
    deviceUrl: `${base}/device`,
    describeFlow: (flow) => describeFlow(pages, flow),
    renderRefusal: (error, description) => renderRefusal(pages, error, description),
  });
  const handleProvider = provider.callback();

  async function askProvider(
    request: IncomingMessage,
    response: ServerResponse,
    exchange: Exchange,
    asked: OAuthRequest,
  ): Promise<void> {
    const inner = new ProviderRequest(request, exchange, {
      method: asked.method,
      originalUrl: `${prefix}/as${asked.path}`,
      url: asked.path,
      // The library builds its addresses from the host that the caller used; ours must be the issuer's.
      headers: { ...asked.headers, host: new URL(origin).host },
      body: asked.body,
    });
    await handleProvider(inner, response);
  }

  async function resume(request: IncomingMessage, url: URL, response: ServerResponse, exchange: Exchange) {
    const flow = flows.find(url.searchParams.get('flowId') ?? '');
    if (flow?.kind !== 'authorize') return sendProblem(response, NOT_FOUND);
    if (exchange.session?.id !== flow.session.id) return sendForeignSession(pages, response);
    if (!hasEnded(flow)) return redirect(response, signOnUrl(pages, flow), 302);
    flows.end(flow);
    exchange.flow = flow;
    exchange.cookie = sessions.cookie(flow.session);
    const repeated = await repeatRequest(provider, clock, flow, SIGN_ON_POLICY);
    await askProvider(request, response, exchange, repeated);
  }

  async function serveOAuth(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse) {
    const endpoint = url.pathname.slice(`${prefix}/as`.length);
    const session = sessions.find(request.headers.cookie);
    const exchange: Exchange = { correlationId: randomUUID(), ...(session ? { session } : {}) };
    response.setHeader('Correlation-Id', exchange.correlationId);
    if (endpoint === '/resume') return resume(request, url, response, exchange);
    if (endpoint === '/signoff') return signOff(url, response, exchange);
    const asked = prepareOAuthRequest(context, request, endpoint, url.searchParams, body);
    if (!asked) {
      const description = `${REFUSED.error_description} (Correlation ID: ${exchange.correlationId})`;
      if (request.headers.authorization !== undefined) {
        response.setHeader('WWW-Authenticate', `Basic realm="${issuer}"`);
      }
      return sendJson(response, 401, { ...REFUSED, error_description: description });
    }
    if (endpoint === '/authorize') exchange.authorizationQuery = asked.path.slice('/authorize?'.length);
    await askProvider(request, response, exchange, asked);
  }

  function signOff(url: URL, response: ServerResponse, { session }: Exchange): void {
    if (session) sessions.end(session);
    const target = url.searchParams.get('post_logout_redirect_uri') ?? '';
    const isRegistered = store
      .list(`environments/${environmentId}/applications`)
      .some((application) => textsIn(application, 'postLogoutRedirectUris').includes(target));
    if (isRegistered) redirect(response, target, 302);
    else sendMessage(pages, response, 200, 'Signed off', 'You can close this window.');
  }

  function startDevice(request: IncomingMessage, url: URL, response: ServerResponse): void {
    const session = sessions.find(request.headers.cookie) ?? sessions.start();
    const suggested = url.searchParams.get('user_code');
    const flow = flows.start(session, {
      kind: 'device',
      asksConsent: true,
      scopes: [],
      ...(suggested === null ? {} : { suggestedUserCode: suggested }),
    });
    response.setHeader('Set-Cookie', sessions.cookie(session));
    redirect(response, signOnUrl(pages, flow), 302);
  }

  return {
    url: issuer,
    async handle(request, url, body, response) {
      const path = url.pathname.slice(prefix.length);
      const flowId = /^\/flows\/([\w-]+)$/.exec(path)?.[1];
      if (path.startsWith('/as/')) return serveOAuth(request, url, body, response);
      if (flowId !== undefined) return serveFlow(pages, flowId, request, body, response);
      if (/^\/signon\/?$/.test(path)) return serveSignOn(pages, request, url, body, response);
      if (/^\/device(\/[\w-]+)?\/?$/.test(path) && request.method === 'GET') {
        return startDevice(request, url, response);
      }
      sendProblem(response, NOT_FOUND);
    },
  };
}
