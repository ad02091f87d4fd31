import { describe, expect, it } from 'vitest';
import { withExactRedirectUri } from '../../../src/auth/flow/exact-redirect-uri.ts';
import { isRegistered } from '../../../src/auth/flow/refused-authorization.ts';

function application(redirectUris: string[], allowsWildcards = false) {
  return { name: 'Portal', enabled: true, redirectUris, allowsWildcards };
}

describe('a redirect URI', () => {
  it('is one of the application only character by character', () => {
    const portal = application(['https://www.example.com', 'https://*.example.org/cb']);
    expect(isRegistered('https://www.example.com', portal)).toBe(true);
    expect(isRegistered('https://www.example.com/', portal)).toBe(false);
    expect(isRegistered('https://a.example.org/cb', portal)).toBe(false);
    expect(isRegistered('https://*.example.org/cb', portal)).toBe(true);
  });

  it('may fit a pattern where the application allows patterns', () => {
    const portal = application(['https://*.example.org/cb?x=(1)'], true);
    expect(isRegistered('https://a.example.org/cb?x=(1)', portal)).toBe(true);
    expect(isRegistered('https://a/b.example.org/cb?x=(1)', portal)).toBe(false);
    expect(isRegistered('https://aXexample.org/cb?x=(1)', portal)).toBe(false);
  });

  it('goes to the token endpoint as the authorization request had it (RFC 6749 §4.1.3)', async () => {
    const sent: string[] = [];
    const send = withExactRedirectUri(async (_, init) => {
      sent.push(String(init?.body));
      return new Response();
    }, 'https://www.example.com?tenant=1');
    await send('https://auth.example/token', {
      method: 'POST',
      body: new URLSearchParams({ code: 'c', redirect_uri: 'https://www.example.com/' }),
    });
    await send('https://auth.example/.well-known', {});
    expect(sent).toEqual(['code=c&redirect_uri=https%3A%2F%2Fwww.example.com%3Ftenant%3D1', 'undefined']);
  });
});
