/** Licenses of the organization. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type License = JsonObject & {
  id: string;
  name: string;
  package?: string;
  /** `ACTIVE`, `EXPIRED`, `FUTURE`, `TERMINATED`. */
  status?: string;
  beginsAt?: string;
  expiresAt?: string;
  terminatesAt?: string;
  assignedEnvironmentsCount?: number;
  organization?: { id: string };
};

export const licenses = defineResource<License>({
  product: 'platform',
  command: ['licenses'],
  singular: 'license',
  plural: 'licenses',
  summary: 'Licenses of the organization',
  collection: '/organizations/{organizationId}/licenses',
  embedded: 'licenses',
  parents: [
    {
      parameter: 'organizationId',
      noun: 'organizations',
      flag: 'organization-id',
      short: 'o',
      format: 'uuid',
    },
  ],
  id: { flag: 'license-id', short: 'l', format: 'uuid' },
  recognizes: withText<License>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'PACKAGE', path: 'package', importance: 3 },
    { heading: 'STATUS', path: 'status', importance: 4 },
    { heading: 'BEGINS', path: 'beginsAt', importance: 5, shows: 'time' },
    { heading: 'EXPIRES', path: 'expiresAt', importance: 6, shows: 'time' },
    { heading: 'ENVIRONMENTS', path: 'assignedEnvironmentsCount', importance: 7, shows: 'number' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  list: { filter: { attributes: { beginsAt: ['lt'], status: ['eq'] } }, order: [] },
  actions: [],
  sample: 'PingOne Premium',
  roles: ['Organization Admin'],
});
