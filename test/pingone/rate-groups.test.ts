import { expect, it } from 'vitest';
import { rateGroupOf } from '../../src/pingone/rate-groups.ts';

it.each([
  ['/activities', 'audit'],
  ['/activities/3', 'audit'],
  ['/metrics/activeIdentityCounts', 'analytics'],
  ['/activeIdentityCounts', 'analytics'],
  ['/totalIdentities', 'analytics'],
  ['/userActivities', 'analytics'],
  ['/users', 'configuration'],
  ['/populations/activities-of-1999', 'configuration'],
  ['', 'configuration'],
])('REL-06 %s counts to %s', (path, group) => {
  expect(rateGroupOf(new URL(`https://api.pingone.eu/v1/environments/1${path}?limit=1`))).toBe(group);
});
