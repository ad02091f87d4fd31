/** A worker application without a settings file, as pipelines have it: everything in the environment. */
import type { LocalPingOne } from '../../local-pingone/contract.ts';

export function pipelineEnvironment(local: LocalPingOne): Record<string, string> {
  return {
    PINGCLI_PINGONE_AUTH_BASE_URL: local.authBaseUrl,
    PINGCLI_PINGONE_API_BASE_URL: local.apiBaseUrl,
    PINGCLI_PINGONE_ENVIRONMENT_ID: local.environmentId,
    PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: local.clients.worker.id,
    PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: local.clients.worker.secret ?? '',
    PINGCLI_AUTH_STORAGE_TYPE: 'none',
  };
}
