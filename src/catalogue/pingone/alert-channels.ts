/** Where PingOne sends alerts about certificates, licenses and limits. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, getRequest } from '../verb.ts';

export type AlertChannel = JsonObject & { id: string };

export const alertChannels = defineResource<AlertChannel>({
  product: 'platform',
  command: ['alert-channels'],
  singular: 'alert channel',
  plural: 'alert channels',
  summary: 'Where PingOne sends alerts about certificates, licenses and limits',
  collection: '/environments/{environmentId}/alertChannels',
  embedded: 'alertChannels',
  parents: [],
  id: { flag: 'alert-channel-id', short: 'a', format: 'uuid' },
  recognizes: withText<AlertChannel>('id'),
  naturalKey: { member: 'alertName' },
  requests: { ...allRequests, get: { ...getRequest, searchesList: true, ours: true } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'alertName', importance: 2 },
    { heading: 'TYPE', path: 'channelType', importance: 3 },
    { heading: 'ADDRESSES', path: 'addresses', importance: 4, shows: 'list' },
    { heading: 'SEVERITIES', path: 'includeSeverities', importance: 5, shows: 'list' },
  ],
  fields: [
    {
      flag: 'alert-name',
      member: 'alertName',
      type: 'text',
      help: 'Name of the channel',
      ours: true,
      sample: 'Certificate alerts',
    },
    {
      flag: 'channel-type',
      member: 'channelType',
      type: 'text',
      help: 'Kind of channel',
      choices: ['EMAIL'],
      ours: true,
      sample: 'EMAIL',
    },
    {
      flag: 'address',
      member: 'addresses',
      type: 'list',
      help: 'Email address to send to; repeatable',
      ours: true,
      sample: 'admin@example.com',
    },
    {
      flag: 'include-severity',
      member: 'includeSeverities',
      type: 'list',
      help: 'Severity to send; repeatable',
      choices: ['INFO', 'WARNING', 'ERROR'],
      ours: true,
    },
    {
      flag: 'include-alert-type',
      member: 'includeAlertTypes',
      type: 'list',
      help: 'Alert type to send, such as CERTIFICATE_EXPIRING; repeatable',
      ours: true,
    },
  ],
  required: ['addresses', 'channelType'],
  readOnly: ['environment', 'id'],
  template: {
    alertName: '',
    channelType: 'EMAIL',
    addresses: [''],
    includeSeverities: ['WARNING', 'ERROR'],
    includeAlertTypes: ['CERTIFICATE_EXPIRED', 'CERTIFICATE_EXPIRING'],
  },
  apply: { mode: 'upsert', keys: [['alertName']] },
  actions: [],
  sample: 'Certificate alerts',
  notes: ['The API reads channels only as a list.'],
  roles: ['Environment Admin'],
});
