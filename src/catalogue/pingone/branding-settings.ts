/** Company name and logo of an environment. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export const brandingSettings = defineResource<JsonObject>({
  product: 'platform',
  command: ['branding-settings'],
  singular: 'branding settings',
  plural: 'branding settings',
  summary: 'Company name and logo of an environment',
  collection: '/environments/{environmentId}/brandingSettings',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withMembers<JsonObject>(),
  requests: singletonRequests,
  columns: [
    { heading: 'COMPANY NAME', path: 'companyName', importance: 1 },
    { heading: 'LOGO', path: 'logo.href', importance: 2 },
    { heading: 'LOGO ID', path: 'logo.id', importance: 3 },
  ],
  fields: [
    {
      flag: 'company-name',
      member: 'companyName',
      type: 'text',
      help: 'Name of the company',
      sample: 'Example Inc',
    },
    { flag: 'logo-id', member: 'logo.id', type: 'text', help: 'ID of an image', ours: true },
    { flag: 'logo-href', member: 'logo.href', type: 'text', help: 'URL of that image', ours: true },
  ],
  required: [],
  readOnly: ['environment', 'id'],
  template: { companyName: '', logo: { id: '', href: '' } },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  roles: ['Environment Admin'],
});
