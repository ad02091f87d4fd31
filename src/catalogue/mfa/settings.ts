/** Pairing, lockout and device limits of an environment. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { deleteRequest, getRequest, replaceRequest } from '../verb.ts';

export type MFASettings = JsonObject & { pairing: JsonObject };

export const settings = defineResource<MFASettings>({
  product: 'mfa',
  command: ['settings'],
  singular: 'MFA settings',
  plural: 'MFA settings',
  summary: 'Pairing, lockout and device limits of an environment',
  aliases: ['mfa-settings'],
  collection: '/environments/{environmentId}/mfaSettings',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withMembers<MFASettings>('pairing'),
  requests: { get: getRequest, replace: replaceRequest, delete: deleteRequest },
  columns: [
    { heading: 'MAX DEVICES', path: 'pairing.maxAllowedDevices', importance: 1, shows: 'number' },
    { heading: 'PAIRING KEY FORMAT', path: 'pairing.pairingKeyFormat', importance: 2 },
    { heading: 'LOCKOUT FAILURES', path: 'lockout.failureCount', importance: 3, shows: 'number' },
    { heading: 'LOCKOUT SECONDS', path: 'lockout.durationSeconds', importance: 4, shows: 'number' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'max-allowed-devices',
      member: 'pairing.maxAllowedDevices',
      type: 'integer',
      help: 'Devices that a user can pair',
      minimum: 1,
      maximum: 15,
      ours: true,
      sample: 5,
    },
    {
      flag: 'pairing-key-format',
      member: 'pairing.pairingKeyFormat',
      type: 'text',
      help: 'How pairing keys look',
      choices: ['NUMERIC', 'ALPHANUMERIC'],
      ours: true,
      sample: 'NUMERIC',
    },
  ],
  required: ['pairing'],
  readOnly: ['environment', 'updatedAt'],
  template: {
    pairing: { maxAllowedDevices: 5, pairingKeyFormat: 'ALPHANUMERIC' },
    lockout: { failureCount: 5, durationSeconds: 600 },
  },
  apply: { mode: 'replace' },
  deleteResets: true,
  actions: [],
  sample: '',
  roles: ['Environment Admin'],
});
