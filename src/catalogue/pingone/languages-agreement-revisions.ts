/** Revisions of the text of an agreement in one language. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { fixedRequests } from '../verb.ts';

export type AgreementRevision = JsonObject & { id: string };

export const languagesAgreementRevisions = defineResource<AgreementRevision>({
  product: 'platform',
  command: ['languages', 'agreement-revisions'],
  singular: 'agreement revision',
  plural: 'agreement revisions',
  summary: 'Revisions of the text of an agreement in one language',
  collection: '/environments/{environmentId}/agreements/{agreementId}/languages/{languageId}/revisions',
  embedded: 'revisions',
  parents: [
    { parameter: 'agreementId', noun: 'agreements', flag: 'agreement-id', short: 'a', format: 'uuid' },
    {
      parameter: 'languageId',
      noun: 'agreements languages',
      flag: 'language-id',
      short: 'l',
      format: 'uuid',
    },
  ],
  id: { flag: 'revision-id', short: 'v', format: 'uuid' },
  recognizes: withText<AgreementRevision>('id'),
  requests: fixedRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'CONTENT TYPE', path: 'contentType', importance: 2 },
    { heading: 'EFFECTIVE', path: 'effectiveAt', importance: 3, shows: 'time' },
    { heading: 'NOT VALID AFTER', path: 'notValidAfter', importance: 4, shows: 'time' },
    { heading: 'RECONSENT', path: 'requireReconsent', importance: 5, shows: 'boolean' },
  ],
  fields: [
    {
      flag: 'content-type',
      member: 'contentType',
      type: 'text',
      help: 'Kind of text',
      choices: ['text/html', 'text/plain'],
      sample: 'text/plain',
    },
    {
      flag: 'effective-at',
      member: 'effectiveAt',
      type: 'time',
      help: 'When the revision comes into force',
      sample: '2027-01-01T00:00:00Z',
    },
    {
      flag: 'require-reconsent',
      member: 'requireReconsent',
      type: 'boolean',
      help: 'Whether users who accepted an earlier revision are asked again',
      sample: false,
    },
    { flag: 'text', member: 'text', type: 'text', help: 'Text of the agreement', ours: true },
    {
      flag: 'text-file',
      member: 'text',
      type: 'file',
      help: 'File with the text of the agreement',
      ours: true,
      sample: 'terms.txt',
    },
  ],
  required: ['contentType', 'effectiveAt', 'requireReconsent', 'text'],
  readOnly: ['agreement', 'id', 'language', 'notValidAfter'],
  template: { contentType: 'text/plain', effectiveAt: '', requireReconsent: false, text: '' },
  actions: [],
  sample: '5a1d2b7e-0c3f-4f52-8f7b-3f6b5f1a9d20',
  notes: [
    'Revisions cannot be changed: create a new one.',
    'The revision in force cannot be deleted.',
    'The server may move effectiveAt slightly into the future.',
  ],
  roles: ['Environment Admin'],
});
