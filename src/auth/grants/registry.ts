/** The grants by name. Each is loaded when it is used: a command with a cached token never loads openid-client. */
import type { GrantName } from '../../core/grant.ts';
import type { GrantFlow } from './grant.ts';

const loaders: Readonly<Record<GrantName, () => Promise<GrantFlow>>> = {
  authorization_code: async () => (await import('./authorization-code.ts')).authorizationCodeGrant,
  client_credentials: async () => (await import('./client-credentials.ts')).clientCredentialsGrant,
  device_code: async () => (await import('./device-authorization.ts')).deviceAuthorizationGrant,
};

export function loadGrant(name: GrantName): Promise<GrantFlow> {
  return loaders[name]();
}
