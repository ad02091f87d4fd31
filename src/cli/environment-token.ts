/** The access token that the environment gives. Apart from the sessions, because pressing Tab asks for it too. */
import { Secret } from '../core/secret.ts';
import type { Environment } from '../host/host.ts';

const tokenVariables = ['PINGCLI_PINGONE_API_ACCESS_TOKEN', 'PINGONE_API_ACCESS_TOKEN'];

export function environmentToken(env: Environment): { name: string; value: Secret } | undefined {
  for (const name of tokenVariables) {
    // A line break from `$(…)` or a file would not be allowed in a header.
    const value = env[name]?.trim();
    if (value) return { name, value: new Secret(value) };
  }
  return undefined;
}
