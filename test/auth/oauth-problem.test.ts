import { describe, expect, it } from 'vitest';
import { oauthProblem } from '../../src/auth/oauth-problem.ts';
import type { SignOn } from '../../src/auth/sign-on.ts';
import type { GrantName } from '../../src/core/grant.ts';
import { textOf } from '../support/grant-world.ts';

function signOn(grant: GrantName, authentication: SignOn['client']['authentication'] = 'none'): SignOn {
  return {
    profile: 'prod',
    grant,
    issuer: 'https://auth.pingone.eu/e/as',
    environmentId: 'e',
    place: 'Europe (pingone.eu)',
    apiOrigin: 'https://api.pingone.eu',
    client: { id: 'client-1', authentication },
    scopes: ['p1:read:user'],
    redirect: { port: 7464, path: '/callback' },
    grantIsNamed: false,
  };
}

const description = 'Request denied: Unsupported authentication method (Correlation ID: 9b2c-1)';

describe('oauthProblem', () => {
  it('SEC-43 invalid_client names secret, method, disabled application and region, profile and client, and the setting', () => {
    const worker = signOn('client_credentials', 'client_secret_basic');
    const error = oauthProblem({ error: 'invalid_client', description, httpStatus: 401 }, worker, 'token');
    expect(error.facts).toMatchObject({
      outcome: 'not-signed-in',
      category: 'authentication',
      code: 'INVALID_CLIENT',
      httpStatus: 401,
      requestId: '9b2c-1',
    });
    for (const words of [
      'client-1',
      "'prod'",
      'client secret',
      'method',
      'disabled',
      'region',
      'Unsupported authentication',
    ]) {
      expect(textOf(error)).toContain(words);
    }
    expect(textOf(error)).toContain(
      'pingcli config set service.pingOne.authentication.clientCredentials.tokenEndpointAuthMethod=client_secret_post',
    );
    expect(textOf(error)).not.toContain('Correlation ID');
  });

  it('SEC-43 invalid_client of a public client speaks of Token Auth Method None', () => {
    const error = oauthProblem({ error: 'invalid_client' }, signOn('authorization_code'), 'token');
    expect(textOf(error)).toContain('authorizationCode.tokenEndpointAuthMethod');
    expect(textOf(error)).toContain('Token Auth Method');
    const device = oauthProblem({ error: 'invalid_client' }, signOn('device_code'), 'device authorization');
    expect(textOf(device)).not.toContain('deviceCode.tokenEndpointAuthMethod');
  });

  it.each([
    ['authorization_code', 'authorization', 'Authorization Code'],
    ['device_code', 'device authorization', 'Device Authorization'],
    ['client_credentials', 'token', 'Client Credentials'],
    ['authorization_code', 'refresh', 'Refresh Token'],
  ] as const)('F-15 unauthorized_client (%s, %s) names the grant type to enable', (grant, step, name) => {
    const error = oauthProblem({ error: 'unauthorized_client' }, signOn(grant), step);
    expect(error.outcome).toBe('not-signed-in');
    expect(error.facts.suggestion).toContain(`"${name}"`);
  });

  it.each([
    ['invalid_grant', 'token', 'not-signed-in', 'authorization code was refused'],
    ['invalid_grant', 'refresh', 'not-signed-in', 'refresh token was refused'],
    ['access_denied', 'authorization', 'not-signed-in', 'denied'],
    ['expired_token', 'token', 'not-signed-in', 'expired'],
    ['invalid_scope', 'token', 'configuration', 'authorizationCode.scopes='],
    ['server_error', 'authorization', 'unavailable', 'failed'],
    ['temporarily_unavailable', 'authorization', 'unavailable', 'busy'],
    ['interaction_required', 'authorization', 'not-signed-in', 'interaction_required'],
    ['constructor', 'token', 'not-signed-in', 'constructor'],
  ] as const)('%s at %s is %s', (error, step, outcome, words) => {
    const problem = oauthProblem({ error }, signOn('authorization_code'), step);
    expect(problem.outcome).toBe(outcome);
    expect(textOf(problem)).toContain(words);
  });

  it('tells an expired code, a denial and a refusal apart', () => {
    const messages = ['expired_token', 'access_denied', 'invalid_grant', 'unauthorized_client'].map(
      (error) => oauthProblem({ error }, signOn('device_code'), 'token').message,
    );
    expect(new Set(messages).size).toBe(4);
  });

  it('makes a code for scripts of whatever the server says', () => {
    const hostile = oauthProblem(
      { error: `evil\u001B[31m"}${'x'.repeat(100)}` },
      signOn('device_code'),
      'token',
    );
    expect(hostile.facts.code).toMatch(/^[A-Z0-9_]{1,64}$/);
  });

  it('suggests commands with the profile only where it is not the active one', () => {
    const other = { ...signOn('device_code'), profileIsActive: false };
    expect(textOf(oauthProblem({ error: 'expired_token' }, other, 'token'))).toContain(
      'auth login --profile prod',
    );
    expect(textOf(oauthProblem({ error: 'expired_token' }, signOn('device_code'), 'token'))).not.toContain(
      '--profile',
    );
  });
});
