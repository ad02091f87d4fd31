/**
 * An authorization server that rotates refresh tokens and ends a session when a spent one comes back, as PingOne does
 * (RFC 9700 §4.14.2). It knows discovery and the refresh of one session, and nothing else.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface RotatingTokenServer {
  issuer: string;
  /** The refresh token that is good now. */
  refreshToken(): string;
  /** How many refreshes succeeded, and how many were refused. */
  counts: { refreshed: number; refused: number };
  /** Leaves the next refresh without an answer and unspent; resolves when it has come in. */
  stallNext(): Promise<void>;
}

export async function startRotatingTokenServer(): Promise<RotatingTokenServer> {
  const counts = { refreshed: 0, refused: 0 };
  let generation = 0;
  let isRevoked = false;
  let stall: (() => void) | undefined;
  const current = () => `refresh-canary-${generation}`;

  async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    if (stall !== undefined) {
      stall();
      stall = undefined;
      return;
    }
    response.setHeader('content-type', 'application/json');
    if (isRevoked || form.get('refresh_token') !== current()) {
      isRevoked = true;
      counts.refused += 1;
      response.writeHead(400).end(JSON.stringify({ error: 'invalid_grant' }));
      return;
    }
    counts.refreshed += 1;
    generation += 1;
    const access_token = `access-canary-${generation}`;
    response.end(
      JSON.stringify({ access_token, refresh_token: current(), token_type: 'Bearer', expires_in: 3600 }),
    );
  }

  const server = createServer((request, response) => {
    if (request.url === '/as/token') {
      answerToken(request, response).catch(() => response.destroy());
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}/as`;
  return {
    issuer,
    refreshToken: current,
    counts,
    stallNext: () =>
      new Promise((resolve) => {
        stall = resolve;
      }),
  };
}
