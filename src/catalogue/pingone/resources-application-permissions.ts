/** Application permissions of a resource. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { listRequest } from '../verb.ts';

export const resourcesApplicationPermissions = defineResource<JsonObject>({
  product: 'platform',
  command: ['resources', 'application-permissions'],
  singular: 'application permission',
  plural: 'application permissions',
  summary: 'Application permissions of a resource',
  collection: '/environments/{environmentId}/resources/{resourceId}/applicationPermissions',
  embedded: 'permissions',
  parents: [{ parameter: 'resourceId', noun: 'resources', flag: 'resource-id', short: 'r', format: 'uuid' }],
  recognizes: withMembers<JsonObject>(),
  requests: { list: listRequest },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'KEY', path: 'key', importance: 2 },
    { heading: 'ACTION', path: 'action', importance: 3 },
    { heading: 'RESOURCE', path: 'resource.name', importance: 4 },
    { heading: 'DESCRIPTION', path: 'description', importance: 5 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: '',
  roles: ['Environment Admin'],
});
