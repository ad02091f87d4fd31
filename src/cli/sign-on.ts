/** A profile's settings as a settled sign-on: what is missing is said with the setting, the variable and the command that sets it. */
import type { SignOn } from '../auth/sign-on.ts';
import type { LoginChoice } from '../commands/command.ts';
import type { Settings } from '../config/resolved.ts';
import { environmentNames } from '../config/setting-keys.ts';
import type { SettingKey } from '../config/settings.ts';
import { CliError } from '../core/errors.ts';
import { type GrantName, grants } from '../core/grant.ts';
import type { Secret } from '../core/secret.ts';
import {
  apiRootOf,
  type EndpointSettings,
  type EnvironmentPlace,
  issuerOf,
  placeOf,
} from '../pingone/endpoints.ts';

/** The shortest of its variables, as pipelines have it. */
function variableOf(key: SettingKey): string {
  return environmentNames(key).at(-1) ?? key;
}

function notConfigured(settings: Settings, what: string, key: SettingKey): CliError {
  const profile = settings.profile.value;
  return new CliError({
    outcome: 'configuration',
    category: 'configuration',
    code: 'NOT_CONFIGURED',
    message: `PingOne is not configured in profile '${profile}': the ${what} is missing.`,
    suggestion: `Run 'pingcli pingone init', set it with 'pingcli config set ${key}=<value>', or in a pipeline: ${variableOf(key)}`,
  });
}

export function endpointSettings(settings: Settings): EndpointSettings {
  return {
    environmentId: settings.get('service.pingOne.endpoint.environmentID').value ?? '',
    rootDomain: settings.get('service.pingOne.endpoint.rootDomain').value,
    customDomain: settings.get('service.pingOne.endpoint.customDomain').value,
    authBaseUrl: settings.get('service.pingOne.endpoint.authBaseUrl').value,
    apiBaseUrl: settings.get('service.pingOne.endpoint.apiBaseUrl').value,
  };
}

export function apiRoot(settings: Settings): URL {
  const root = apiRootOf(endpointSettings(settings));
  if (!root) throw notConfigured(settings, 'root domain', 'service.pingOne.endpoint.rootDomain');
  return root;
}

export function placeOfEnvironment(settings: Settings, environmentId: string): EnvironmentPlace {
  const { customDomain, ...endpoint } = endpointSettings(settings);
  const isOwn = endpoint.environmentId === environmentId;
  const issuer = issuerOf({ ...endpoint, environmentId, ...(isOwn ? { customDomain } : {}) });
  if (issuer === undefined)
    throw notConfigured(settings, 'root domain', 'service.pingOne.endpoint.rootDomain');
  return { issuer, apiUrl: apiRoot(settings).href };
}

export function clientIdKey(
  grant: GrantName,
): `service.pingOne.authentication.${(typeof grants)[GrantName]['section']}.clientID` {
  return `service.pingOne.authentication.${grants[grant].section}.clientID`;
}

function authenticationOf(settings: Settings, grant: GrantName): SignOn['client']['authentication'] {
  if (grant === 'device_code') return 'none';
  const owner = grant === 'client_credentials' ? 'clientCredentials' : 'authorizationCode';
  return settings.get(`service.pingOne.authentication.${owner}.tokenEndpointAuthMethod`).value ?? 'none';
}

function secretOf(settings: Settings, grant: GrantName, choice: LoginChoice): () => Promise<Secret> {
  const owner = grant === 'authorization_code' ? 'authorizationCode' : 'clientCredentials';
  const key = `service.pingOne.authentication.${owner}.clientSecret` as const;
  return async () => {
    const secret = choice.clientSecret ?? (await settings.secret(key)).value;
    if (secret) return secret;
    const profile = settings.profile.value;
    throw new CliError({
      outcome: 'configuration',
      category: 'configuration',
      code: 'CLIENT_SECRET_MISSING',
      message: `Profile '${profile}' has no client secret for the ${grants[grant].label} grant.`,
      suggestion: `Keep one with 'pingcli config set ${key} --from-stdin', give one to 'pingcli pingone auth login --client-secret-stdin', or in a pipeline: ${variableOf(key)}`,
    });
  };
}

/** @param isActive - Whether the profile is the active one; suggested commands name it otherwise. */
export function settleSignOn(
  settings: Settings,
  grant: GrantName,
  choice: LoginChoice,
  isActive: boolean,
): SignOn {
  const endpoint = endpointSettings(settings);
  if (endpoint.environmentId === '') {
    throw notConfigured(settings, 'environment ID', 'service.pingOne.endpoint.environmentID');
  }
  const issuer = issuerOf(endpoint);
  if (issuer === undefined)
    throw notConfigured(settings, 'root domain', 'service.pingOne.endpoint.rootDomain');
  const clientKey = clientIdKey(grant);
  const clientId = settings.get(clientKey).value;
  if (clientId === undefined)
    throw notConfigured(settings, `client ID of the ${grants[grant].label} grant`, clientKey);
  const authentication = authenticationOf(settings, grant);
  const redirect = 'service.pingOne.authentication.authorizationCode.redirectUri';
  return {
    profile: settings.profile.value,
    profileIsActive: isActive,
    grant,
    issuer,
    environmentId: endpoint.environmentId,
    place: placeOf(endpoint),
    apiOrigin: apiRoot(settings).origin,
    client: {
      id: clientId,
      authentication,
      ...(authentication === 'none' ? {} : { secret: secretOf(settings, grant, choice) }),
    },
    scopes: settings.get(`service.pingOne.authentication.${grants[grant].section}.scopes`).value ?? [],
    redirect: {
      port: settings.get(`${redirect}.port`).value ?? 7464,
      path: settings.get(`${redirect}.path`).value ?? '/callback',
    },
    grantIsNamed: choice.grant !== undefined,
  };
}
