/** Policies that say how users sign on. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type SignOnPolicy = JsonObject & {
  id: string;
  name: string;
  description?: string;
  default?: boolean;
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const signOnPolicies = defineResource<SignOnPolicy>({
  product: 'platform',
  command: ['sign-on-policies'],
  singular: 'sign-on policy',
  plural: 'sign-on policies',
  summary: 'Policies that say how users sign on',
  collection: '/environments/{environmentId}/signOnPolicies',
  embedded: 'signOnPolicies',
  parents: [],
  id: { flag: 'sign-on-policy-id', short: 's', format: 'uuid' },
  recognizes: withText<SignOnPolicy>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DEFAULT', path: 'default', importance: 3, shows: 'boolean' },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name: letters, digits, _ and -',
      sample: 'Single_Factor',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the sign-on policy is for' },
    { flag: 'default', member: 'default', type: 'boolean', help: 'Whether it is the default policy' },
  ],
  required: ['name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: { name: '', description: '', default: false },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Single_Factor',
  notes: ['The default policy cannot be deleted.'],
  roles: ['Environment Admin'],
});
