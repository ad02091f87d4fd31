/** Providers of your own for SMS and voice. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type PhoneDeliverySetting = JsonObject & { id: string; provider: string };

export const notificationsSettingsPhoneDeliverySettings = defineResource<PhoneDeliverySetting>({
  product: 'platform',
  command: ['notifications-settings', 'phone-delivery-settings'],
  singular: 'phone delivery setting',
  plural: 'phone delivery settings',
  summary: 'Providers of your own for SMS and voice',
  collection: '/environments/{environmentId}/notificationsSettings/phoneDeliverySettings',
  embedded: 'phoneDeliverySettings',
  parents: [],
  id: { flag: 'phone-delivery-settings-id', short: 'p', format: 'uuid' },
  recognizes: withText<PhoneDeliverySetting>('id', 'provider'),
  naturalKey: { member: 'name' },
  otherKeys: [{ member: 'sid' }],
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'PROVIDER', path: 'provider', importance: 2 },
    { heading: 'NAME', path: 'name', importance: 3 },
    { heading: 'SID', path: 'sid', importance: 4 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [],
  required: ['provider'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  secrets: ['authToken', 'authentication.password', 'authentication.authToken'],
  variants: {
    discriminator: 'provider',
    variants: [
      {
        type: 'custom',
        values: ['CUSTOM_PROVIDER'],
        required: ['provider', 'authentication', 'name', 'requests'],
        template: {
          provider: 'CUSTOM_PROVIDER',
          name: '',
          authentication: { method: 'BASIC', username: '', password: '' },
          requests: [
            {
              deliveryMethod: 'SMS',
              method: 'POST',
              url: '',
              body: 'messageType=ARN&message=${message}&phoneNumber=${to}',
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
              phoneNumberFormat: 'FULL',
            },
          ],
        },
      },
      {
        type: 'twilioSyniverse',
        values: ['CUSTOM_TWILIO', 'CUSTOM_SYNIVERSE'],
        required: ['provider', 'sid', 'authToken'],
        template: { provider: 'CUSTOM_TWILIO', sid: '', authToken: '' },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['sid'], ['name']] },
  actions: [],
  sample: 'My Twilio',
  roles: ['Environment Admin'],
});
