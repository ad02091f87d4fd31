/** Languages of an agreement. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type AgreementLanguage = JsonObject & { id: string };

export const agreementsLanguages = defineResource<AgreementLanguage>({
  product: 'platform',
  command: ['agreements', 'languages'],
  singular: 'agreement language',
  plural: 'agreement languages',
  summary: 'Languages of an agreement',
  aliases: ['agreement-languages'],
  collection: '/environments/{environmentId}/agreements/{agreementId}/languages',
  embedded: 'languages',
  parents: [
    { parameter: 'agreementId', noun: 'agreements', flag: 'agreement-id', short: 'a', format: 'uuid' },
  ],
  id: { flag: 'language-id', short: 'l', format: 'uuid' },
  recognizes: withText<AgreementLanguage>('id'),
  naturalKey: { member: 'locale' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'LOCALE', path: 'locale', importance: 2 },
    { heading: 'DISPLAY NAME', path: 'displayName', importance: 3 },
    { heading: 'ENABLED', path: 'enabled', importance: 4, shows: 'boolean' },
    { heading: 'CURRENT REVISION', path: 'currentRevision.id', importance: 5 },
  ],
  fields: [
    { flag: 'locale', member: 'locale', type: 'text', help: 'Locale, such as en or fr-CA', sample: 'en' },
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the agreement language is in use',
      sample: true,
    },
    {
      flag: 'display-name',
      member: 'displayName',
      type: 'text',
      help: 'Name that users see',
      sample: 'English',
    },
  ],
  required: ['displayName', 'enabled', 'locale'],
  readOnly: ['agreement', 'currentRevision', 'id'],
  template: { displayName: '', locale: '', enabled: false },
  apply: { mode: 'upsert', keys: [['locale']] },
  actions: [],
  sample: 'en',
  notes: ['A language cannot be deleted while it has a revision in force.'],
  roles: ['Environment Admin'],
});
