/** The ways out of a run: guarded fetches for the authorization server and the API, and the API client above one. */
import { formatDuration } from '../core/duration.ts';
import { configurationError } from '../core/errors.ts';
import type { Host } from '../host/host.ts';
import type { ExchangeListener } from '../http/exchange.ts';
import type { Messages } from '../output/messages.ts';
import type { ApiClient } from '../pingone/api-client.ts';
import type { TokenSource } from '../pingone/api-sender.ts';

/** Credentials are never sent where certificates are not checked (SEC-73). */
export function refuseUncheckedCertificates(host: Host): void {
  if (host.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') return;
  throw configurationError(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of server certificates, so no credentials are sent.',
    'Unset it; name a private CA in NODE_EXTRA_CA_CERTS, or set NODE_USE_SYSTEM_CA=1.',
  );
}

async function openFetch(
  host: Host,
  listen: ExchangeListener | undefined,
  purpose: 'authorizationServer' | 'diagnosis' | 'frontChannel',
  longestRequestMs?: number,
): Promise<typeof fetch> {
  refuseUncheckedCertificates(host);
  const { authorizationServerLimits, createGuardedFetch, frontChannelLimits, limitRequests } = await import(
    '../http/guarded-fetch.ts'
  );
  const limits = {
    authorizationServer: authorizationServerLimits,
    // Whoever runs it suspects that something hangs.
    diagnosis: { ...authorizationServerLimits, headersMs: 10_000 },
    frontChannel: frontChannelLimits,
  };
  return createGuardedFetch({ ...host, listen }, limitRequests(limits[purpose], longestRequestMs));
}

/** Loaded when a token has to be fetched, not before: a cached one needs no HTTP of the sign-on. */
export function authorizationServerFetch(
  host: Host,
  listen: ExchangeListener | undefined,
  longestRequestMs: number | undefined,
): typeof fetch {
  return async (...call) => (await openFetch(host, listen, 'authorizationServer', longestRequestMs))(...call);
}

export function diagnosisFetch(host: Host, listen: ExchangeListener | undefined): typeof fetch {
  return async (...call) => (await openFetch(host, listen, 'diagnosis'))(...call);
}

/** Where a redirect is the answer: the requests that a browser makes in a sign-on. */
export function frontChannelFetch(
  host: Host,
  listen: ExchangeListener | undefined,
  longestRequestMs: number | undefined,
): typeof fetch {
  return async (...call) => (await openFetch(host, listen, 'frontChannel', longestRequestMs))(...call);
}

export interface ApiParts {
  host: Host;
  root: URL;
  tokens: TokenSource;
  say: Messages;
  listen: ExchangeListener | undefined;
  longestWaitMs: number | undefined;
  longestRequestMs: number | undefined;
  /** Tells the person, while a request is under way. */
  during<T>(request: () => Promise<T>): Promise<T>;
}

/** Of this run, to find its requests in the audit log. No secret, so chance is good enough. */
function createTransactionId({ random }: Pick<Host, 'random'>): string {
  const part = (): string =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return `pingcli-${part()}${part()}`;
}

export async function openApiClient(parts: ApiParts): Promise<ApiClient> {
  const { host, root, tokens, say, listen, longestWaitMs, longestRequestMs, during } = parts;
  refuseUncheckedCertificates(host);
  const [
    { createApiClient },
    { rateGroupOf },
    { createTransport },
    { apiLimits, createGuardedSend, limitRequests },
  ] = await Promise.all([
    import('../pingone/api-client.ts'),
    import('../pingone/rate-groups.ts'),
    import('../http/transport.ts'),
    import('../http/guarded-fetch.ts'),
  ]);
  const transactionId = createTransactionId(host);
  say.detail(`Transaction ID ${transactionId}`);
  const onWait = (milliseconds: number, reason: string): void =>
    say.note(`Trying again in ${Math.ceil(milliseconds / 1000)} s: ${reason}.`);
  const transport = createTransport({
    fetch: createGuardedSend({ ...host, listen }, limitRequests(apiLimits, longestRequestMs)),
    clock: host.clock,
    signal: host.signal,
    random: host.random,
    groupOf: rateGroupOf,
    ...(longestWaitMs === undefined ? {} : { longestWaitMs }),
    onWaitRefused: (milliseconds, longest) =>
      say.note(
        `PingOne asks for a wait of ${formatDuration(milliseconds)}; --max-wait allows ${formatDuration(longest)}.`,
      ),
    onWait,
  });
  return createApiClient({
    root,
    transport: (request) => during(() => transport(request)),
    tokens,
    userAgent: `pingcli/${host.platform.packageVersion}`,
    nextTurn: host.nextTurn,
    transactionId,
    patience: { clock: host.clock, signal: host.signal, onWait },
  });
}
