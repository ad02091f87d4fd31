/** Where PingOne is for a profile: derived from the root domain, a custom domain, or origins that were set. */
import { regionOfRootDomain } from '../core/regions.ts';

export interface EndpointSettings {
  environmentId: string;
  rootDomain?: string | undefined;
  customDomain?: string | undefined;
  /** Origins without a path that replace the derived hosts. */
  authBaseUrl?: string | undefined;
  apiBaseUrl?: string | undefined;
}

/** Undefined where the settings do not say enough. */
export function issuerOf(settings: EndpointSettings): string | undefined {
  const { environmentId, authBaseUrl, customDomain, rootDomain } = settings;
  if (authBaseUrl !== undefined) return `${authBaseUrl}/${environmentId}/as`;
  // A custom domain drops the environment ID from the path (pingone-api §1).
  if (customDomain !== undefined) return `https://${customDomain}/as`;
  return rootDomain === undefined ? undefined : `https://auth.${rootDomain}/${environmentId}/as`;
}

/** The API keeps the region's host under a custom domain. */
export function apiRootOf(settings: Omit<EndpointSettings, 'environmentId'>): URL | undefined {
  const { apiBaseUrl, rootDomain } = settings;
  if (apiBaseUrl !== undefined) return new URL(`${apiBaseUrl}/v1`);
  return rootDomain === undefined ? undefined : new URL(`https://api.${rootDomain}/v1`);
}

/** For a person: the region, the custom domain, or the origin that stands in. */
export function placeOf(settings: Omit<EndpointSettings, 'environmentId'>): string {
  const { authBaseUrl, customDomain, rootDomain } = settings;
  if (authBaseUrl !== undefined) return authBaseUrl;
  const region = rootDomain === undefined ? undefined : regionOfRootDomain(rootDomain);
  const regionText = region === undefined ? rootDomain : `${region.name} (${region.rootDomain})`;
  return [customDomain, regionText].filter((part) => part !== undefined).join(', ');
}

/** Where an environment signs people on, and where its API is. */
export interface EnvironmentPlace {
  issuer: string;
  /** With `/v1`. */
  apiUrl: string;
}
