/** A machine on which somebody is about to sign on at a local PingOne: a home, and the environment that points there. */
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { freePort } from './free-port.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface SignOnMachine {
  home: string;
  env: Record<string, string>;
}

/** The callback port is free, and registered at the native client. */
export async function prepareMachine(
  pingOne: LocalPingOne,
  more: Readonly<Record<string, string>> = {},
): Promise<SignOnMachine> {
  const { environmentId, clients, store } = pingOne;
  const port = await freePort();
  const path = `environments/${environmentId}/applications/${clients.native.id}`;
  store.put(path, { ...store.get(path), redirectUris: [`http://127.0.0.1:${port}/callback`] });
  return {
    home: temporaryDirectory(),
    env: {
      PINGCLI_PINGONE_AUTH_BASE_URL: pingOne.authBaseUrl,
      PINGCLI_PINGONE_API_BASE_URL: pingOne.apiBaseUrl,
      PINGCLI_PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT: String(port),
      PINGCLI_AUTH_STORAGE_TYPE: 'file_system',
      ...more,
    },
  };
}

/** Settled as far as a sign-on of the native client needs it. */
export function prepareNativeClient(
  pingOne: LocalPingOne,
  grant: 'AUTHORIZATION_CODE' | 'DEVICE_CODE',
  more: Readonly<Record<string, string>> = {},
): Promise<SignOnMachine> {
  return prepareMachine(pingOne, {
    PINGCLI_PINGONE_ENVIRONMENT_ID: pingOne.environmentId,
    PINGCLI_PINGONE_AUTH_GRANT_TYPE: grant.toLowerCase(),
    [`PINGCLI_PINGONE_${grant}_CLIENT_ID`]: pingOne.clients.native.id,
    ...more,
  });
}
