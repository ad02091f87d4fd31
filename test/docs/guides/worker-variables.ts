/** A session for guides that begin after the sign-on: a worker application in the environment, as in a pipeline. */
import type { LocalPingOne } from '../../../local-pingone/contract.ts';

export function workerVariables({ clients, environmentId }: LocalPingOne): Record<string, string> {
  return {
    PINGONE_AUTH_GRANT_TYPE: 'client_credentials',
    PINGONE_ROOT_DOMAIN: 'pingone.eu',
    PINGONE_ENVIRONMENT_ID: environmentId,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: clients.worker.id,
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: clients.worker.secret ?? '',
    PINGCLI_AUTH_STORAGE_TYPE: 'none',
  };
}
