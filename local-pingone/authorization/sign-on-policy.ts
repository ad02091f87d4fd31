/** When the library must ask a person: once for every authorization request, in a flow of ours. */
import { errors, interactionPolicy } from 'oidc-provider';
import { exchangeOf } from './provider-request.ts';
import { requestedScopes, type ScopeDecision } from './scopes.ts';

/**
 * A request without a flow is sent to the sign-on page. When the flow has ended, the request is repeated with the
 * flow attached, and the library decides it by its own rules.
 */
export function createSignOnPolicy(
  decide: (clientId: string, requested: Iterable<string>) => ScopeDecision,
): interactionPolicy.Prompt[] {
  const signOn = new interactionPolicy.Check('no_flow', 'sign-on is required', 'login_required', (ctx) => {
    const { refusal } = decide(ctx.oidc.client?.clientId ?? '', requestedScopes(ctx));
    if (refusal !== undefined) throw new errors.CustomOIDCProviderError('invalid_scope', refusal);
    const { flow } = exchangeOf(ctx.req);
    if (flow?.decision === 'denied') throw new errors.AccessDenied('The request was denied');
    return flow === undefined;
  });
  const login = new interactionPolicy.Prompt({ name: 'login', requestable: true });
  login.checks.clear();
  login.checks.add(signOn);
  // Known so that clients may ask for it; the flow itself decides whether consent is asked.
  const consent = new interactionPolicy.Prompt({ name: 'consent', requestable: true });
  consent.checks.clear();
  return [login, consent];
}
