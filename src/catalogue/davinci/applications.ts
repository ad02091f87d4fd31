/** Applications that start DaVinci flows. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type DaVinciApplication = JsonObject & { id: string; name: string };

export const applications = defineResource<DaVinciApplication>({
  product: 'davinci',
  command: ['applications'],
  singular: 'DaVinci application',
  plural: 'DaVinci applications',
  summary: 'Applications that start DaVinci flows',
  collection: '/environments/{environmentId}/davinciApplications',
  embedded: 'davinciApplications',
  parents: [],
  id: { flag: 'application-id', short: 'a', format: 'hex32' },
  recognizes: withText<DaVinciApplication>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'API KEY', path: 'apiKey.enabled', importance: 3, shows: 'boolean' },
    { heading: 'GRANT TYPES', path: 'oauth.grantTypes', importance: 4, shows: 'list' },
    { heading: 'CREATED', path: 'createdAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the DaVinci application',
      sample: 'Sign-on widget',
    },
  ],
  required: ['name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  secrets: ['apiKey.value', 'oauth.clientSecret'],
  template: { name: '' },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'Its API key and its flow policies are deleted with it.',
  actions: [
    {
      name: 'rotate-key',
      summary: 'Make a new API key',
      on: 'object',
      method: 'POST',
      suffix: '/key',
      mediaType: 'application/vnd.pingidentity.davinciApplication.rotateKey+json',
      body: 'empty-object',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'record' },
      showsSecret: true,
      confirmation: 'ask',
      consequence: 'Whatever still uses the old API key is refused.',
      effect: 'updated',
      done: 'Rotated the API key',
    },
    {
      name: 'rotate-secret',
      summary: 'Make a new client secret',
      on: 'object',
      method: 'POST',
      suffix: '/secret',
      mediaType: 'application/vnd.pingidentity.davinciApplication.rotateSecret+json',
      body: 'empty-object',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'record' },
      showsSecret: true,
      confirmation: 'ask',
      consequence: 'Clients that still use the old secret are refused.',
      effect: 'updated',
      done: 'Rotated the client secret',
    },
  ],
  sample: 'Sign-on widget',
  roles: ['DaVinci Admin'],
});
