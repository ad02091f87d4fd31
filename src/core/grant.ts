/** The OAuth grants of pingcli: how settings, flags, messages and the PingOne console call them. */
export const grantNames = ['authorization_code', 'client_credentials', 'device_code'] as const;

/** Spelled as Ping CLI's setting `grantType` has it. */
export type GrantName = (typeof grantNames)[number];

interface GrantWords {
  /** As Ping CLI's messages say it: `Successfully authenticated with authorization code`. */
  label: string;
  /** The flag of `auth login` that names it for one run. */
  flag: 'authorization-code' | 'client-credentials' | 'device-code';
  /** Its settings lie under `service.pingOne.authentication.<section>`. */
  section: 'authorizationCode' | 'clientCredentials' | 'deviceCode';
  /** The check box under "Grant Type" of an application in the PingOne console. */
  console: string;
}

export const grants: Readonly<Record<GrantName, GrantWords>> = {
  authorization_code: {
    label: 'authorization code',
    flag: 'authorization-code',
    section: 'authorizationCode',
    console: 'Authorization Code',
  },
  client_credentials: {
    label: 'client credentials',
    flag: 'client-credentials',
    section: 'clientCredentials',
    console: 'Client Credentials',
  },
  device_code: {
    label: 'device code',
    flag: 'device-code',
    section: 'deviceCode',
    console: 'Device Authorization',
  },
};
