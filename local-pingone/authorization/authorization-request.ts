/** An authorization request's way through sign-on: it starts a flow, and is repeated when the flow has ended. */
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { LocalClock } from '../local-clock.ts';
import { findApplication, isNativeApplication } from './application.ts';
import type { Flow } from './flow.ts';
import type { FlowApiContext } from './flow-api.ts';
import type { OAuthRequest } from './oauth-request.ts';
import { exchangeOf } from './provider-request.ts';
import { signOnUrl } from './sign-on-routes.ts';

const LIBRARY_SESSION_COOKIE = '_session';

/** Starts a flow for a valid request; answers the sign-on page's address. */
export function startSignOn(pages: FlowApiContext, clock: LocalClock, ctx: KoaContextWithOIDC): string {
  const exchange = exchangeOf(ctx.req);
  const { params, client } = ctx.oidc;
  const session = exchange.session ?? pages.sessions.start();
  exchange.cookie = pages.sessions.cookie(session);
  const application = findApplication(pages.store, pages.environmentId, client?.clientId ?? '');
  const maxAge = Number(params?.max_age ?? Number.POSITIVE_INFINITY);
  const age = clock.now() / 1000 - (session.signedOnAt ?? 0);
  exchange.startedFlow = pages.flows.start(session, {
    kind: 'authorize',
    asksConsent: isNativeApplication(application),
    scopes: [...ctx.oidc.requestParamScopes],
    signOnAgain: ctx.oidc.prompts.has('login') || age > maxAge,
    ...(client ? { clientId: client.clientId } : {}),
    ...(exchange.authorizationQuery === undefined ? {} : { authorizationQuery: exchange.authorizationQuery }),
    ...(typeof params?.redirect_uri === 'string' ? { redirectUri: params.redirect_uri } : {}),
  });
  return signOnUrl(pages, exchange.startedFlow);
}

/** The same request again, now with somebody signed on. */
export async function repeatRequest(
  provider: Provider,
  clock: LocalClock,
  flow: Flow,
  acr: string,
): Promise<OAuthRequest> {
  const headers: Record<string, string> = {};
  if (flow.userId !== undefined) {
    const session = new provider.Session();
    const loginTs = (flow.session.signedOnAt ?? 0) - clock.secondsAhead();
    session.loginAccount({ accountId: flow.userId, loginTs, acr });
    await session.save(60);
    headers.cookie = `${LIBRARY_SESSION_COOKIE}=${session.jti}`;
  }
  return { method: 'GET', path: `/authorize?${flow.authorizationQuery}`, headers };
}
