/** Languages of the environment. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, createRequest } from '../verb.ts';

export type Language = JsonObject & { id: string; locale: string };

export const languages = defineResource<Language>({
  product: 'platform',
  command: ['languages'],
  singular: 'language',
  plural: 'languages',
  summary: 'Languages of the environment',
  collection: '/environments/{environmentId}/languages',
  embedded: 'languages',
  parents: [],
  id: { flag: 'language-id', short: 'l', format: 'uuid' },
  recognizes: withText<Language>('id', 'locale'),
  naturalKey: { member: 'locale' },
  requests: { ...allRequests, create: { ...createRequest, success: [200, 201] } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'LOCALE', path: 'locale', importance: 2 },
    { heading: 'NAME', path: 'name', importance: 3 },
    { heading: 'ENABLED', path: 'enabled', importance: 4, shows: 'boolean' },
    { heading: 'DEFAULT', path: 'default', importance: 5, shows: 'boolean' },
    { heading: 'CUSTOMER ADDED', path: 'customerAdded', importance: 6, shows: 'boolean' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the language', sample: 'French' },
    { flag: 'locale', member: 'locale', type: 'text', help: 'Locale, such as en or fr-CA', sample: 'fr' },
    { flag: 'enabled', member: 'enabled', type: 'boolean', help: 'Whether it can be used', sample: true },
    {
      flag: 'default',
      member: 'default',
      type: 'boolean',
      help: 'Whether it is the default language',
      sample: false,
    },
  ],
  required: ['default', 'enabled', 'locale'],
  readOnly: ['createdAt', 'customerAdded', 'environment', 'id', 'updatedAt'],
  template: { name: '', locale: '', enabled: false, default: false },
  apply: { mode: 'upsert', keys: [['locale']] },
  actions: [],
  sample: 'fr',
  notes: [
    'A language must be enabled before it can be the default.',
    'Languages that PingOne brings along cannot be deleted.',
  ],
  roles: ['Environment Admin'],
});
