/** Why a server could not be reached, told from the cause that Node.js gives, in words that name a remedy. */
import { CliError, describeCause } from '../core/errors.ts';
import { isRecord } from '../core/json.ts';

/** The innermost error code along the chain of causes (`fetch failed` hides it one or two levels down). */
function causeCode(error: unknown): string | undefined {
  let found: string | undefined;
  let current: unknown = error;
  for (let depth = 0; depth < 6 && isRecord(current); depth += 1) {
    if (typeof current.code === 'string') found = current.code;
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

/** Nothing of the request left this machine, so even a write may be tried again. */
const neverSent = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function wasNeverSent(error: unknown): boolean {
  const code = causeCode(error);
  return code !== undefined && (neverSent.has(code) || isTlsCode(code));
}

function isTlsCode(code: string): boolean {
  return (
    untrustedCertificate.has(code) ||
    expiredCertificate.has(code) ||
    code === 'ERR_TLS_CERT_ALTNAME_INVALID' ||
    code === 'EPROTO' ||
    code.startsWith('ERR_SSL')
  );
}

interface Explanation {
  code: string;
  why: string;
  fix: string;
  retryable: boolean;
}

function explain(code: string | undefined, host: string, cause: unknown): Explanation {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      code: 'DNS_FAILURE',
      why: `the name ${host} could not be resolved`,
      fix: 'Check the network connection and the root domain of the profile: pingcli config get service.pingOne.endpoint',
      retryable: true,
    };
  }
  if (code === 'ECONNREFUSED') {
    return {
      code: 'CONNECTION_REFUSED',
      why: 'nothing accepts connections there',
      fix: 'Check the endpoint settings (pingcli config get service.pingOne.endpoint) and any proxy.',
      retryable: true,
    };
  }
  if (code !== undefined && untrustedCertificate.has(code)) {
    return {
      code: 'TLS_UNTRUSTED',
      why: `its certificate is not trusted here (${code})`,
      fix: 'Where a company proxy replaces certificates, name its CA file in NODE_EXTRA_CA_CERTS, or set NODE_USE_SYSTEM_CA=1.',
      retryable: false,
    };
  }
  if (code !== undefined && isTlsCode(code)) {
    const expired = expiredCertificate.has(code);
    return {
      code: 'TLS_FAILURE',
      why: expired
        ? `its certificate is not valid at this time (${code})`
        : `no secure connection came about (${code})`,
      fix: expired
        ? "Check this machine's clock, then the server's certificate."
        : 'Check the host name, the proxy and the TLS inspection in between.',
      retryable: false,
    };
  }
  return {
    code: 'CONNECTION_FAILED',
    why: code === undefined ? describeCause(cause) : `the connection failed (${code})`,
    fix: 'Check the network connection and the proxy (HTTPS_PROXY, NO_PROXY), then try again.',
    retryable: true,
  };
}

/** Turns what `fetch` threw into an error for a person. A `CliError` in the chain is answered as it is. */
export function networkError(cause: unknown, url: URL): CliError {
  for (let current: unknown = cause; current instanceof Error; current = current.cause) {
    if (current instanceof CliError) return current;
  }
  const { code, why, fix, retryable } = explain(causeCode(cause), url.hostname, cause);
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
