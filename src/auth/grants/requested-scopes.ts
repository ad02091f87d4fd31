/** The scopes that a grant with a person asks for; apart because two grants do. */

/** `openid` makes the server say who signed on; nothing else is added (SEC-05). */
export function withOpenid(scopes: readonly string[]): string[] {
  return [...new Set(['openid', ...scopes])];
}
