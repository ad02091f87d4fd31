/**
 * The registry of settings: one row each. Flags, environment variables, validation, `config list-keys` and the
 * documentation follow from it. Keys and defaults are Ping CLI 1.x's; the rows marked "ours" are not in it.
 */
import { grantNames } from '../core/grant.ts';
import { outputFormats } from '../core/output-formats.ts';
import { rootDomains } from '../core/regions.ts';
import { storageTypes } from '../core/secret-store.ts';

const clientAuthenticationMethods = ['none', 'client_secret_basic', 'client_secret_post'] as const;
export type ClientAuthenticationMethod = (typeof clientAuthenticationMethods)[number];

const logLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

export interface SettingDefinition {
  type: 'text' | 'boolean' | 'uuid' | 'choice' | 'list' | 'port' | 'path' | 'origin' | 'domain' | 'file';
  choices?: readonly string[];
  default?: string | number | boolean | readonly string[];
  /** Names besides the one derived from the key: `PINGCLI_<KEY>`. `PINGONE_X` stands for `PINGCLI_PINGONE_X` and itself. */
  environment?: readonly string[];
  /** The global flag that sets it for one run. */
  flag?: string;
  /** Never printed, never taken from argv, kept in the secret store. */
  secret?: true;
  summary: string;
}

export const settingDefinitions = {
  description: { type: 'text', default: '', summary: 'What the profile is for' },
  outputFormat: {
    type: 'choice',
    choices: outputFormats,
    default: 'text',
    environment: ['PINGCLI_OUTPUT_FORMAT'],
    flag: 'output-format',
    summary: 'Format of the result',
  },
  noColor: {
    type: 'boolean',
    default: false,
    environment: ['PINGCLI_NO_COLOR'],
    flag: 'no-color',
    summary: 'Plain text without colour',
  },
  detailedExitCode: {
    type: 'boolean',
    default: false,
    environment: ['PINGCLI_DETAILED_EXITCODE'],
    flag: 'detailed-exitcode',
    summary: 'Exit with 2 when the command succeeded with warnings',
  },
  'auth.storage.type': {
    type: 'choice',
    choices: storageTypes,
    default: 'secure_local',
    environment: ['PINGCLI_AUTH_STORAGE_TYPE', 'PINGCLI_LOGIN_STORAGE_TYPE'],
    flag: 'storage-type',
    summary: 'Where tokens and client secrets are kept',
  },
  'service.pingOne.enabled': {
    type: 'boolean',
    default: false,
    environment: ['PINGCLI_PINGONE_ENABLED'],
    summary: 'Whether PingOne is configured in this profile',
  },
  'service.pingOne.authentication.grantType': {
    type: 'choice',
    choices: grantNames,
    default: 'client_credentials',
    environment: ['PINGONE_AUTH_GRANT_TYPE'],
    summary: 'OAuth grant that signs this profile on',
  },
  'service.pingOne.authentication.authorizationCode.clientID': {
    type: 'uuid',
    environment: ['PINGONE_AUTHORIZATION_CODE_CLIENT_ID'],
    summary: 'Client ID of the application for the authorization code grant',
  },
  'service.pingOne.authentication.authorizationCode.clientSecret': {
    type: 'text',
    secret: true,
    environment: ['PINGONE_AUTHORIZATION_CODE_CLIENT_SECRET'],
    summary: 'Client secret of a confidential application for the authorization code grant (ours)',
  },
  'service.pingOne.authentication.authorizationCode.tokenEndpointAuthMethod': {
    type: 'choice',
    choices: clientAuthenticationMethods,
    default: 'none',
    environment: ['PINGONE_AUTHORIZATION_CODE_TOKEN_ENDPOINT_AUTH_METHOD'],
    summary: 'How the authorization code client authenticates at the token endpoint (ours)',
  },
  'service.pingOne.authentication.authorizationCode.redirectUri.path': {
    type: 'path',
    default: '/callback',
    environment: ['PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PATH'],
    summary: 'Path of the loopback redirect URI',
  },
  'service.pingOne.authentication.authorizationCode.redirectUri.port': {
    type: 'port',
    default: 7464,
    environment: ['PINGONE_AUTHORIZATION_CODE_REDIRECT_URI_PORT'],
    summary: 'Port of the loopback redirect URI',
  },
  'service.pingOne.authentication.authorizationCode.scopes': {
    type: 'list',
    default: [],
    environment: ['PINGONE_AUTHORIZATION_CODE_SCOPES'],
    summary: 'Scopes asked for with the authorization code grant; openid is added',
  },
  'service.pingOne.authentication.deviceCode.clientID': {
    type: 'uuid',
    environment: ['PINGONE_DEVICE_CODE_CLIENT_ID'],
    summary: 'Client ID of the application for the device code grant',
  },
  'service.pingOne.authentication.deviceCode.scopes': {
    type: 'list',
    default: [],
    environment: ['PINGONE_DEVICE_CODE_SCOPES'],
    summary: 'Scopes asked for with the device code grant; openid is added',
  },
  'service.pingOne.authentication.clientCredentials.clientID': {
    type: 'uuid',
    environment: ['PINGONE_CLIENT_CREDENTIALS_CLIENT_ID'],
    summary: 'Client ID of the worker application for the client credentials grant',
  },
  'service.pingOne.authentication.clientCredentials.clientSecret': {
    type: 'text',
    secret: true,
    environment: ['PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET'],
    summary: 'Client secret of the worker application',
  },
  'service.pingOne.authentication.clientCredentials.tokenEndpointAuthMethod': {
    type: 'choice',
    choices: ['client_secret_basic', 'client_secret_post'],
    default: 'client_secret_basic',
    environment: ['PINGONE_CLIENT_CREDENTIALS_TOKEN_ENDPOINT_AUTH_METHOD'],
    summary: 'How the worker application authenticates at the token endpoint (ours)',
  },
  'service.pingOne.authentication.clientCredentials.scopes': {
    type: 'list',
    default: [],
    environment: ['PINGONE_CLIENT_CREDENTIALS_SCOPES'],
    summary: 'Scopes asked for with the client credentials grant',
  },
  'service.pingOne.endpoint.environmentID': {
    type: 'uuid',
    environment: ['PINGONE_ENVIRONMENT_ID'],
    summary: 'ID of the environment that holds the sign-on application',
  },
  'service.pingOne.endpoint.rootDomain': {
    type: 'choice',
    choices: rootDomains,
    environment: ['PINGONE_ROOT_DOMAIN'],
    summary: 'Root domain of the PingOne region',
  },
  'service.pingOne.endpoint.customDomain': {
    type: 'domain',
    environment: ['PINGONE_CUSTOM_DOMAIN'],
    summary: 'Custom domain that replaces the authorization host, for example auth.example.org',
  },
  'service.pingOne.endpoint.authBaseUrl': {
    type: 'origin',
    environment: ['PINGONE_AUTH_BASE_URL'],
    summary: 'Origin that replaces the authorization host (ours)',
  },
  'service.pingOne.endpoint.apiBaseUrl': {
    type: 'origin',
    environment: ['PINGONE_API_BASE_URL'],
    summary: 'Origin that replaces the Management API host (ours)',
  },
  'log.level': {
    type: 'choice',
    choices: logLevels,
    default: 'WARN',
    environment: ['PINGCLI_LOG_LEVEL'],
    flag: 'log-level',
    summary: 'Level of the log on stderr',
  },
  'log.file': {
    type: 'file',
    environment: ['PINGCLI_LOG_FILE'],
    flag: 'log-file',
    summary: 'File that the log is appended to',
  },
  'log.fileLevel': {
    type: 'choice',
    choices: logLevels,
    default: 'DEBUG',
    environment: ['PINGCLI_LOG_FILE_LEVEL'],
    flag: 'log-file-level',
    summary: 'Level of the log file',
  },
} as const satisfies Record<string, SettingDefinition>;

export type SettingKey = keyof typeof settingDefinitions;

/** The settings whose value is a secret: reached through `Settings.secret`, never through `Settings.get`. */
export type SecretSettingKey = {
  [K in SettingKey]: (typeof settingDefinitions)[K] extends { secret: true } ? K : never;
}[SettingKey];

export type PlainSettingKey = Exclude<SettingKey, SecretSettingKey>;

type TypeOfKey<K extends SettingKey> = (typeof settingDefinitions)[K]['type'];

/** The TypeScript type of a setting's value. */
export type SettingValue<K extends SettingKey> =
  TypeOfKey<K> extends 'boolean'
    ? boolean
    : TypeOfKey<K> extends 'port'
      ? number
      : TypeOfKey<K> extends 'list'
        ? readonly string[]
        : (typeof settingDefinitions)[K] extends { choices: readonly (infer C extends string)[] }
          ? C
          : string;
