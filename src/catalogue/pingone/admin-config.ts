/** How administrators sign on: authentication method, MFA, recovery. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export type AdministratorSecuritySettings = JsonObject & { authenticationMethod: string };

export const adminConfig = defineResource<AdministratorSecuritySettings>({
  product: 'platform',
  command: ['admin-config'],
  singular: 'administrator security settings',
  plural: 'administrator security settings',
  summary: 'How administrators sign on: authentication method, MFA, recovery',
  collection: '/environments/{environmentId}/adminConfig',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withText<AdministratorSecuritySettings>('authenticationMethod'),
  requests: singletonRequests,
  columns: [
    { heading: 'AUTHENTICATION METHOD', path: 'authenticationMethod', importance: 1 },
    { heading: 'MFA STATUS', path: 'mfaStatus', importance: 2 },
    { heading: 'RECOVERY', path: 'recovery', importance: 3, shows: 'boolean' },
    { heading: 'FIDO2', path: 'hasFido2Capabilities', importance: 4, shows: 'boolean' },
    { heading: 'PINGID', path: 'isPingIDInBOM', importance: 5, shows: 'boolean' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 6, shows: 'time' },
  ],
  fields: [
    {
      flag: 'authentication-method',
      member: 'authenticationMethod',
      type: 'text',
      help: 'Where administrators authenticate',
      choices: ['PINGONE', 'EXTERNAL', 'HYBRID'],
      sample: 'PINGONE',
    },
    {
      flag: 'mfa-status',
      member: 'mfaStatus',
      type: 'text',
      help: 'Whether MFA is enforced for administrators',
      choices: ['ENFORCE'],
      sample: 'ENFORCE',
    },
    {
      flag: 'recovery',
      member: 'recovery',
      type: 'boolean',
      help: 'Whether administrators can recover their account themselves',
      sample: true,
    },
  ],
  required: ['authenticationMethod', 'mfaStatus', 'recovery'],
  readOnly: ['createdAt', 'environment', 'hasFido2Capabilities', 'isPingIDInBOM', 'updatedAt'],
  template: { authenticationMethod: 'PINGONE', mfaStatus: 'ENFORCE', recovery: true },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  roles: ['Environment Admin'],
});
