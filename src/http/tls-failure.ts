/** What a failed handshake says, by its code; apart because certificates have words and remedies of their own (SEC-73, SEC-74). */

export interface Explanation {
  code: string;
  why: string;
  fix: string;
  retryable: boolean;
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

export function endedHandshake(code: string): boolean {
  const isOfCertificate =
    untrustedCertificate.has(code) || expiredCertificate.has(code) || code === foreignCertificate;
  return isOfCertificate || failedHandshake.has(code);
}

export function explainTls(code: string): Explanation | undefined {
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
