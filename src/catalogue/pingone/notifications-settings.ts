/** Senders and fallbacks for the messages of an environment. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { deleteRequest, getRequest, replaceRequest } from '../verb.ts';

export const notificationsSettings = defineResource<JsonObject>({
  product: 'platform',
  command: ['notifications-settings'],
  singular: 'notification settings',
  plural: 'notification settings',
  summary: 'Senders and fallbacks for the messages of an environment',
  collection: '/environments/{environmentId}/notificationsSettings',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withMembers<JsonObject>(),
  requests: { get: getRequest, replace: replaceRequest, delete: { ...deleteRequest, success: [200] } },
  columns: [
    { heading: 'DELIVERY MODE', path: 'deliveryMode', importance: 1 },
    { heading: 'SMS PROVIDERS', path: 'smsProvidersFallbackChain', importance: 2, shows: 'list' },
    { heading: 'FROM', path: 'from.name', importance: 3 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 4, shows: 'time' },
  ],
  fields: [
    {
      flag: 'sms-providers-fallback-chain',
      member: 'smsProvidersFallbackChain',
      type: 'list',
      help: 'Provider of SMS and voice, in the order of trying; repeatable',
    },
  ],
  required: [],
  readOnly: ['environment', 'id', 'updatedAt'],
  template: { smsProvidersFallbackChain: ['PINGONE_TWILIO'] },
  apply: { mode: 'replace' },
  deleteResets: true,
  actions: [],
  sample: '',
  roles: ['Environment Admin'],
});
