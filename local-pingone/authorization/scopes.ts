/** Which scopes an application gets: `openid`, and what its grants name; of one resource of its own at a time (pingone-api §2.3). */
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Document, DocumentStore } from '../store.ts';
import { findApplication } from './application.ts';
import { asObject, numberIn, objectIn, textIn } from './document-fields.ts';
import { exchangeOf } from './provider-request.ts';

/** The audience of a token, where it is for a resource other than the PingOne API. */
export interface TokenResource {
  audience: string;
  /** Seconds. */
  lifetime: number;
}

export interface ScopeDecision {
  /** In the order in which they were asked for. */
  granted: string[];
  /** What is wrong, in the words of `error_description`. */
  refusal?: string;
  resource?: TokenResource;
}

interface OfferedScope {
  name: string;
  resource: Document;
}

const NOTHING_GRANTED = 'At least one scope must be granted';

function offeredTo(store: DocumentStore, environmentId: string, clientId: string): OfferedScope[] {
  const environment = `environments/${environmentId}`;
  return store.list(`${environment}/applications/${clientId}/grants`).flatMap((grant) => {
    const path = `${environment}/resources/${textIn(objectIn(grant, 'resource'), 'id')}`;
    const resource = store.get(path) ?? {};
    const scopes = Array.isArray(grant.scopes) ? grant.scopes : [];
    return scopes.flatMap((scope) => {
      const name = textIn(store.get(`${path}/scopes/${textIn(asObject(scope), 'id')}`), 'name');
      return name === undefined ? [] : [{ name, resource }];
    });
  });
}

export function decideScopes(
  store: DocumentStore,
  environmentId: string,
  clientId: string,
  requested: Iterable<string>,
): ScopeDecision {
  const wanted = [...new Set(requested)];
  const offered = offeredTo(store, environmentId, clientId);
  const chosen = offered.filter(({ name }) => wanted.includes(name));
  const granted = wanted.filter((name) => name === 'openid' || chosen.some((scope) => scope.name === name));
  if (granted.length === 0) return { granted, refusal: NOTHING_GRANTED };
  const resources = new Set(
    chosen.flatMap(({ resource }) => (isResourceServer(resource) ? [textIn(resource, 'id')] : [])),
  );
  const application = findApplication(store, environmentId, clientId);
  if (resources.size > 1 && application?.requestScopesForMultipleResourcesEnabled !== true)
    return { granted: [], refusal: 'May not request scopes for multiple resources' };
  const custom = chosen.find(({ resource }) => textIn(resource, 'type') === 'CUSTOM')?.resource;
  return custom === undefined ? { granted } : { granted, resource: describeResource(custom) };
}

/** OpenID Connect's own scopes speak of the user and go with those of any resource. */
function isResourceServer(resource: Document): boolean {
  const type = textIn(resource, 'type');
  return type === 'CUSTOM' || type === 'PINGONE_API';
}

function describeResource(resource: Document): TokenResource {
  return {
    audience: textIn(resource, 'audience') ?? textIn(resource, 'name') ?? '',
    lifetime: numberIn(resource, 'accessTokenValiditySeconds') ?? 3600,
  };
}

/** The library forgets scopes that it does not know; the request as it came still has them. */
export function requestedScopes(ctx: KoaContextWithOIDC): Set<string> {
  const { authorizationQuery, flow } = exchangeOf(ctx.req);
  const asked = new URLSearchParams(authorizationQuery ?? flow?.authorizationQuery ?? '').get('scope') ?? '';
  return new Set([...ctx.oidc.requestParamScopes, ...asked.split(' ').filter((name) => name !== '')]);
}
