/** Who issues the credentials of an environment. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { singletonRequests } from '../verb.ts';

export type IssuerProfile = JsonObject & { name: string };

export const issuerProfile = defineResource<IssuerProfile>({
  product: 'credentials',
  command: ['issuer-profile'],
  singular: 'issuer profile',
  plural: 'issuer profiles',
  summary: 'Who issues the credentials of an environment',
  aliases: ['credential-issuer-profile'],
  collection: '/environments/{environmentId}/credentialIssuerProfile',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withText<IssuerProfile>('name'),
  requests: singletonRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'SITE URL', path: 'siteUrl', importance: 3 },
    { heading: 'APPLICATION INSTANCE', path: 'applicationInstance.id', importance: 4 },
    { heading: 'UPDATED', path: 'updatedAt', importance: 5, shows: 'time' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the issuer', sample: 'Example Inc' },
    { flag: 'site-url', member: 'siteUrl', type: 'text', help: 'Web site of the issuer' },
  ],
  required: ['name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: { name: '', siteUrl: '' },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  notes: ['Environments get a profile by themselves; right after creation it can answer 404 or 403.'],
  roles: ['Environment Admin'],
});
