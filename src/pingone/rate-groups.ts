/**
 * Families of endpoints that PingOne counts apart (pingone-api §3.6): a limit met in one says nothing about the others. Three are
 * published, by name; which paths an analytics one has is read off what it serves.
 */

const groups: readonly [group: string, path: RegExp][] = [
  ['audit', /\/activities(\/|$)/],
  ['analytics', /\/(metrics|activeIdentityCounts|totalIdentities|userActivities)(\/|$)/],
];

export function rateGroupOf(url: URL): string {
  return groups.find(([, path]) => path.test(url.pathname))?.[0] ?? 'configuration';
}
