/** The ways out of a run: guarded fetches for the authorization server and the API, and the API client above one. */
import type { Settings } from '../config/resolved.ts';
import { formatDuration } from '../core/duration.ts';
import { configurationError } from '../core/errors.ts';
import type { Host } from '../host/host.ts';
import type { ExchangeListener } from '../http/exchange.ts';
import type { RequestLimiter } from '../http/request-limiter.ts';
import type { Messages } from '../output/messages.ts';
import type { ApiClient } from '../pingone/api-client.ts';
import type { TokenSource } from '../pingone/api-sender.ts';
import { hostSetting } from './host-setting.ts';

/** Credentials are never sent where certificates are not checked (SEC-73). */
export function refuseUncheckedCertificates(host: Host): void {
  if (host.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') return;
  throw configurationError(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of server certificates, so no credentials are sent.',
    'Unset it; name a private CA in NODE_EXTRA_CA_CERTS, or set NODE_USE_SYSTEM_CA=1.',
  );
}

/** What all requests of a run have in common. */
export interface Ways {
  host: Host;
  say: Messages;
  listen: ExchangeListener | undefined;
  /** Of a rate limit. */
  longestWaitMs: number | undefined;
  /** Of one request. */
  longestRequestMs: number | undefined;
  settings(): Promise<Settings>;
  limiter(): Promise<RequestLimiter>;
}

function sayWait(say: Messages): (milliseconds: number, reason: string) => void {
  return (milliseconds, reason) =>
    say.note(`Trying again in ${Math.ceil(milliseconds / 1000)} s: ${reason}.`);
}

export async function openLimiter({ host, say }: Pick<Ways, 'host' | 'say'>): Promise<RequestLimiter> {
  const { createRequestLimiter } = await import('../http/request-limiter.ts');
  const { clock, signal } = host;
  const onWait = (milliseconds: number): void =>
    sayWait(say)(milliseconds, 'PingOne limits the rate of requests');
  return createRequestLimiter({ clock, signal, onWait });
}

/** Loaded when a token has to be fetched, not before: a cached one needs no HTTP of the sign-on. */
async function openFetch(ways: Ways, purpose: 'authorizationServer' | 'frontChannel'): Promise<typeof fetch> {
  const { host, listen, longestRequestMs } = ways;
  refuseUncheckedCertificates(host);
  const [
    { authorizationServerLimits, createGuardedFetch, frontChannelLimits, limitRequests },
    { limitFetch },
    { longestWaitMs },
    settings,
    limiter,
  ] = await Promise.all([
    import('../http/guarded-fetch.ts'),
    import('../http/limited-fetch.ts'),
    import('../http/request-limiter.ts'),
    ways.settings(),
    ways.limiter(),
  ]);
  const limits = purpose === 'frontChannel' ? frontChannelLimits : authorizationServerLimits;
  const setBy = hostSetting(settings);
  const guarded = createGuardedFetch({ ...host, listen, setBy }, limitRequests(limits, longestRequestMs));
  return limitFetch({ ...host, fetch: guarded, limiter, longestWaitMs: ways.longestWaitMs ?? longestWaitMs });
}

export function authorizationServerFetch(ways: Ways): typeof fetch {
  return async (...call) => (await openFetch(ways, 'authorizationServer'))(...call);
}

/** Where a redirect is the answer: the requests that a browser makes in a sign-on. */
export function frontChannelFetch(ways: Ways): typeof fetch {
  return async (...call) => (await openFetch(ways, 'frontChannel'))(...call);
}

/** By whoever suspects that something hangs, and wants to see what is: short, and nothing is tried again. */
export function diagnosisFetch(
  host: Host,
  listen: ExchangeListener | undefined,
  settings: () => Promise<Settings>,
): typeof fetch {
  return async (...call) => {
    refuseUncheckedCertificates(host);
    const { authorizationServerLimits, createGuardedFetch } = await import('../http/guarded-fetch.ts');
    const limits = { ...authorizationServerLimits, headersMs: 10_000 };
    return createGuardedFetch({ ...host, listen, setBy: hostSetting(await settings()) }, limits)(...call);
  };
}

export interface ApiParts {
  ways: Ways;
  root: URL;
  tokens: TokenSource;
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

export async function openApiClient({ ways, root, tokens, during }: ApiParts): Promise<ApiClient> {
  const { host, say, listen, longestWaitMs, longestRequestMs } = ways;
  refuseUncheckedCertificates(host);
  const [
    { createApiClient },
    { rateGroupOf },
    { createTransport },
    { apiLimits, createGuardedSend, limitRequests },
    settings,
    limiter,
  ] = await Promise.all([
    import('../pingone/api-client.ts'),
    import('../pingone/rate-groups.ts'),
    import('../http/transport.ts'),
    import('../http/guarded-fetch.ts'),
    ways.settings(),
    ways.limiter(),
  ]);
  const transactionId = createTransactionId(host);
  say.detail(`Transaction ID ${transactionId}`);
  const onWait = sayWait(say);
  const setBy = hostSetting(settings);
  const transport = createTransport({
    fetch: createGuardedSend({ ...host, listen, setBy }, limitRequests(apiLimits, longestRequestMs)),
    limiter,
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
