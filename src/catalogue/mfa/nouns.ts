/** The nouns of this product, made from its data files by `npm run nouns`. */
import type { Noun } from '../noun.ts';

export const mfaNouns: readonly Noun[] = [
  {
    product: 'mfa',
    path: ['device-policies'],
    aliases: ['mfa-device-policies'],
    singular: 'MFA device policy',
    plural: 'MFA device policies',
    summary: 'Which devices users can authenticate with, and how',
    verbs: ['list', 'get', 'create', 'replace', 'apply', 'delete', 'template'],
    actions: [{ name: 'migrate-fido2', summary: 'Move policies from FIDO to FIDO2' }],
    load: async () => (await import('./device-policies.ts')).devicePolicies,
  },
  {
    product: 'mfa',
    path: ['fido2-policies'],
    singular: 'FIDO2 policy',
    plural: 'FIDO2 policies',
    summary: 'How users register and use passkeys and security keys',
    verbs: ['list', 'get', 'create', 'replace', 'apply', 'delete', 'template'],
    load: async () => (await import('./fido2-policies.ts')).fido2Policies,
  },
  {
    product: 'mfa',
    path: ['settings'],
    aliases: ['mfa-settings'],
    singular: 'MFA settings',
    plural: 'MFA settings',
    summary: 'Pairing, lockout and device limits of an environment',
    verbs: ['get', 'replace', 'apply', 'delete', 'template'],
    singleton: true,
    deleteResets: true,
    load: async () => (await import('./settings.ts')).settings,
  },
  {
    product: 'mfa',
    path: ['user-devices'],
    singular: 'MFA device',
    plural: 'MFA devices',
    summary: 'Devices that a user authenticates with',
    verbs: ['list', 'get', 'delete'],
    actions: [
      { name: 'update-nickname', summary: 'Change the nickname of a device' },
      { name: 'send-logs', summary: 'Ask a device to send its logs' },
    ],
    load: async () => (await import('./user-devices.ts')).userDevices,
  },
];
