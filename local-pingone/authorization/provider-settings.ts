/** The configuration that makes `oidc-provider` an authorization server with PingOne's names, lifetimes and rules. */
import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { LocalPingOneOptions } from '../contract.ts';
import type { LocalClock } from '../local-clock.ts';
import type { DocumentStore } from '../store.ts';
import { describeClient, findApplication, grantsOfflineAccess } from './application.ts';
import { numberIn, textIn } from './document-fields.ts';
import { createProviderStorage } from './provider-storage.ts';
import { decideScopes, requestedScopes, type ScopeDecision } from './scopes.ts';
import { createSignOnPolicy } from './sign-on-policy.ts';
import type { SigningKey } from './signing-key.ts';
import { describeUser } from './user-claims.ts';

const MONTH = 2_592_000;

export interface ProviderContext {
  store: DocumentStore;
  clock: LocalClock;
  options: LocalPingOneOptions;
  key: SigningKey;
  environmentId: string;
  organizationId: string;
  issuer: string;
  /** Starts a flow for a valid authorization request and answers the address of the sign-on page. */
  startSignOn(ctx: KoaContextWithOIDC): string;
}

export function configureProvider(context: ProviderContext): Configuration {
  const { store, clock, options, environmentId, issuer } = context;
  const application = (clientId: string | undefined) =>
    clientId === undefined ? undefined : findApplication(store, environmentId, clientId);
  const lifetime = options.accessTokenLifetime ?? 3600;
  const decide = (clientId: string, requested: Iterable<string>): ScopeDecision =>
    decideScopes(store, environmentId, clientId, requested);

  return {
    adapter: createProviderStorage({
      clock,
      findClient: (clientId) => describeClient(store, environmentId, clientId),
      gracePeriod: (clientId) =>
        numberIn(application(clientId), 'refreshTokenRollingGracePeriodDuration') ?? 0,
    }),
    jwks: {
      keys: [
        {
          ...context.key.privateKey.export({ format: 'jwk' }),
          kid: context.key.kid,
          use: 'sig',
          alg: 'RS256',
        },
      ],
    },
    routes: {
      authorization: '/authorize',
      token: '/token',
      device_authorization: '/device_authorization',
      introspection: '/introspect',
      revocation: '/revoke',
      userinfo: '/userinfo',
      jwks: '/jwks',
      pushed_authorization_request: '/par',
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****' },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      // Tokens are opaque inside and become PingOne's JWTs on their way out (provider-answer.ts).
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      dPoP: { enabled: false },
    },
    discovery: { end_session_endpoint: `${issuer}/signoff` },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: {
      openid: ['sub', 'env', 'org', 'acr', 'auth_time'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    allowOmittingSingleRegisteredRedirectUri: true,
    expiresWithSession: () => false,
    pkce: {
      required: (_ctx, client) =>
        /REQUIRED/.test(textIn(application(client.clientId), 'pkceEnforcement') ?? ''),
    },
    ttl: {
      AccessToken: lifetime,
      ClientCredentials: lifetime,
      AuthorizationCode: 60,
      IdToken: 3600,
      Grant: 10 * 12 * MONTH,
      Interaction: 900,
      Session: MONTH,
      PushedAuthorizationRequest: 60,
      DeviceCode: (_ctx, _token, client) =>
        options.deviceCodeLifetime ?? numberIn(application(client.clientId), 'deviceTimeout') ?? 600,
      RefreshToken(_ctx, token, client) {
        const settings = application(client.clientId);
        const duration = numberIn(settings, 'refreshTokenDuration') ?? MONTH;
        const rolling = numberIn(settings, 'refreshTokenRollingDuration') ?? Number.POSITIVE_INFINITY;
        return Math.max(1, Math.min(duration, rolling - token.totalLifetime()));
      },
    },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client, source) =>
      client.grantTypeAllowed('refresh_token') &&
      (!grantsOfflineAccess(store, environmentId, client.clientId) || source.scopes.has('offline_access')),
    extraTokenClaims(ctx, token) {
      const requested = ctx.oidc.body?.scope;
      if (token.kind !== 'ClientCredentials' || typeof requested !== 'string' || requested === '')
        return undefined;
      // A program has its rights at the PingOne API by its roles; scopes are those of resources of one's own.
      const { granted, resource, refusal } = decide(token.clientId ?? '', requested.split(' '));
      if (resource === undefined) {
        const description = refusal ?? 'At least one scope must be granted';
        throw new errors.CustomOIDCProviderError('invalid_scope', description);
      }
      token.scope = granted.join(' ');
      return undefined;
    },
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (!client || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      const { granted } = decide(client.clientId, requestedScopes(ctx));
      grant.addOIDCScope(granted);
      // Scopes of resources are part of the code from here on.
      if (ctx.oidc.params) ctx.oidc.params.scope = granted.join(' ');
      await grant.save();
      return grant;
    },
    findAccount(_ctx, userId) {
      const user = store.get(`environments/${environmentId}/users/${userId}`);
      if (!user || user.enabled === false) return undefined;
      return { accountId: userId, claims: () => ({ sub: userId, ...describeUser(user, context) }) };
    },
    interactions: { policy: createSignOnPolicy(decide), url: (ctx) => context.startSignOn(ctx) },
    renderError(ctx, out) {
      ctx.type = 'json';
      ctx.body = JSON.stringify(out);
    },
  };
}
