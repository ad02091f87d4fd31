/** reCAPTCHA v2 keys of an environment. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { deleteRequest, getRequest, replaceRequest } from '../verb.ts';

export type ReCAPTCHASettings = JsonObject & { siteKey: string };

export const recaptchaV2Config = defineResource<ReCAPTCHASettings>({
  product: 'platform',
  command: ['recaptcha-v2-config'],
  singular: 'reCAPTCHA settings',
  plural: 'reCAPTCHA settings',
  summary: 'Keys of reCAPTCHA v2 for an environment',
  collection: '/environments/{environmentId}/recaptchaV2Config',
  embedded: '',
  singleton: true,
  parents: [],
  recognizes: withText<ReCAPTCHASettings>('siteKey'),
  requests: { get: getRequest, replace: replaceRequest, delete: deleteRequest },
  columns: [
    { heading: 'SITE KEY', path: 'siteKey', importance: 1 },
    { heading: 'CREATED', path: 'created', importance: 2, shows: 'time' },
    { heading: 'MODIFIED', path: 'modified', importance: 3, shows: 'time' },
  ],
  fields: [
    {
      flag: 'site-key',
      member: 'siteKey',
      type: 'text',
      help: 'Site key',
      ours: true,
      sample: '6LcExampleSiteKey',
    },
    { flag: 'secret-key', member: 'secretKey', type: 'text', help: 'Secret key', secret: true, ours: true },
  ],
  required: ['secretKey', 'siteKey'],
  readOnly: ['created', 'environment', 'modified'],
  secrets: ['secretKey'],
  template: { siteKey: '', secretKey: '' },
  apply: { mode: 'replace' },
  actions: [],
  sample: '',
  notes: ['delete removes the keys.'],
  roles: ['Environment Admin'],
});
