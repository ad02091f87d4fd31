/**
 * Dresses the library's answers as PingOne's: correlation IDs, error texts, JWT access tokens, 302 instead of 303,
 * `slow_down`, and what PingOne adds to the discovery document and the device authorization response.
 */
import { randomUUID } from 'node:crypto';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { signAccessToken } from './access-token.ts';
import { DEVICE_CODE_GRANT, findApplication } from './application.ts';
import { REFUSED } from './client-authentication.ts';
import { numberIn, textIn } from './document-fields.ts';
import type { Flow } from './flow.ts';
import type { RenderedPage } from './page-layout.ts';
import { NOT_FOUND } from './platform-problem.ts';
import { createPollingPace } from './polling-pace.ts';
import { exchangeOf } from './provider-request.ts';
import type { ProviderContext } from './provider-settings.ts';
import { decideScopes } from './scopes.ts';

export interface AnswerContext extends Omit<ProviderContext, 'issuer' | 'startSignOn'> {
  /** The audience of access tokens: the Management API. */
  audience: string;
  /** The name of the sign-on policy. */
  acr: string;
  /** Where a person enters a user code. */
  deviceUrl: string;
  describeFlow(flow: Flow): Record<string, unknown>;
  renderRefusal(error: string, description: string): RenderedPage;
}

type Body = Record<string, unknown>;

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}

export function dressAnswers(provider: Provider, context: AnswerContext): void {
  const pace = createPollingPace(context.clock);
  const application = (ctx: KoaContextWithOIDC) =>
    findApplication(context.store, context.environmentId, ctx.oidc.client?.clientId ?? '');

  function pollingInterval(ctx: KoaContextWithOIDC): number {
    return context.options.devicePollingInterval ?? numberIn(application(ctx), 'devicePollingInterval') ?? 5;
  }

  function answerPoll(ctx: KoaContextWithOIDC, body: Body): void {
    if (!pace.isTooQuick(String(ctx.oidc.params?.device_code), pollingInterval(ctx))) return;
    body.error = 'slow_down';
    body.error_description = 'The device polls too quickly';
  }

  function correctError(ctx: KoaContextWithOIDC, body: Body): void {
    const grantType = ctx.oidc.params?.grant_type;
    const { client } = ctx.oidc;
    if (ctx.status === 401 && body.error === 'invalid_client') Object.assign(body, REFUSED);
    if (body.error === 'authorization_pending') answerPoll(ctx, body);
    const wanted = ctx.oidc.route === 'device_authorization' ? DEVICE_CODE_GRANT : grantType;
    if (
      client &&
      body.error === 'invalid_request' &&
      typeof wanted === 'string' &&
      !client.grantTypeAllowed(wanted)
    ) {
      body.error = 'unauthorized_client';
      body.error_description = 'The application is not allowed to use this grant type';
    }
  }

  function issueToken(ctx: KoaContextWithOIDC, body: Body): void {
    const { AccessToken, ClientCredentials, AuthorizationCode, DeviceCode, RefreshToken } = ctx.oidc.entities;
    const token = AccessToken ?? ClientCredentials;
    if (!token) return;
    const source = RefreshToken ?? AuthorizationCode ?? DeviceCode;
    const issuedAt = Math.floor(context.clock.now() / 1000);
    const { store, environmentId } = context;
    const scopes = token.scope?.split(' ') ?? [];
    const { resource } = decideScopes(store, environmentId, token.clientId ?? '', scopes);
    const lifetime = resource?.lifetime ?? token.expiration;
    if (resource !== undefined) body.expires_in = lifetime;
    if (token.scope) body.scope = token.scope;
    body.access_token = signAccessToken(context.key, {
      client_id: token.clientId,
      iss: provider.issuer,
      jti: token.jti,
      iat: issuedAt,
      exp: issuedAt + lifetime,
      aud: [resource?.audience ?? context.audience],
      // Only where the token is for the PingOne API.
      ...(resource === undefined ? { env: environmentId, org: context.organizationId } : {}),
      'p1.rid': token.jti,
      ...(token.scope ? { scope: token.scope } : {}),
      ...(AccessToken
        ? {
            sub: AccessToken.accountId,
            'p1.userId': AccessToken.accountId,
            sid: AccessToken.sessionUid,
            auth_time:
              source?.authTime === undefined ? undefined : source.authTime + context.clock.secondsAhead(),
            acr: context.acr,
          }
        : {}),
    });
  }

  function dateByLocalClock(body: Body): void {
    for (const name of ['iat', 'exp']) {
      if (typeof body[name] === 'number') body[name] += context.clock.secondsAhead();
    }
  }

  function completeDiscovery(body: Body): void {
    body.code_challenge_methods_supported = ['S256'];
    body.response_modes_supported = ['pi.flow', 'query', 'fragment', 'form_post'];
  }

  function completeDeviceAuthorization(ctx: KoaContextWithOIDC, body: Body): void {
    const pathId = textIn(application(ctx), 'devicePathId');
    const uri = pathId === undefined ? context.deviceUrl : `${context.deviceUrl}/${pathId}`;
    body.verification_uri = uri;
    body.verification_uri_complete = `${uri}?user_code=${String(body.user_code)}`;
    body.interval = pollingInterval(ctx);
  }

  function dress(ctx: KoaContextWithOIDC, correlationId: string): void {
    const body = bodyOf(ctx.body);
    if (body && typeof body.error === 'string') {
      correctError(ctx, body);
      body.error_description = `${String(body.error_description ?? body.error)} (Correlation ID: ${correlationId})`;
    } else if (body && ctx.oidc.route === 'token') issueToken(ctx, body);
    else if (body && ctx.oidc.route === 'introspection') dateByLocalClock(body);
    else if (body && ctx.oidc.route === 'discovery') completeDiscovery(body);
    else if (body && ctx.oidc.route === 'device_authorization') completeDeviceAuthorization(ctx, body);
    if (body) ctx.body = body;
    if (body?.error !== undefined && ctx.oidc.route === 'authorization') showRefusal(ctx, body);
    const { location } = ctx.response.headers;
    if (typeof location === 'string' && location.includes('error_description=')) {
      const target = new URL(location);
      const description = target.searchParams.get('error_description');
      target.searchParams.set('error_description', `${description} (Correlation ID: ${correlationId})`);
      ctx.set('Location', target.href);
    }
  }

  function showRefusal(ctx: KoaContextWithOIDC, body: Body): void {
    if (ctx.accepts('json', 'html') !== 'html') return;
    const page = context.renderRefusal(String(body.error), String(body.error_description));
    ctx.body = page.html;
    ctx.set(page.headers);
  }

  function showFlow(ctx: KoaContextWithOIDC, flow: Flow): void {
    ctx.remove('Location');
    ctx.status = 200;
    ctx.body = context.describeFlow(flow);
  }

  provider.registerResponseMode('pi.flow', (ctx, _redirectUri, payload) => {
    const { flow } = exchangeOf(ctx.req);
    ctx.status = 'error' in payload ? 400 : 200;
    ctx.body = flow ? { ...context.describeFlow(flow), authorizeResponse: payload } : payload;
  });

  provider.use(async (ctx: KoaContextWithOIDC, next) => {
    const exchange = exchangeOf(ctx.req);
    await next();
    // The browser knows the `ST` cookie only; the library's own stay in here.
    ctx.remove('Set-Cookie');
    if (exchange.cookie !== undefined) ctx.set('Set-Cookie', exchange.cookie);
    // The library makes its context where a route matches, and only there.
    if (ctx.oidc === undefined) {
      const { status, ...problem } = NOT_FOUND;
      ctx.body = { id: randomUUID(), ...problem };
      ctx.status = status;
      return;
    }
    if (ctx.status === 303) ctx.status = 302;
    dress(ctx, exchange.correlationId);
    if (exchange.startedFlow && ctx.oidc.params?.response_mode === 'pi.flow')
      showFlow(ctx, exchange.startedFlow);
  });
}

/** The library's error pages arrive as JSON text (`renderError`), its other answers as objects. */
function bodyOf(value: unknown): Body | undefined {
  if (isBody(value)) return value;
  if (typeof value !== 'string' || !value.startsWith('{')) return undefined;
  const parsed: unknown = JSON.parse(value);
  return isBody(parsed) ? parsed : undefined;
}
