/** What a template says, by language and delivery method. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type NotificationContent = JsonObject & { id: string; locale: string; deliveryMethod: string };

export const notificationTemplatesContents = defineResource<NotificationContent>({
  product: 'platform',
  command: ['notification-templates', 'contents'],
  singular: 'notification content',
  plural: 'notification contents',
  summary: 'What a template says, by language and delivery method',
  aliases: ['notification-template-contents'],
  collection: '/environments/{environmentId}/templates/{templateName}/contents',
  embedded: 'contents',
  parents: [
    {
      parameter: 'templateName',
      noun: 'notification-templates',
      flag: 'template-name',
      short: 't',
      format: 'name',
    },
  ],
  id: { flag: 'content-id', short: 'c', format: 'uuid' },
  recognizes: withText<NotificationContent>('id', 'locale', 'deliveryMethod'),
  naturalKey: { member: 'locale', with: ['deliveryMethod', 'variant'] },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'LOCALE', path: 'locale', importance: 2 },
    { heading: 'DELIVERY METHOD', path: 'deliveryMethod', importance: 3 },
    { heading: 'VARIANT', path: 'variant', importance: 4 },
    { heading: 'DEFAULT', path: 'default', importance: 5, shows: 'boolean' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 6, shows: 'time' },
  ],
  fields: [
    { flag: 'locale', member: 'locale', type: 'text', help: 'Locale, such as en or fr-CA', sample: 'en' },
    { flag: 'default', member: 'default', type: 'boolean', help: 'Whether it is the default content' },
    { flag: 'variant', member: 'variant', type: 'text', help: 'Name of a variant of the message' },
    {
      flag: 'delivery-method',
      member: 'deliveryMethod',
      type: 'text',
      help: 'How the message is sent',
      choices: ['Email', 'SMS', 'Voice', 'Push'],
      ours: true,
      sample: 'Email',
    },
  ],
  required: ['deliveryMethod', 'locale'],
  readOnly: ['createdAt', 'id', 'updatedAt'],
  variants: {
    discriminator: 'deliveryMethod',
    variants: [
      {
        type: 'email',
        values: ['Email'],
        required: ['deliveryMethod', 'locale', 'body'],
        template: { deliveryMethod: 'Email', locale: '', subject: '', body: '' },
      },
      {
        type: 'sms',
        values: ['SMS'],
        required: ['deliveryMethod', 'locale', 'content'],
        template: { deliveryMethod: 'SMS', locale: '', content: '' },
      },
      {
        type: 'voice',
        values: ['Voice'],
        required: ['deliveryMethod', 'locale', 'content'],
        template: { deliveryMethod: 'Voice', locale: '', content: '', voice: 'Alice' },
      },
      {
        type: 'push',
        values: ['Push'],
        required: ['deliveryMethod', 'locale', 'body', 'title'],
        template: { deliveryMethod: 'Push', locale: '', title: '', body: '', pushCategory: 'BANNER_BUTTONS' },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['locale', 'deliveryMethod', 'variant']] },
  list: { pageSize: {} },
  actions: [],
  sample: 'en/Email',
  notes: [
    'There is one content for each language, delivery method and variant of a template.',
    'Variables that the template requires must appear in the text.',
  ],
  roles: ['Environment Admin'],
});
