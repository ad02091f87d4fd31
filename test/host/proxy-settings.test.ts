import { describe, expect, it } from 'vitest';
import { proxyFor, readProxySettings } from '../../src/host/proxy-settings.ts';

const proxy = 'http://someone:canary@proxy.example.com:3128';

function way(env: Record<string, string>, url: string): string | undefined {
  return proxyFor(readProxySettings(env), new URL(url));
}

describe('the proxy of the environment (SEC-74)', () => {
  it.each(['https_proxy', 'HTTPS_PROXY'])('SEC-74 %s is taken, and named without its credentials', (name) => {
    expect(way({ [name]: proxy }, 'https://auth.pingone.eu/x')).toBe('http://proxy.example.com:3128');
    expect(way({ [name]: proxy }, 'http://auth.pingone.eu/x')).toBeUndefined();
  });

  it.each(['http://127.0.0.1:8080', 'http://[::1]:8080', 'http://localhost'])(
    'SEC-74 %s is loopback, and never goes through it',
    (url) => {
      expect(way({ HTTP_PROXY: proxy }, url)).toBeUndefined();
    },
  );

  it.each([
    ['pingone.eu', 'https://pingone.eu/', false],
    ['pingone.eu', 'https://auth.pingone.eu/', true],
    ['.pingone.eu', 'https://auth.pingone.eu/', false],
    ['*.pingone.eu', 'https://auth.pingone.eu/', false],
    ['PINGONE.eu:443', 'https://pingone.eu/', false],
    ['pingone.eu:8443', 'https://pingone.eu/', true],
    ['a.example, pingone.eu', 'https://pingone.eu/', false],
    ['*', 'https://pingone.eu/', false],
    ['', 'https://pingone.eu/', true],
  ])('SEC-74 with NO_PROXY=%s the way to %s leads through it: %s', (exempt, url, isUsed) => {
    const expected = isUsed ? 'http://proxy.example.com:3128' : undefined;
    expect(way({ HTTPS_PROXY: proxy, NO_PROXY: exempt }, url)).toBe(expected);
    expect(way({ https_proxy: proxy, no_proxy: exempt }, url)).toBe(expected);
  });

  it('never repeats what cannot be taken apart, for it may hold credentials', () => {
    expect(way({ HTTPS_PROXY: 'someone:canary' + '@' + ' no url' }, 'https://pingone.eu/')).not.toContain(
      'canary',
    );
  });
});
