/** Devices that a user authenticates with. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { deleteRequest, getRequest, listRequest } from '../verb.ts';

export type MFADevice = JsonObject & { id: string };

export const userDevices = defineResource<MFADevice>({
  product: 'mfa',
  command: ['user-devices'],
  singular: 'MFA device',
  plural: 'MFA devices',
  summary: 'Devices that a user authenticates with',
  collection: '/environments/{environmentId}/users/{userId}/devices',
  embedded: 'devices',
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  id: { flag: 'device-id', short: 'd', format: 'uuid' },
  recognizes: withText<MFADevice>('id'),
  naturalKey: { member: 'nickname' },
  requests: { list: listRequest, get: getRequest, delete: deleteRequest },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TYPE', path: 'type', importance: 2 },
    { heading: 'STATUS', path: 'status', importance: 3 },
    { heading: 'NICKNAME', path: 'nickname', importance: 4 },
    { heading: 'PHONE', path: 'phone', importance: 5 },
    { heading: 'EMAIL', path: 'email', importance: 6 },
    { heading: 'CREATED', path: 'createdAt', importance: 7, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  deletionConsequence: 'The user can no longer authenticate with it.',
  actions: [
    {
      name: 'update-nickname',
      summary: 'Change the nickname of a device',
      on: 'object',
      method: 'PUT',
      suffix: '/nickname',
      body: 'json',
      fields: [
        {
          flag: 'nickname',
          member: 'nickname',
          type: 'text',
          help: 'New nickname',
          short: 'n',
          sample: 'My iPhone',
        },
      ],
      required: ['nickname'],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'updated',
      done: 'Renamed the device',
    },
    {
      name: 'send-logs',
      summary: 'Ask a device to send its logs',
      on: 'object',
      method: 'PUT',
      suffix: '/logs',
      body: 'empty-object',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'none',
      done: 'Asked the device for its logs',
    },
  ],
  sample: 'My iPhone',
  roles: ['Identity Data Admin'],
});
