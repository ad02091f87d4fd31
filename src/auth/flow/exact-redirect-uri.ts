/** Sends the redirect URI to the token endpoint as the authorization request had it, character by character. */

/**
 * RFC 6749 §4.1.3 wants the two identical, and openid-client takes it from a URL, which writes `https://www.example.com`
 * with a slash at its end and drops a query.
 */
export function withExactRedirectUri(send: typeof fetch, redirectUri: string): typeof fetch {
  return (input, init) => {
    if (init?.body instanceof URLSearchParams && init.body.has('redirect_uri'))
      init.body.set('redirect_uri', redirectUri);
    return send(input, init);
  };
}
