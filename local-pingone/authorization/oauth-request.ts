/** Makes a caller's request fit for the library: the strict client check, JWTs turned into the library's token keys. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { DocumentStore } from '../store.ts';
import { readAccessToken } from './access-token.ts';
import { usesRegisteredMethod } from './client-authentication.ts';
import type { SigningKey } from './signing-key.ts';

export interface OAuthRequest {
  method: string;
  /** Below `/as`, with query. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface OAuthRequestContext {
  store: DocumentStore;
  key: SigningKey;
  environmentId: string;
}

/** Where clients authenticate. */
const CLIENT_ENDPOINTS = new Set(['/token', '/device_authorization', '/par', '/introspect', '/revoke']);

function plainHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  // Cookies are for the pages here; the library has its own, which never leave this process.
  delete headers.cookie;
  return headers;
}

function withoutBody(headers: Record<string, string>): Record<string, string> {
  const { 'content-type': _type, 'content-length': _length, ...others } = headers;
  return others;
}

/** The library keeps access tokens by their `jti`; callers only ever see the JWT. */
function tokenKey(key: SigningKey, token: string): string {
  if (token.split('.').length !== 3) return token;
  return readAccessToken(key, token)?.jti ?? randomUUID();
}

/** The library drops `offline_access` unless consent is prompted for (OpenID Connect Core §11); PingOne does not. */
function keepOfflineAccess(parameters: URLSearchParams): void {
  const prompt = parameters.get('prompt') ?? '';
  const asked = (parameters.get('scope') ?? '').split(' ').includes('offline_access');
  if (asked && !/none|consent/.test(prompt)) parameters.set('prompt', `${prompt} consent`.trim());
}

/** Answers undefined when the client does not authenticate in the one way its application allows. */
export function prepareOAuthRequest(
  context: OAuthRequestContext,
  request: IncomingMessage,
  endpoint: string,
  query: URLSearchParams,
  body: Buffer,
): OAuthRequest | undefined {
  const method = request.method ?? 'GET';
  const headers = plainHeaders(request);
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const form = new URLSearchParams(isForm ? body.toString('utf8') : '');
  if (method === 'POST' && CLIENT_ENDPOINTS.has(endpoint)) {
    const { store, environmentId } = context;
    if (!usesRegisteredMethod(store, environmentId, headers.authorization, form)) return undefined;
  }
  const token = form.get('token');
  if (token !== null) form.set('token', tokenKey(context.key, token));
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) headers.authorization = `Bearer ${tokenKey(context.key, bearer)}`;
  if (endpoint === '/authorize' || endpoint === '/par') {
    keepOfflineAccess(query);
    keepOfflineAccess(form);
  }
  if (endpoint === '/authorize') {
    // OpenID Connect Core §3.1.2.1: GET and POST mean the same; the library takes GET only.
    for (const [name, value] of form) query.append(name, value);
    return { method: 'GET', path: `${endpoint}?${query}`, headers: withoutBody(headers) };
  }
  return {
    method,
    path: query.size > 0 ? `${endpoint}?${query}` : endpoint,
    headers,
    body: isForm ? Buffer.from(form.toString()) : body,
  };
}
