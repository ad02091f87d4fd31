/** The API client before a local PingOne: the real transport and guarded fetch, tokens of its worker, waits that take no time. */
import { onTestFinished } from 'vitest';
import type { LocalPingOne, LocalPingOneOptions } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { Secret } from '../../src/core/secret.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { apiLimits, createGuardedFetch, type FetchLimits } from '../../src/http/guarded-fetch.ts';
import { createRequestLimiter } from '../../src/http/request-limiter.ts';
import { createTransport } from '../../src/http/transport.ts';
import { type ApiClient, createApiClient } from '../../src/pingone/api-client.ts';
import type { PatiencePorts } from '../../src/pingone/read-after-write.ts';
import { createStandingClock } from '../support/standing-clock.ts';

export interface ClientWorld {
  local: LocalPingOne;
  client: ApiClient;
  /** How often a token was asked for, and how often another one. */
  asked: { tokens: number; renewals: number };
  /** Requests of the API, `GET /v1/…`. */
  sent(): string[];
}

/** A token by the client credentials grant. */
export async function fetchToken(local: LocalPingOne, client = local.clients.worker): Promise<Secret> {
  const credentials = Buffer.from(`${client.id}:${client.secret ?? ''}`).toString('base64');
  const response = await fetch(`${local.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer) {
    return new Secret(String(answer.access_token));
  }
  throw new Error(`no token: ${JSON.stringify(answer)}`);
}

export interface ClientWorldOptions extends LocalPingOneOptions {
  client?: 'worker' | 'powerless';
  limits?: Partial<FetchLimits>;
  patience?: PatiencePorts;
}

export async function createClientWorld(options: ClientWorldOptions = {}): Promise<ClientWorld> {
  const local = await startLocalPingOne(options);
  onTestFinished(() => local.stop());
  const { signal } = new AbortController();
  const sampleClient = local.clients[options.client ?? 'worker'];
  const asked = { tokens: 0, renewals: 0 };
  let token = await fetchToken(local, sampleClient);
  const clock = createStandingClock({ flows: true });
  const transport = createTransport({
    fetch: createGuardedFetch({ fetch, clock: nodeClock, signal }, { ...apiLimits, ...options.limits }),
    clock,
    limiter: createRequestLimiter({ clock, signal, onWait: () => undefined }),
    signal,
    random: () => 0.5,
  });
  const client = createApiClient({
    root: new URL(`${local.apiBaseUrl}/v1`),
    transport,
    userAgent: 'pingcli/test',
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    tokens: {
      async accessToken() {
        asked.tokens += 1;
        return token;
      },
      async renewAccessToken() {
        asked.renewals += 1;
        token = await fetchToken(local, sampleClient);
        return token;
      },
    },
  });
  const sent = () =>
    local.requests.filter(({ host }) => host === 'api').map(({ method, url }) => `${method} ${url}`);
  return { local, client, asked, sent };
}
