/** The exchange of an authorization code (RFC 6749 §4.1.3) with all that is checked about its answer; apart because two walks end in it. */
import { authorizationCodeGrant, type IDToken } from 'openid-client';
import { Secret } from '../core/secret.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import type { GrantPorts } from './grants/grant.ts';
import { verifyFreshIdToken } from './id-token.ts';
import { invalidIdToken } from './oauth-errors.ts';
import { readTokenSet } from './token-response.ts';
import type { TokenSet } from './token-set.ts';

/** What one attempt has to know again when the response arrives. */
export interface AttemptSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

export interface CodeExchange {
  /** Of the accepted authorization response. */
  parameters: URLSearchParams;
  redirectUri: URL;
  secrets: AttemptSecrets;
  scopes: readonly string[];
}

export interface ExchangedCode {
  tokens: TokenSet;
  idToken: Secret;
  /** Of the ID token, which has been validated. */
  claims: IDToken;
}

/** @throws CliError: what the token endpoint refused, or `not-signed-in` for an ID token that does not hold. */
export async function exchangeCode(
  { parameters, redirectUri, secrets, scopes }: CodeExchange,
  server: AuthorizationServer,
  ports: Pick<GrantPorts, 'learn'>,
): Promise<ExchangedCode> {
  ports.learn(new Secret(parameters.get('code') ?? ''));
  const current = new URL(redirectUri);
  current.search = parameters.toString();
  const response = await server.ask('token', (configuration) =>
    authorizationCodeGrant(configuration, current, {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.verifier,
      idTokenExpected: true,
    }),
  );
  const answer = server.lastTokenAnswer();
  const tokens = readTokenSet(response, { answer, scopes, learn: ports.learn });
  const claims = response.claims();
  if (claims === undefined || response.id_token === undefined) throw invalidIdToken('there is none');
  verifyFreshIdToken(claims, tokens.accessToken.open(), answer);
  return { tokens, idToken: new Secret(response.id_token), claims };
}
