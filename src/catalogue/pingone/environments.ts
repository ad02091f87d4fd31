/** Environments of the organization. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';

/** What `GET /v1/environments/{environmentId}` answers (pingone-management contract, schema Environment). */
export type Environment = JsonObject & {
  id: string;
  name: string;
  /** `PRODUCTION` or `SANDBOX`; an open enumeration. */
  type: string;
  /** `NA`, `EU` … ; an open enumeration. */
  region: string;
  description?: string;
  createdAt?: string;
  updatedAt?: string;
};

export const environments = defineResource<Environment>({
  singular: 'environment',
  plural: 'environments',
  collection: '/environments',
  embedded: 'environments',
  recognizes: withText<Environment>('id', 'name'),
  // The endpoint filters names by their beginning only (`sw`); the match is finished here.
  naturalKey: { member: 'name', filter: 'sw' },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
    { heading: 'TYPE', path: 'type', importance: 4 },
    { heading: 'REGION', path: 'region', importance: 5 },
  ],
});
