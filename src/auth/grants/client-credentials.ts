/** The client credentials grant (RFC 6749 §4.4): a worker application signs on as itself, nobody has to act. */
import { clientCredentialsGrant as requestToken } from 'openid-client';
import { discoverAuthorizationServer } from '../authorization-server.ts';
import { readTokenSet, warnOfMissingScopes } from '../token-response.ts';
import type { GrantFlow } from './grant.ts';

export const clientCredentialsGrant: GrantFlow = {
  name: 'client_credentials',
  interactive: false,
  async obtain(signOn, ports) {
    const server = await discoverAuthorizationServer(signOn, ports);
    const scopes = signOn.scopes;
    const response = await server.ask('token', (configuration) =>
      requestToken(configuration, scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    );
    // SEC-42, RFC 6749 §4.4.3: a refresh token is not expected here, and one that comes is not kept.
    const { refreshToken: _, ...tokens } = readTokenSet(response, {
      answer: server.lastTokenAnswer(),
      scopes,
      learn: ports.learn,
    });
    warnOfMissingScopes(scopes, tokens, ports.say);
    return tokens;
  },
};
