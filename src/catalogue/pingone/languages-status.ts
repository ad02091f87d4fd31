/** How far a service is translated into a language. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { createRequest, deleteRequest, getRequest, replaceRequest } from '../verb.ts';

export type LocalizationStatus = JsonObject & { id: string };

export const languagesStatus = defineResource<LocalizationStatus>({
  product: 'platform',
  command: ['languages', 'status'],
  singular: 'localization status',
  plural: 'localization statuses',
  summary: 'How far a service is translated into a language',
  collection: '/environments/{environmentId}/languages/{languageId}/status',
  embedded: '',
  parents: [{ parameter: 'languageId', noun: 'languages', flag: 'language-id', short: 'l', format: 'uuid' }],
  id: { flag: 'localization-status-id', short: 's', format: 'uuid' },
  recognizes: withText<LocalizationStatus>('id'),
  requests: {
    get: getRequest,
    create: createRequest,
    replace: { ...replaceRequest, success: [201] },
    delete: deleteRequest,
  },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'SERVICE', path: 'service', importance: 2 },
    { heading: 'COMPLETE', path: 'localizationComplete', importance: 3, shows: 'boolean' },
    { heading: 'DETAILS', path: 'statusDetails', importance: 4 },
  ],
  fields: [
    {
      flag: 'localization-complete',
      member: 'localizationComplete',
      type: 'boolean',
      help: 'Whether the translation is complete',
    },
    {
      flag: 'service',
      member: 'service',
      type: 'text',
      help: 'Service that is translated',
      sample: 'notifications',
    },
    { flag: 'status-details', member: 'statusDetails', type: 'text', help: 'What is left to do' },
  ],
  required: ['service'],
  readOnly: ['createdAt', 'environment', 'id', 'locale', 'updatedAt'],
  template: { service: '', localizationComplete: false, statusDetails: '' },
  actions: [],
  sample: '1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
  roles: ['Environment Admin'],
});
