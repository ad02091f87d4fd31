/** The URLs of an issuer by their PingOne paths (pingone-api §2.1), as far as an application has use for them. */
import { usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';

const ofUsers = ['AUTHORIZATION_CODE', 'IMPLICIT', 'DEVICE_CODE', 'CIBA'];

/** Whether users sign on to an application with these grant types. */
export function signsUsersOn(grantTypes: readonly string[]): boolean {
  return grantTypes.some((grant) => ofUsers.includes(grant));
}

export function describeEndpoints(issuer: string, grantTypes: readonly string[]): JsonObject {
  const has = (...grants: string[]): boolean => grants.some((grant) => grantTypes.includes(grant));
  return {
    authDomain: new URL(issuer).host,
    issuer,
    ...(has('AUTHORIZATION_CODE', 'IMPLICIT') ? { authorizationUrl: `${issuer}/authorize` } : {}),
    ...(has('DEVICE_CODE') ? { deviceAuthorizationUrl: `${issuer}/device_authorization` } : {}),
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
    ...(signsUsersOn(grantTypes)
      ? { userinfoUrl: `${issuer}/userinfo`, endSessionUrl: `${issuer}/signoff` }
      : {}),
    revocationUrl: `${issuer}/revoke`,
    introspectionUrl: `${issuer}/introspect`,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
  };
}

/** A custom domain drops the environment ID from the path (pingone-api §1). */
export function issuerOfCustomDomain(domain: string): string {
  const name = domain.trim().toLowerCase();
  if (/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(name))
    return `https://${name}/as`;
  throw usageError(
    `--custom-domain '${domain}' is no domain name.`,
    'Give it without scheme and path, for example auth.example.com.',
  );
}
