/**
 * An authorization server that answers what a test tells it to, protocol violations included: for negative matrices,
 * which a real one (local-pingone) cannot play.
 */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { JsonObject } from '../../src/core/json.ts';

interface ReceivedRequest {
  method: string;
  /** Below the issuer, with query: `/token`. */
  path: string;
  headers: IncomingMessage['headers'];
  form: URLSearchParams;
}

export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a text as it is. */
  body?: JsonObject | string;
  /** The connection is destroyed instead. */
  reset?: true;
}

type Script = (request: ReceivedRequest) => ScriptedAnswer;

export interface ScriptedAuthorizationServer {
  issuer: string;
  environmentId: string;
  requests: ReceivedRequest[];
  /** Members that replace those of the discovery metadata; undefined removes one. */
  metadata: Record<string, unknown>;
  /** Answers to come, by path below the issuer; the ordinary one follows when they are used up. */
  script(path: string, ...answers: (ScriptedAnswer | Script)[]): void;
  /** Requests to a path so far. */
  requestsTo(path: string): ReceivedRequest[];
  /** Put into ID tokens; tests read it from the authorization URL. */
  nonce: string | undefined;
  /** An ID token that is in order, but for the claims and header members given; undefined removes one. A forged one is signed by another key. */
  idToken(claims?: Record<string, unknown>, header?: Record<string, unknown>, isForged?: boolean): string;
  /** A token response that is in order, but for the members given; undefined removes one. */
  tokens(members?: Record<string, unknown>): JsonObject;
  stop(): Promise<void>;
}

export interface ScriptedServerOptions {
  clientId: string;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'default', use: 'sig', alg: 'RS256' }] };

export const accessTokenOfScript = 'access-token-canary-4711';

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function halfHash(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}

function play({ status = 200, headers = {}, body, reset }: ScriptedAnswer, response: ServerResponse): void {
  if (reset) {
    response.socket?.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

export async function startScriptedAuthorizationServer(
  options: ScriptedServerOptions,
): Promise<ScriptedAuthorizationServer> {
  const now = options.now ?? Date.now;
  const environmentId = randomUUID();
  const scripts = new Map<string, (ScriptedAnswer | Script)[]>();
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', self.issuer);
    const path = url.pathname.replace(new URL(self.issuer).pathname, '');
    const received = {
      method: request.method ?? '',
      path: path + url.search,
      headers: request.headers,
      form: await readForm(request),
    };
    requests.push(received);
    const next = scripts.get(path)?.shift() ?? { body: ordinary(path) };
    play(typeof next === 'function' ? next(received) : next, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}/${environmentId}/as`;

  function ordinary(path: string): JsonObject {
    switch (path) {
      case '/.well-known/openid-configuration':
        return JSON.parse(
          JSON.stringify({
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            device_authorization_endpoint: `${issuer}/device_authorization`,
            revocation_endpoint: `${issuer}/revoke`,
            jwks_uri: `${issuer}/jwks`,
            id_token_signing_alg_values_supported: ['RS256'],
            code_challenge_methods_supported: ['plain', 'S256'],
            ...self.metadata,
          }),
        );
      case '/jwks':
        return JSON.parse(JSON.stringify(jwks));
      case '/device_authorization':
        return {
          device_code: 'device-code-canary-0815',
          user_code: 'BCDF-GHJK',
          verification_uri: `http://127.0.0.1:${port}/${environmentId}/device`,
          verification_uri_complete: `http://127.0.0.1:${port}/${environmentId}/device?user_code=BCDF-GHJK`,
          expires_in: 600,
          interval: 5,
        };
      case '/token':
        return self.tokens();
      default:
        return {};
    }
  }

  const self: ScriptedAuthorizationServer = {
    issuer,
    environmentId,
    requests,
    metadata: {},
    nonce: undefined,
    script(path, ...answers) {
      scripts.set(path, [...(scripts.get(path) ?? []), ...answers]);
    },
    requestsTo: (path) => requests.filter((request) => request.path.split('?')[0] === path),
    idToken(claims = {}, header = {}, isForged = false) {
      const seconds = Math.floor(now() / 1000);
      const head = { alg: 'RS256', kid: 'default', ...header };
      const body = {
        iss: issuer,
        sub: 'user-1',
        aud: options.clientId,
        iat: seconds,
        exp: seconds + 3600,
        nonce: self.nonce,
        name: 'Ada Admin',
        ...claims,
      };
      const input = `${encode(head)}.${encode(body)}`;
      const key = isForged ? foreignKey : privateKey;
      const signature =
        head.alg === 'none' ? '' : sign('sha256', Buffer.from(input), key).toString('base64url');
      return `${input}.${signature}`;
    },
    tokens: (members = {}) =>
      JSON.parse(
        JSON.stringify({
          access_token: accessTokenOfScript,
          token_type: 'Bearer',
          expires_in: 3600,
          refresh_token: 'refresh-token-canary-1234',
          id_token: self.idToken(),
          scope: 'openid',
          ...members,
        }),
      ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;
}

/** Scripts a device authorization response of this server's own host, without the complete address, with members changed. */
export function scriptDeviceAuthorization(server: ScriptedAuthorizationServer, members: JsonObject): void {
  const body = {
    device_code: 'device-code-canary-0815',
    user_code: 'BCDF-GHJK',
    verification_uri: `${new URL(server.issuer).origin}/device`,
    expires_in: 600,
    interval: 5,
    ...members,
  };
  server.script('/device_authorization', { body });
}
