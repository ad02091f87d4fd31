/** Agreements that users accept when they sign on. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Agreement = JsonObject & { id: string; name: string };

export const agreements = defineResource<Agreement>({
  product: 'platform',
  command: ['agreements'],
  singular: 'agreement',
  plural: 'agreements',
  summary: 'Agreements that users accept when they sign on',
  collection: '/environments/{environmentId}/agreements',
  embedded: 'agreements',
  parents: [],
  id: { flag: 'agreement-id', short: 'i', format: 'uuid' },
  recognizes: withText<Agreement>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'ENABLED', path: 'enabled', importance: 3, shows: 'boolean' },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
    { heading: 'RECONSENT DAYS', path: 'reconsentPeriodDays', importance: 5, shows: 'number' },
    { heading: 'TOTAL CONSENTS', path: 'totalConsents', importance: 6, shows: 'number' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the agreement', sample: 'Terms of Service' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the agreement is for' },
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the agreement is in use',
      sample: true,
    },
    {
      flag: 'reconsent-period-days',
      member: 'reconsentPeriodDays',
      type: 'number',
      help: 'Days after which consent is asked for again',
    },
  ],
  required: ['enabled', 'name'],
  readOnly: ['consentsAggregatedAt', 'environment', 'id', 'totalConsents', 'totalExpiredConsents'],
  template: { name: '', description: '', enabled: false },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Terms of Service',
  notes: [
    'An agreement can be enabled only when it has a language that matches the default language of the environment.',
  ],
  roles: ['Environment Admin'],
});
