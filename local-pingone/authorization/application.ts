/** Looks applications up live in the store and says what the authorization server may let them do. */
import type { AdapterPayload, ResponseType } from 'oidc-provider';
import type { Document, DocumentStore } from '../store.ts';
import { asObject, objectIn, textIn, textsIn } from './document-fields.ts';

export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

const GRANT_TYPES: Record<string, string> = {
  AUTHORIZATION_CODE: 'authorization_code',
  REFRESH_TOKEN: 'refresh_token',
  CLIENT_CREDENTIALS: 'client_credentials',
  DEVICE_CODE: DEVICE_CODE_GRANT,
};
const AUTH_METHODS = {
  NONE: 'none',
  CLIENT_SECRET_BASIC: 'client_secret_basic',
  CLIENT_SECRET_POST: 'client_secret_post',
} as const;

export type AuthMethod = keyof typeof AUTH_METHODS;

function isAuthMethod(value: string | undefined): value is AuthMethod {
  return value !== undefined && Object.hasOwn(AUTH_METHODS, value);
}

function pathOf(environmentId: string, clientId: string): string | undefined {
  // A client ID comes from the request; a slash in it would reach other documents.
  return /^[\w-]+$/.test(clientId) ? `environments/${environmentId}/applications/${clientId}` : undefined;
}

/** The application, unless it is unknown, disabled or no OpenID Connect application. */
export function findApplication(
  store: DocumentStore,
  environmentId: string,
  clientId: string,
): Document | undefined {
  const path = pathOf(environmentId, clientId);
  const application = path === undefined ? undefined : store.get(path);
  return application?.enabled === true && (application.protocol ?? 'OPENID_CONNECT') === 'OPENID_CONNECT'
    ? application
    : undefined;
}

/** Public clients and native applications: those that a person gave no secret to keep. */
export function isNativeApplication(application: Document | undefined): boolean {
  return (
    textIn(application, 'type') === 'NATIVE_APP' || textIn(application, 'tokenEndpointAuthMethod') === 'NONE'
  );
}

/**
 * What the library calls `native`: custom schemes, and loopback literals that take any port (RFC 8252 §7.3).
 * PingOne compares loopback URIs exactly; here any port will do, so that tests can listen in parallel.
 */
function applicationType(redirectUris: string[]): 'native' | 'web' {
  const isWeb = (uri: string) => /^https?:/.test(uri) && !/^http:\/\/(127\.0\.0\.1|\[::1\])[:/]/.test(uri);
  return redirectUris.length > 0 && !redirectUris.some(isWeb) ? 'native' : 'web';
}

/** The application as `oidc-provider` wants a client described (RFC 7591 names). */
export function describeClient(
  store: DocumentStore,
  environmentId: string,
  clientId: string,
): AdapterPayload | undefined {
  const application = findApplication(store, environmentId, clientId);
  const path = pathOf(environmentId, clientId);
  const method = textIn(application, 'tokenEndpointAuthMethod') ?? 'CLIENT_SECRET_BASIC';
  if (!application || path === undefined || !isAuthMethod(method)) return undefined;
  const { clientSecret } = store.confidential(path);
  if (method !== 'NONE' && clientSecret === undefined) return undefined;
  const redirectUris = textsIn(application, 'redirectUris');
  const grantTypes = textsIn(application, 'grantTypes').flatMap((grant) => GRANT_TYPES[grant] ?? []);
  const answersCode = textsIn(application, 'responseTypes').includes('CODE') && redirectUris.length > 0;
  const responseTypes: ResponseType[] =
    answersCode && grantTypes.includes('authorization_code') ? ['code'] : [];
  return {
    client_id: clientId,
    client_name: textIn(application, 'name') ?? clientId,
    token_endpoint_auth_method: AUTH_METHODS[method],
    application_type: applicationType(redirectUris),
    redirect_uris: redirectUris,
    response_types: responseTypes,
    grant_types: grantTypes,
    ...(method === 'NONE' ? {} : { client_secret: clientSecret }),
  };
}

/** Whether a grant of the application includes `offline_access` (§2.4: then it must be asked for). */
export function grantsOfflineAccess(store: DocumentStore, environmentId: string, clientId: string): boolean {
  const environment = `environments/${environmentId}`;
  return store.list(`${environment}/applications/${clientId}/grants`).some((grant) => {
    const resourceId = textIn(objectIn(grant, 'resource'), 'id');
    const scopes = Array.isArray(grant.scopes) ? grant.scopes : [];
    return scopes.some((scope) => {
      const scopeId = textIn(asObject(scope), 'id');
      const found = store.get(`${environment}/resources/${resourceId}/scopes/${scopeId}`);
      return textIn(found, 'name') === 'offline_access';
    });
  });
}
