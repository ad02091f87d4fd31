/** Why a server could not be reached, told from the cause that Node.js gives, in words that name a remedy. */
import { CliError, describeCause } from '../core/errors.ts';
import { isRecord } from '../core/json.ts';

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

const untrustedCertificate = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
]);
const expiredCertificate = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const foreignCertificate = 'ERR_TLS_CERT_ALTNAME_INVALID';

/** The handshake failed. Other TLS errors may come at any time, so they prove nothing about a request. */
const failedHandshake = new Set([
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
]);

const nameNotFound = new Set(['ENOTFOUND', 'EAI_AGAIN']);
const neverConnected = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_TLS',
]);

function isCertificateCode(code: string): boolean {
  return untrustedCertificate.has(code) || expiredCertificate.has(code) || code === foreignCertificate;
}

/** The code of an error that the host's fetch raises: the proxy did not let the request through. */
const proxyRefused = 'PROXY_REFUSED';

/** Nothing of the request left this machine, so even a write may be tried again. */
export function wasNeverSent(error: unknown): boolean {
  if (error instanceof CliError && error.facts.code === proxyRefused) return true;
  const { code, syscall } = readCause(error);
  if (code === undefined) return false;
  const failedBefore = nameNotFound.has(code) || neverConnected.has(code) || syscall === 'connect';
  return failedBefore || isCertificateCode(code) || failedHandshake.has(code);
}

interface Explanation {
  code: string;
  why: string;
  fix: string;
  retryable: boolean;
}

function explainTls(code: string): Explanation | undefined {
  if (untrustedCertificate.has(code)) {
    return {
      code: 'TLS_UNTRUSTED',
      why: `its certificate is not trusted here (${code})`,
      fix: 'Where a company proxy replaces certificates, name its CA file in NODE_EXTRA_CA_CERTS, or set NODE_USE_SYSTEM_CA=1.',
      retryable: false,
    };
  }
  if (expiredCertificate.has(code)) {
    return {
      code: 'TLS_FAILURE',
      why: `its certificate is not valid at this time (${code})`,
      fix: "Check this machine's clock, then the server's certificate.",
      retryable: false,
    };
  }
  if (code === foreignCertificate || code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    const isForeign = code === foreignCertificate;
    return {
      code: 'TLS_FAILURE',
      why: isForeign
        ? `its certificate is for another name (${code})`
        : `no secure connection came about (${code})`,
      fix: 'Check the host name, the proxy and the TLS inspection in between.',
      retryable: false,
    };
  }
  return undefined;
}

/** What lies in the way where everything goes through a proxy: the server itself is never looked up, nor connected to. */
function explainProxy({ code }: NetworkCause, proxy: string): Explanation | undefined {
  const isUnknown = code !== undefined && nameNotFound.has(code);
  if (!isUnknown && code !== 'ECONNREFUSED') return undefined;
  return {
    code: isUnknown ? 'DNS_FAILURE' : 'CONNECTION_REFUSED',
    why: `the proxy ${proxy} ${isUnknown ? 'could not be found by its name' : 'accepts no connections'}`,
    fix: 'Check HTTPS_PROXY and NO_PROXY; pingcli doctor shows what goes through which proxy.',
    retryable: true,
  };
}

function explain({ code, target }: NetworkCause, host: string, cause: unknown): Explanation {
  if (code !== undefined && nameNotFound.has(code)) {
    return {
      code: 'DNS_FAILURE',
      why: `the name ${target ?? host} could not be resolved`,
      fix: 'Check the network connection and the root domain of the profile: pingcli config get service.pingOne.endpoint',
      retryable: true,
    };
  }
  if (code === 'ECONNREFUSED') {
    return {
      code: 'CONNECTION_REFUSED',
      why: `nothing accepts connections at ${target ?? host}`,
      fix: 'Check the endpoint settings (pingcli config get service.pingOne.endpoint) and any proxy.',
      retryable: true,
    };
  }
  const ofTls = code === undefined ? undefined : explainTls(code);
  if (ofTls) return ofTls;
  return {
    code: 'CONNECTION_FAILED',
    why: code === undefined ? describeCause(cause) : `the connection failed (${code})`,
    fix: 'Check the network connection and the proxy (HTTPS_PROXY, NO_PROXY), then try again.',
    retryable: true,
  };
}

/**
 * Turns what `fetch` threw into an error for a person. A `CliError` in the chain is answered as it is.
 * @param proxy - Origin of the proxy on the way, without credentials.
 */
export function networkError(cause: unknown, url: URL, proxy?: string): CliError {
  for (let current: unknown = cause; current instanceof Error; current = current.cause) {
    if (current instanceof CliError) return current;
  }
  const found = readCause(cause);
  const { code, why, fix, retryable } =
    (proxy === undefined ? undefined : explainProxy(found, proxy)) ?? explain(found, url.hostname, cause);
  return new CliError({
    outcome: 'unavailable',
    category: 'network',
    code,
    message: `Could not reach ${url.origin}.`,
    reason: why,
    suggestion: fix,
    retryable,
    cause,
  });
}
