/** Limits for messages to users. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, createRequest } from '../verb.ts';

export type NotificationPolicy = JsonObject & { id: string; name: string };

export const notificationPolicies = defineResource<NotificationPolicy>({
  product: 'platform',
  command: ['notification-policies'],
  singular: 'notification policy',
  plural: 'notification policies',
  summary: 'Limits for messages to users',
  collection: '/environments/{environmentId}/notificationsPolicies',
  embedded: 'notificationsPolicies',
  parents: [],
  id: { flag: 'notification-policy-id', short: 'n', format: 'uuid' },
  recognizes: withText<NotificationPolicy>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: { ...allRequests, create: { ...createRequest, success: [200, 201] } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DEFAULT', path: 'default', importance: 3, shows: 'boolean' },
    { heading: 'QUOTAS', path: 'quotas[].type', importance: 4, shows: 'list' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the notification policy',
      sample: 'Default',
    },
    { flag: 'default', member: 'default', type: 'boolean', help: 'Whether it is the default policy' },
  ],
  required: ['name', 'quotas'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: { name: '', quotas: [{ type: 'ENVIRONMENT', deliveryMethods: ['SMS', 'Voice'], total: 100 }] },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Default',
  notes: ['The default policy cannot be deleted.'],
  roles: ['Environment Admin'],
});
