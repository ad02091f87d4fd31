/** Which devices users can authenticate with, and how. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, createRequest } from '../verb.ts';

export type MFADevicePolicy = JsonObject & { id: string; name: string };

export const devicePolicies = defineResource<MFADevicePolicy>({
  product: 'mfa',
  command: ['device-policies'],
  singular: 'MFA device policy',
  plural: 'MFA device policies',
  summary: 'Which devices users can authenticate with, and how',
  aliases: ['mfa-device-policies'],
  collection: '/environments/{environmentId}/deviceAuthenticationPolicies',
  embedded: 'deviceAuthenticationPolicies',
  parents: [],
  id: { flag: 'mfa-device-policy-id', short: 'm', format: 'uuid' },
  recognizes: withText<MFADevicePolicy>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: { ...allRequests, create: { ...createRequest, success: [200, 201] } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DEFAULT', path: 'default', importance: 3, shows: 'boolean' },
    { heading: 'FOR SIGN-ON POLICY', path: 'forSignOnPolicy', importance: 4, shows: 'boolean' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the MFA device policy',
      sample: 'Default MFA Policy',
    },
    {
      flag: 'default',
      member: 'default',
      type: 'boolean',
      help: 'Whether it is the default policy',
      sample: false,
    },
    {
      flag: 'ignore-user-lock',
      member: 'ignoreUserLock',
      type: 'boolean',
      help: 'Whether locked users may authenticate',
    },
    {
      flag: 'new-device-notification',
      member: 'newDeviceNotification',
      type: 'text',
      help: 'How users hear of a new device',
      choices: ['NONE', 'EMAIL_THEN_SMS', 'SMS_THEN_EMAIL'],
    },
  ],
  required: ['default', 'email', 'mobile', 'name', 'sms', 'totp', 'voice'],
  readOnly: ['environment', 'forSignOnPolicy', 'id', 'updatedAt'],
  template: {
    name: '',
    default: false,
    sms: {
      enabled: false,
      otp: {
        lifeTime: { duration: 30, timeUnit: 'MINUTES' },
        failure: { count: 3, coolDown: { duration: 0, timeUnit: 'MINUTES' } },
      },
    },
    voice: {
      enabled: false,
      otp: {
        lifeTime: { duration: 30, timeUnit: 'MINUTES' },
        failure: { count: 3, coolDown: { duration: 0, timeUnit: 'MINUTES' } },
      },
    },
    email: {
      enabled: true,
      otp: {
        lifeTime: { duration: 30, timeUnit: 'MINUTES' },
        failure: { count: 3, coolDown: { duration: 0, timeUnit: 'MINUTES' } },
      },
    },
    mobile: {
      enabled: false,
      otp: { failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } } },
    },
    totp: { enabled: true, otp: { failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } } } },
  },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [
    {
      name: 'migrate-fido2',
      summary: 'Move policies from FIDO to FIDO2',
      on: 'collection',
      method: 'POST',
      suffix: '',
      mediaType: 'application/vnd.pingidentity.deviceAuthenticationPolicy.fido2.migrate+json',
      body: 'json',
      fields: [],
      required: ['migrationData'],
      takesFile: true,
      template: { migrationData: [{ deviceAuthenticationPolicyId: '' }] },
      success: [200, 201],
      answer: { kind: 'record' },
      confirmation: 'ask',
      consequence: 'The policies use FIDO2 afterwards; there is no way back.',
      effect: 'updated',
      done: 'Migrated the policies',
      ours: true,
    },
  ],
  sample: 'Default MFA Policy',
  notes: [
    'The default policy cannot be deleted.',
    'A policy that a sign-on policy uses cannot be deleted (409).',
  ],
  roles: ['Environment Admin'],
});
