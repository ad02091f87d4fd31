import { describe, expect, it } from 'vitest';
import { CliError, usageError } from '../../src/core/errors.ts';
import { networkError, wasNeverSent } from '../../src/http/network-error.ts';

const url = new URL('https://api.pingone.eu/v1/environments?filter=secret');

/** As undici throws: `fetch failed`, and the reason one or two levels down. */
function fetchFailed(code: string, facts: Record<string, unknown> = {}): TypeError {
  const cause = Object.assign(new Error(`something about ${code}`), { code, ...facts });
  return new TypeError('fetch failed', { cause });
}

describe('what is said', () => {
  it.each([
    ['ENOTFOUND', 'DNS_FAILURE', false],
    ['EAI_AGAIN', 'DNS_FAILURE', true],
    ['ECONNREFUSED', 'CONNECTION_REFUSED', true],
    ['ECONNRESET', 'CONNECTION_FAILED', true],
    ['UND_ERR_SOCKET', 'CONNECTION_FAILED', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS_UNTRUSTED', false],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'TLS_UNTRUSTED', false],
    ['CERT_HAS_EXPIRED', 'TLS_FAILURE', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_FAILURE', false],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS_FAILURE', false],
  ])('F-33 F-34 for %s is %s', (code, said, retryable) => {
    const { facts } = networkError(fetchFailed(code), url);
    expect(facts).toMatchObject({ code: said, outcome: 'unavailable', category: 'network', retryable });
    expect(facts.message).toBe('Could not reach https://api.pingone.eu.');
    expect(facts.suggestion).toBeTruthy();
  });

  const rootDomain = {
    key: 'service.pingOne.endpoint.rootDomain',
    source: "profile 'dev'",
    correction: 'pingcli config set --profile dev service.pingOne.endpoint.rootDomain=<value>',
  };

  it.each(['ENOTFOUND', 'ECONNREFUSED'])(
    'F-34 for %s names the host, the setting that it comes from, and how to correct it',
    (code) => {
      const cause = fetchFailed(code, { hostname: 'api.pingone.exmaple' });
      const { facts } = networkError(cause, url, { setBy: rootDomain });
      expect(facts.reason).toContain('api.pingone.exmaple');
      expect(facts.reason).toContain(`comes from ${rootDomain.key} (profile 'dev')`);
      expect(facts.suggestion).toMatch(/correct it: pingcli config set --profile dev \S+=<value>$/);
    },
  );

  it.each(['127.0.0.1:7081', '::1:7081', 'localhost'])(
    'F-34 does not wait for what nobody has started on this machine: %s',
    (target) => {
      const [, address = '', port] = /^(.*?)(?::(\d{4}))?$/.exec(target) ?? [];
      const { facts } = networkError(fetchFailed('ECONNREFUSED', { address, port: port ?? 80 }), url);
      expect(facts).toMatchObject({ code: 'CONNECTION_REFUSED', retryable: false });
      const proxied = fetchFailed('ECONNREFUSED', { address, port: port ?? 80 });
      expect(networkError(proxied, url, { proxy: 'http://localhost:8080' }).facts.retryable).toBe(false);
    },
  );

  it('REL-02 says where nothing was sent', () => {
    const { facts } = networkError(fetchFailed('ECONNRESET'), url, { neverSent: true });
    expect(facts).toMatchObject({
      code: 'CONNECTION_FAILED',
      reason: 'the connection failed before anything was sent (ECONNRESET)',
      retryable: true,
    });
  });

  it('SEC-73 names the way to trust a private CA, and no way to trust everything', () => {
    const { facts } = networkError(fetchFailed('SELF_SIGNED_CERT_IN_CHAIN'), url);
    expect(facts.suggestion).toContain('NODE_EXTRA_CA_CERTS');
    expect(facts.suggestion).not.toContain('REJECT');
  });

  it('F-35 names the proxy where that is what cannot be reached', () => {
    const unknown = networkError(fetchFailed('ENOTFOUND', { hostname: 'proxy.example.org' }), url);
    expect(unknown.facts.reason).toContain('proxy.example.org');
    const refused = networkError(fetchFailed('ECONNREFUSED', { address: '10.0.0.1', port: 8080 }), url);
    expect(refused.facts.reason).toBe('nothing accepts connections at 10.0.0.1:8080');
  });

  it('reads the reason of one of several addresses', () => {
    const cause = new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]);
    expect(networkError(new TypeError('fetch failed', { cause }), url).facts.code).toBe('CONNECTION_REFUSED');
  });

  it('is what was raised on purpose, where there is such a thing in the chain', () => {
    const purpose = usageError('on purpose');
    expect(networkError(new Error('x', { cause: purpose }), url)).toBe(purpose);
  });

  it('REL-13 keeps the query to itself', () => {
    expect(JSON.stringify(networkError(new Error('boom'), url).facts)).not.toContain('filter');
  });
});

describe('whether anything was sent', () => {
  it.each(['ENOTFOUND', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'EPROTO'])(
    'REL-02 is known for %s: nothing',
    (code) => {
      expect(wasNeverSent(networkError(fetchFailed(code), url))).toBe(true);
    },
  );

  it('REL-02 is known for whatever failed while connecting', () => {
    expect(wasNeverSent(fetchFailed('ETIMEDOUT', { syscall: 'connect' }))).toBe(true);
    expect(wasNeverSent(fetchFailed('ETIMEDOUT', { syscall: 'read' }))).toBe(false);
  });

  it('REL-02 is known where the proxy refused', () => {
    const facts = { outcome: 'unavailable', category: 'network', message: 'x' } as const;
    expect(wasNeverSent(new CliError({ ...facts, code: 'PROXY_REFUSED' }))).toBe(true);
    expect(wasNeverSent(new CliError({ ...facts, code: 'TIMEOUT' }))).toBe(false);
  });

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE', 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC'])(
    'REL-02 is unknown for %s',
    (code) => {
      expect(wasNeverSent(fetchFailed(code))).toBe(false);
    },
  );

  it('REL-02 is unknown for what says nothing', () => {
    expect(wasNeverSent(new Error('x'))).toBe(false);
    expect(wasNeverSent(undefined)).toBe(false);
  });
});

it('names the proxy where that is what cannot be reached, and nothing of the server', () => {
  const proxy = 'http://proxy.example.org:8080';
  const refused = networkError(fetchFailed('ECONNREFUSED', { address: '10.0.0.1', port: 8080 }), url, {
    proxy,
  });
  expect(refused.facts).toMatchObject({
    code: 'CONNECTION_REFUSED',
    reason: `the proxy ${proxy} accepts no connections`,
    suggestion: expect.stringContaining('HTTPS_PROXY'),
  });
  const unknown = networkError(fetchFailed('ENOTFOUND', { hostname: 'proxy.example.org' }), url, { proxy });
  expect(unknown.facts).toMatchObject({ code: 'DNS_FAILURE', reason: expect.stringContaining(proxy) });
  expect(networkError(fetchFailed('ECONNRESET'), url, { proxy }).facts.code).toBe('CONNECTION_FAILED');
});
