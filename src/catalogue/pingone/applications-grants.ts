/** Resources and scopes that an application may ask for. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Grant = JsonObject & { id: string };

export const applicationsGrants = defineResource<Grant>({
  product: 'platform',
  command: ['applications', 'grants'],
  singular: 'grant',
  plural: 'grants',
  summary: 'Resources and scopes that an application may ask for',
  aliases: ['application-grants'],
  collection: '/environments/{environmentId}/applications/{applicationId}/grants',
  embedded: 'grants',
  parents: [
    { parameter: 'applicationId', noun: 'applications', flag: 'application-id', short: 'a', format: 'uuid' },
  ],
  id: { flag: 'application-grant-id', short: 'g', format: 'uuid' },
  recognizes: withText<Grant>('id'),
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'RESOURCE', path: 'resource.id', importance: 2 },
    { heading: 'SCOPES', path: 'scopes[].id', importance: 3, shows: 'list' },
    { heading: 'CREATED', path: 'createdAt', importance: 4, shows: 'time' },
  ],
  fields: [
    {
      flag: 'resource-id',
      alias: 'resource',
      member: 'resource.id',
      type: 'text',
      help: 'Resource whose scopes are granted',
      refers: 'resources',
      ours: true,
      sample: 'openid',
    },
    {
      flag: 'scope-id',
      member: 'scopes[].id',
      type: 'list',
      help: 'ID of a scope of the resource; repeatable',
      ours: true,
      sample: '5e2a1b6c-7d8f-4a90-8b1c-2d3e4f5a6b7c',
    },
  ],
  required: ['resource', 'scopes'],
  readOnly: ['application', 'createdAt', 'id', 'updatedAt'],
  template: { resource: { id: '' }, scopes: [{ id: '' }] },
  deletionConsequence: 'The application can no longer ask for these scopes.',
  actions: [],
  sample: '3b9c8f0a-7d0f-4f6e-8a8e-1a2b3c4d5e6f',
  roles: ['Environment Admin', 'Client Application Developer'],
});
