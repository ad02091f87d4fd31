/** A bare OAuth client for these tests: it checks nothing, so that every answer of the server can be seen. */
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { LocalPingOne, SampleClient } from '../../../local-pingone/contract.ts';
import { createHttpBrowser, type SignOnAnswers } from '../../support/http-browser.ts';

export interface JsonAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Answers that are no JSON object read as an empty one. */
export async function readJson(response: Response): Promise<JsonAnswer> {
  const body: unknown = JSON.parse(await response.text());
  const isObject = typeof body === 'object' && body !== null;
  return { status: response.status, headers: response.headers, body: isObject ? { ...body } : {} };
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<JsonAnswer> {
  return readJson(await fetch(url, { headers, redirect: 'manual' }));
}

export async function post(
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  return readJson(await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers }));
}

/** RFC 6749 §2.3.1: both halves are form-encoded first. */
export function basic(client: SampleClient, secret = client.secret ?? ''): Record<string, string> {
  const pair = `${encodeURIComponent(client.id)}:${encodeURIComponent(secret)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** The payload of a JWT, unchecked. */
export function claimsOf(token: unknown): Record<string, unknown> {
  const payload = String(token).split('.')[1] ?? '';
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return typeof claims === 'object' && claims !== null ? { ...claims } : {};
}

export interface Callback {
  redirectUri: string;
  close(): Promise<void>;
}

/** The application's listener, on any port. */
export async function listenForCallback(): Promise<Callback> {
  const server = createServer((request, response) => {
    response.setHeader('connection', 'close');
    response.end(`received ${request.url}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    redirectUri: `http://127.0.0.1:${port}/callback`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface Authorization {
  url: string;
  verifier: string;
  /** The token request that goes with it. */
  exchange(code: string, changes?: Record<string, string>): Record<string, string>;
}

/** @param changes parameters to set; an empty text leaves the parameter out */
export function authorize(
  pingOne: LocalPingOne,
  client: SampleClient,
  redirectUri: string,
  changes: Record<string, string> = {},
): Authorization {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUri,
    scope: 'openid',
    state: 'a-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
  return {
    url: `${pingOne.issuer}/authorize?${parameters}`,
    verifier,
    exchange: (code, more = {}) => ({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...(client.tokenEndpointAuthMethod === 'NONE' ? { client_id: client.id } : {}),
      ...more,
    }),
  };
}

export function administrator(pingOne: LocalPingOne): SignOnAnswers {
  const { username, password } = pingOne.accounts.administrator;
  return { username, password };
}

/** Signs the administrator on with the native sample client; answers the token response. */
export async function signOnNative(
  pingOne: LocalPingOne,
  changes: Record<string, string> = {},
): Promise<JsonAnswer> {
  const callback = await listenForCallback();
  try {
    const request = authorize(pingOne, pingOne.clients.native, callback.redirectUri, changes);
    const { redirectedTo } = await createHttpBrowser().signOn(request.url, administrator(pingOne));
    const code = new URL(redirectedTo).searchParams.get('code') ?? '';
    return await post(`${pingOne.issuer}/token`, request.exchange(code));
  } finally {
    await callback.close();
  }
}

export async function clientCredentials(pingOne: LocalPingOne): Promise<JsonAnswer> {
  const { worker } = pingOne.clients;
  return post(`${pingOne.issuer}/token`, { grant_type: 'client_credentials' }, basic(worker));
}
