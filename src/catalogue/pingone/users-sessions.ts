/** Where a user is signed on, and was. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { getRequest, listRequest } from '../verb.ts';

export type UserSession = JsonObject & {
  id: string;
  browser?: { name?: string; version?: string };
  operatingSystem?: { name?: string };
  device?: { type?: string };
  lastSignOn?: { at?: string; remoteIp?: string };
  activeAt?: string;
  createdAt?: string;
  /** In the past for a session that has ended. */
  expiresAt?: string;
};

export const usersSessions = defineResource<UserSession>({
  product: 'platform',
  command: ['users', 'sessions'],
  singular: 'session',
  plural: 'sessions',
  summary: 'Where a user is signed on, and was',
  collection: '/environments/{environmentId}/users/{userId}/sessions',
  embedded: 'sessions',
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  id: { flag: 'session-id', short: 's', format: 'uuid' },
  recognizes: withText<UserSession>('id'),
  requests: { list: { ...listRequest, ours: true }, get: { ...getRequest, ours: true } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'BROWSER', path: 'browser.name', importance: 2 },
    { heading: 'SYSTEM', path: 'operatingSystem.name', importance: 5 },
    { heading: 'ADDRESS', path: 'lastSignOn.remoteIp', importance: 4 },
    { heading: 'ACTIVE', path: 'activeAt', importance: 3, shows: 'time' },
    { heading: 'EXPIRES', path: 'expiresAt', importance: 6, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: '7d3f2a10-5b64-4c1e-8f0a-9c2d1e3b4a5f',
  notes: ['PingOne keeps up to ten sessions of a user, and lists those that have ended, too.'],
  roles: ['Identity Data Admin'],
});
