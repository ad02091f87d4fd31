/** How users prove who they are. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type VerificationPolicy = JsonObject & { id: string; name: string };

export const policies = defineResource<VerificationPolicy>({
  product: 'verify',
  command: ['policies'],
  singular: 'verification policy',
  plural: 'verification policies',
  summary: 'How users prove who they are',
  aliases: ['verify-policies'],
  collection: '/environments/{environmentId}/verifyPolicies',
  embedded: 'verifyPolicies',
  parents: [],
  id: { flag: 'verify-policy-id', short: 'v', format: 'uuid' },
  recognizes: withText<VerificationPolicy>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DEFAULT', path: 'default', importance: 3, shows: 'boolean' },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
    { heading: 'GOVERNMENT ID', path: 'governmentId.verify', importance: 5 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 6, shows: 'time' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the verification policy',
      sample: 'Default Verify Policy',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the verification policy is for' },
    { flag: 'default', member: 'default', type: 'boolean', help: 'Whether it is the default policy' },
  ],
  required: ['name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: {
    name: '',
    description: '',
    default: false,
    governmentId: { verify: 'REQUIRED' },
    facialComparison: { verify: 'REQUIRED', threshold: 'MEDIUM' },
    liveness: { verify: 'REQUIRED', threshold: 'MEDIUM' },
    email: { verify: 'DISABLED' },
    phone: { verify: 'DISABLED' },
    transaction: { timeout: { duration: 30, timeUnit: 'MINUTES' } },
  },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Default Verify Policy',
  notes: ['The default policy cannot be deleted.'],
  roles: ['Environment Admin'],
});
