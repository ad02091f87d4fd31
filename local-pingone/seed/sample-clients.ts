/** The sample clients and accounts in `Administrators`, as applications and users of PingOne. */
import type { LocalPingOne } from '../contract.ts';
import type { Document } from '../store.ts';

export const sampleClients: LocalPingOne['clients'] = {
  worker: {
    id: '018c7dbf-5417-4d37-bc95-d7ac200e58c2',
    secret: 'local-worker-secret.Rk8~tq2-Vd0_a',
    name: 'Automation Worker',
    tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  },
  workerPost: {
    id: '0abd3377-c7f6-4a85-8afe-eacb502e4c51',
    secret: 'local-worker-post-secret.Lm3~xw7-Pb5_c',
    name: 'Automation Worker (secret in the body)',
    tokenEndpointAuthMethod: 'CLIENT_SECRET_POST',
  },
  powerless: {
    id: 'f243c2e1-0f5b-4d71-97f8-aedc70c525da',
    secret: 'local-powerless-secret.Ty6~hn1-Qs9_e',
    name: 'Worker Without Roles',
    tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  },
  native: {
    id: 'e9d2ec9f-690d-476f-866b-ec4d8c611d66',
    name: 'Command Line',
    tokenEndpointAuthMethod: 'NONE',
  },
  web: {
    id: 'e6da2037-2311-4522-8d43-56e34f98403b',
    secret: 'local-web-secret.Gj4~zc8-Fu2_g',
    name: 'Admin Dashboard',
    tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  },
  webPost: {
    id: '7bd6b816-e89b-4cb9-b66a-57806432b3a0',
    secret: 'local-web-post-secret.Nv5~kr0-Wx3_i',
    name: 'Admin Dashboard (secret in the body)',
    tokenEndpointAuthMethod: 'CLIENT_SECRET_POST',
  },
};

export const sampleAccounts: LocalPingOne['accounts'] = {
  administrator: {
    id: 'ad9176e2-e610-4a21-8196-956a2d554e2b',
    username: 'administrator',
    password: 'Local-Admin-1!',
  },
  locked: {
    id: '914a4739-24c0-4737-aa6d-4f03c2335977',
    username: 'locked.out',
    password: 'Local-Locked-1!',
  },
  mustChangePassword: {
    id: '3bba94ee-6c85-47cf-99cd-6ee0712a93cf',
    username: 'must.change',
    password: 'Local-Change-1!',
  },
};

/** Which of the sample clients hold the administrator roles themselves. */
export const clientsWithRoles = ['worker', 'workerPost'] as const;

/** Which of them people sign on to. */
export const clientsOfUsers = ['native', 'web', 'webPost'] as const;

const redirectUris = ['http://127.0.0.1:7464/callback'];

const worker: Document = {
  type: 'WORKER',
  grantTypes: ['CLIENT_CREDENTIALS'],
  responseTypes: [],
  pkceEnforcement: 'OPTIONAL',
};

const refresh: Document = {
  refreshTokenDuration: 2_592_000,
  refreshTokenRollingDuration: 15_552_000,
  refreshTokenRollingGracePeriodDuration: 0,
  additionalRefreshTokenReplayProtectionEnabled: true,
};

const web: Document = {
  type: 'WEB_APP',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
  redirectUris,
  pkceEnforcement: 'OPTIONAL',
  ...refresh,
};

/** What each sample client adds to the settings that all of them share. */
export const clientSettings: { readonly [Name in keyof LocalPingOne['clients']]: Document } = {
  worker,
  workerPost: worker,
  powerless: worker,
  native: {
    type: 'NATIVE_APP',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'DEVICE_CODE'],
    responseTypes: ['CODE'],
    redirectUris,
    pkceEnforcement: 'S256_REQUIRED',
    deviceTimeout: 600,
    devicePollingInterval: 5,
    ...refresh,
  },
  web,
  webPost: web,
};
