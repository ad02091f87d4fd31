/** The name of a license. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export type LicenseName = JsonObject & { name: string };

export const licensesNames = defineResource<LicenseName>({
  product: 'platform',
  command: ['licenses', 'names'],
  singular: 'license name',
  plural: 'license names',
  summary: 'The name of a license',
  collection: '/organizations/{organizationId}/licenses/{licenseId}/name',
  embedded: '',
  singleton: true,
  parents: [
    {
      parameter: 'organizationId',
      noun: 'organizations',
      flag: 'organization-id',
      short: 'o',
      format: 'uuid',
    },
    { parameter: 'licenseId', noun: 'licenses', flag: 'license-id', short: 'l', format: 'uuid' },
  ],
  recognizes: withText<LicenseName>('name'),
  requests: singletonRequests,
  columns: [{ heading: 'NAME', path: 'name', importance: 1 }],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'New name of the license',
      ours: true,
      sample: 'Premium 2026',
    },
  ],
  required: ['name'],
  readOnly: [],
  template: { name: '' },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  roles: ['Organization Admin'],
});
