/** Which setting a host comes from, for the error about a host that cannot be reached (F-34). */
import { describeSource, type SettingSource, type Settings } from '../config/resolved.ts';
import type { HostSetting } from '../http/network-error.ts';
import { apiRootOf, type EndpointSettings, issuerOf } from '../pingone/endpoints.ts';
import { endpointSettings } from './sign-on.ts';

const endpoint = 'service.pingOne.endpoint';
type EndpointKey = `${typeof endpoint}.${Exclude<keyof EndpointSettings, 'environmentId'>}`;

function correctionOf(key: EndpointKey, source: SettingSource): string {
  switch (source.kind) {
    case 'flag':
      return `${source.name} <value>`;
    case 'environment':
      return `${source.name}=<value>`;
    default: {
      const profile = source.kind === 'profile' ? ` --profile ${source.name}` : '';
      return `pingcli config set${profile} ${key}=<value>`;
    }
  }
}

function firstSet(settings: Settings, keys: readonly EndpointKey[]): HostSetting | undefined {
  const key = keys.find((each) => settings.get(each).value !== undefined);
  if (key === undefined) return undefined;
  const source = settings.sourceOf(key);
  return { key, source: describeSource(source), correction: correctionOf(key, source) };
}

/** @returns undefined for a host that is none of the profile's: one that is only being tried. */
export function hostSetting(settings: Settings): (url: URL) => HostSetting | undefined {
  const root = `${endpoint}.rootDomain` as const;
  return ({ host }) => {
    const places = endpointSettings(settings);
    if (host === apiRootOf(places)?.host) return firstSet(settings, [`${endpoint}.apiBaseUrl`, root]);
    const issuer = issuerOf({ ...places, environmentId: '-' });
    if (issuer === undefined || host !== new URL(issuer).host) return undefined;
    return firstSet(settings, [`${endpoint}.authBaseUrl`, `${endpoint}.customDomain`, root]);
  };
}
