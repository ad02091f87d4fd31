/** The mail server that sends the email of an environment. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { deleteRequest, getRequest, replaceRequest } from '../verb.ts';

export const notificationsSettingsEmailDeliverySettings = defineResource<JsonObject>({
  product: 'platform',
  command: ['notifications-settings', 'email-delivery-settings'],
  singular: 'email delivery settings',
  plural: 'email delivery settings',
  summary: 'The mail server that sends the email of an environment',
  collection: '/environments/{environmentId}/notificationsSettings/emailDeliverySettings',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withMembers<JsonObject>(),
  requests: { get: getRequest, replace: replaceRequest, delete: deleteRequest },
  columns: [
    { heading: 'HOST', path: 'host', importance: 1 },
    { heading: 'PORT', path: 'port', importance: 2 },
    { heading: 'PROTOCOL', path: 'protocol', importance: 3 },
    { heading: 'USERNAME', path: 'username', importance: 4 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'username',
      member: 'username',
      type: 'text',
      help: 'User name at the mail server',
      sample: 'mailer',
    },
    { flag: 'host', member: 'host', type: 'text', help: 'Mail server', sample: 'smtp.example.com' },
    { flag: 'port', member: 'port', type: 'integer', help: 'Port, usually 465' },
    {
      flag: 'password',
      member: 'password',
      type: 'text',
      help: 'Password at the mail server',
      secret: true,
      ours: true,
    },
    {
      flag: 'from-address',
      member: 'from.address',
      type: 'text',
      help: 'Sender address',
      ours: true,
      sample: 'noreply@example.com',
    },
    { flag: 'from-name', member: 'from.name', type: 'text', help: 'Sender name', ours: true },
  ],
  required: [],
  readOnly: ['environment', 'updatedAt'],
  secrets: ['password', 'authentication.password', 'authentication.authToken'],
  template: {
    username: '',
    protocol: 'SMTPS',
    host: '',
    port: 465,
    password: '',
    from: { address: '', name: '' },
  },
  apply: { mode: 'replace' },
  deleteResets: true,
  actions: [],
  sample: '',
  notes: ['Without settings of your own PingOne sends the email itself.'],
  roles: ['Environment Admin'],
});
