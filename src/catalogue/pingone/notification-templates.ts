/** Templates of the messages that PingOne sends. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { readRequests } from '../verb.ts';

export type NotificationTemplate = JsonObject & { id: string };

export const notificationTemplates = defineResource<NotificationTemplate>({
  product: 'platform',
  command: ['notification-templates'],
  singular: 'notification template',
  plural: 'notification templates',
  summary: 'Templates of the messages that PingOne sends',
  collection: '/environments/{environmentId}/templates',
  embedded: 'templates',
  parents: [],
  id: { flag: 'template-name', short: 't', format: 'name' },
  recognizes: withText<NotificationTemplate>('id'),
  requests: readRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'DISPLAY NAME', path: 'displayName', importance: 2 },
    { heading: 'DELIVERY METHODS', path: 'deliveryMethods', importance: 3, shows: 'list' },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  list: {
    filter: {
      attributes: {
        createdAt: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'],
        updatedAt: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'],
        default: ['eq'],
        locale: ['eq', 'sw'],
        deliveryMethod: ['eq'],
      },
    },
    pageSize: {},
    order: ['createdAt', 'updatedAt'],
  },
  actions: [],
  sample: 'email_verification_admin',
  roles: ['Environment Admin'],
});
