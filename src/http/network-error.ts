/** Why a server could not be reached, told from the cause that Node.js gives, in words that name a remedy. */
import { CliError, describeCause } from '../core/errors.ts';
import { isRecord } from '../core/json.ts';
import { type Explanation, endedHandshake, explainTls } from './tls-failure.ts';

/** Where the host of a URL comes from: whoever mistyped it has to find it. */
export interface HostSetting {
  key: string;
  /** `profile 'dev'`, `the environment variable PINGONE_ROOT_DOMAIN`. */
  source: string;
  /** To copy: a command, `PINGONE_ROOT_DOMAIN=<value>`, `--region <value>`. */
  correction: string;
}

/** The way that a request took, as far as it is known. */
export interface Way {
  /** Origin of the proxy in between, without credentials. */
  proxy?: string | undefined;
  setBy?: HostSetting | undefined;
  /** Whether it is certain that nothing was sent, or that something may have been; undefined: the cause has to tell. */
  neverSent?: boolean | undefined;
}

/** What the causes of a failed fetch say between them (`fetch failed` hides it one or two levels down). */
interface NetworkCause {
  /** The innermost. */
  code?: string;
  syscall?: string;
  /** What could not be resolved, or connected to: it may be the proxy rather than the server. */
  target?: string;
}

function readCause(error: unknown): NetworkCause {
  const found: NetworkCause = {};
  let current: unknown = error;
  for (let depth = 0; depth < 6 && isRecord(current); depth += 1) {
    const { code, syscall, hostname, address, port } = current;
    if (typeof code === 'string') found.code = code;
    if (typeof syscall === 'string') found.syscall = syscall;
    if (typeof hostname === 'string') found.target = hostname;
    if (typeof address === 'string') found.target = `${address}:${String(port)}`;
    // A connection attempt to several addresses fails with an AggregateError.
    current = current.cause ?? (Array.isArray(current.errors) ? current.errors[0] : undefined);
  }
  return found;
}

/** The name servers have answered: there is no such name. Asking again does not make it (F-34). */
const noSuchName = 'ENOTFOUND';
/** No name server has answered; one may in a moment. */
const noNameServer = 'EAI_AGAIN';
const neverConnected = new Set([
  noSuchName,
  noNameServer,
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_TLS',
]);

/** The code of an error that the host's fetch raises: the proxy did not let the request through. */
const proxyRefused = 'PROXY_REFUSED';

/** Nothing of the request left this machine, so even a write may be tried again. */
export function wasNeverSent(error: unknown): boolean {
  if (error instanceof CliError) {
    const { code, neverSent } = error.facts;
    if (neverSent !== undefined) return neverSent;
    if (code === proxyRefused) return true;
  }
  const { code, syscall } = readCause(error);
  return code !== undefined && (neverConnected.has(code) || syscall === 'connect' || endedHandshake(code));
}

/** On this machine nothing begins to listen because somebody waits. */
function isLoopback(target: string): boolean {
  return /^(127(\.\d+){3}|\[?::1\]?|localhost)(:\d+)?$/.test(target);
}

/** What lies in the way where everything goes through a proxy: the server itself is never looked up, nor connected to. */
function explainProxy({ code, target }: NetworkCause, proxy: string): Explanation | undefined {
  const isUnknown = code === noSuchName || code === noNameServer;
  if (!isUnknown && code !== 'ECONNREFUSED') return undefined;
  return {
    code: isUnknown ? 'DNS_FAILURE' : 'CONNECTION_REFUSED',
    why: `the proxy ${proxy} ${isUnknown ? 'could not be found by its name' : 'accepts no connections'}`,
    fix: 'Check HTTPS_PROXY and NO_PROXY; pingcli doctor shows what goes through which proxy.',
    retryable: code !== noSuchName && !isLoopback(target ?? new URL(proxy).host),
  };
}

/** `; the host comes from …`, and how to correct it. */
function describeSetting(setting: HostSetting | undefined): { comesFrom: string; correct: string } {
  if (setting === undefined) {
    return {
      comesFrom: '',
      correct: 'correct the endpoint settings: pingcli config get service.pingOne.endpoint',
    };
  }
  const { key, source, correction } = setting;
  return {
    comesFrom: `; the host comes from ${key} (${source})`,
    correct: `correct it: ${correction}`,
  };
}

function explain(cause: unknown, url: URL, { setBy, neverSent }: Way): Explanation {
  const found = readCause(cause);
  const { code } = found;
  const { comesFrom, correct } = describeSetting(setBy);
  if (code === noSuchName || code === noNameServer) {
    const name = found.target ?? url.hostname;
    const isMissing = code === noSuchName;
    const network = 'Check the network connection, the VPN and the name servers';
    return {
      code: 'DNS_FAILURE',
      why: isMissing
        ? `there is no host of the name ${name} (${code})${comesFrom}`
        : `no name server answered for ${name} (${code})${comesFrom}`,
      fix: `${network}; where the name is wrong, ${correct}`,
      retryable: !isMissing,
    };
  }
  if (code === 'ECONNREFUSED') {
    const target = found.target ?? url.host;
    return {
      code: 'CONNECTION_REFUSED',
      why: `nothing accepts connections at ${target}${comesFrom}`,
      fix: isLoopback(target)
        ? `Start what is to listen there; where the host is wrong, ${correct}`
        : `Check the firewall and any proxy; where the host is wrong, ${correct}`,
      retryable: !isLoopback(target),
    };
  }
  const ofTls = code === undefined ? undefined : explainTls(code);
  if (ofTls) return ofTls;
  const sent = neverSent === true ? 'before anything was sent ' : '';
  return {
    code: 'CONNECTION_FAILED',
    why: code === undefined ? describeCause(cause) : `the connection failed ${sent}(${code})`,
    fix: 'Check the network connection and the proxy (HTTPS_PROXY, NO_PROXY), then try again.',
    retryable: true,
  };
}

function raisedOnPurpose(cause: unknown): CliError | undefined {
  for (let current: unknown = cause; current instanceof Error; current = current.cause) {
    if (current instanceof CliError) return current;
  }
  return undefined;
}

/** Turns what `fetch` threw into an error for a person. A `CliError` in the chain is answered as it is, but for the way. */
export function networkError(cause: unknown, url: URL, way: Way = {}): CliError {
  const { proxy, neverSent } = way;
  const known = neverSent === undefined ? {} : { neverSent };
  const raised = raisedOnPurpose(cause);
  if (raised) return neverSent === undefined ? raised : new CliError({ ...raised.facts, ...known });
  const ofProxy = proxy === undefined ? undefined : explainProxy(readCause(cause), proxy);
  const { code, why, fix, retryable } = ofProxy ?? explain(cause, url, way);
  return new CliError({
    outcome: 'unavailable',
    category: 'network',
    code,
    message: `Could not reach ${url.origin}.`,
    reason: why,
    suggestion: fix,
    retryable,
    ...known,
    cause,
  });
}

/** Which request it was, for whoever looks it up (REL-13); its query may hold names, and is left out. */
export function withRequest({ facts }: CliError, method: string, { pathname }: URL): CliError {
  const lines = [...(facts.reason === undefined ? [] : [facts.reason]), `${method} ${pathname}`];
  return new CliError({ ...facts, reason: lines.join('\n') });
}
