/** Webhooks that send audit events to another system. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Webhook = JsonObject & { id: string; name: string };

export const webhooks = defineResource<Webhook>({
  product: 'platform',
  command: ['webhooks'],
  singular: 'webhook',
  plural: 'webhooks',
  summary: 'Webhooks that send audit events to another system',
  collection: '/environments/{environmentId}/subscriptions',
  embedded: 'subscriptions',
  parents: [],
  id: { flag: 'webhook-id', short: 'w', format: 'uuid' },
  recognizes: withText<Webhook>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'ENABLED', path: 'enabled', importance: 3, shows: 'boolean' },
    { heading: 'PROTOCOL', path: 'protocol', importance: 4 },
    { heading: 'FORMAT', path: 'format', importance: 5 },
    { heading: 'URL', path: 'httpEndpoint.url', importance: 6 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 7, shows: 'time' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the webhook', sample: 'SIEM' },
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the webhook is in use',
      sample: true,
    },
    {
      flag: 'format',
      member: 'format',
      type: 'text',
      help: 'Format of the events',
      choices: ['ACTIVITY', 'SPLUNK', 'NEWRELIC'],
    },
    {
      flag: 'tls-client-auth-key-pair-id',
      member: 'tlsClientAuthKeyPair.id',
      type: 'text',
      help: 'Key that PingOne shows as TLS client',
      refers: 'keys',
      sample: 'Signing 2026',
    },
    {
      flag: 'verify-tls-certificates',
      member: 'verifyTlsCertificates',
      type: 'boolean',
      help: 'Whether the receiver must have a trusted certificate',
      sample: true,
    },
    {
      flag: 'url',
      member: 'httpEndpoint.url',
      type: 'text',
      help: 'URL that events are sent to',
      ours: true,
      sample: 'https://siem.example.com/events',
    },
    {
      flag: 'action-type',
      member: 'filterOptions.includedActionTypes',
      type: 'list',
      help: 'Event to send, such as USER.CREATED; repeatable',
      ours: true,
      sample: 'USER.CREATED',
    },
  ],
  required: ['enabled', 'filterOptions', 'name', 'verifyTlsCertificates'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  secrets: ['httpEndpoint.headers.Authorization', 'connectionDetails.headers.Authorization'],
  template: {
    name: '',
    enabled: false,
    protocol: 'HTTPS',
    format: 'ACTIVITY',
    httpEndpoint: { url: '' },
    filterOptions: { includedActionTypes: ['USER.CREATED'] },
    verifyTlsCertificates: true,
    tlsClientAuthKeyPair: { id: '' },
  },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'Events are no longer sent.',
  enabledMember: 'enabled',
  actions: [],
  sample: 'SIEM',
  roles: ['Environment Admin'],
});
