/** PingOne's regions: their code, their root domain and their name. */
export interface Region {
  /** The `region` member of an environment. */
  code: string;
  /** What the setting `service.pingOne.endpoint.rootDomain` takes. */
  rootDomain: string;
  name: string;
}

export const regions = [
  { code: 'NA', rootDomain: 'pingone.com', name: 'North America' },
  { code: 'CA', rootDomain: 'pingone.ca', name: 'Canada' },
  { code: 'EU', rootDomain: 'pingone.eu', name: 'Europe' },
  { code: 'AU', rootDomain: 'pingone.com.au', name: 'Australia' },
  { code: 'SG', rootDomain: 'pingone.sg', name: 'Singapore' },
  { code: 'AP', rootDomain: 'pingone.asia', name: 'Asia-Pacific' },
] as const satisfies readonly Region[];

export const rootDomains: readonly string[] = regions.map((region) => region.rootDomain);

export function regionOfRootDomain(rootDomain: string): Region | undefined {
  return regions.find((region) => region.rootDomain === rootDomain);
}
