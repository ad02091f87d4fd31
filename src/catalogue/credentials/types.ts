/** Kinds of credentials: card design, fields, expiry. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type CredentialType = JsonObject & { id: string; title: string };

export const types = defineResource<CredentialType>({
  product: 'credentials',
  command: ['types'],
  singular: 'credential type',
  plural: 'credential types',
  summary: 'Kinds of credentials: card design, fields, expiry',
  aliases: ['credential-types'],
  collection: '/environments/{environmentId}/credentialTypes',
  embedded: 'items',
  parents: [],
  id: { flag: 'credential-type-id', short: 'c', format: 'uuid' },
  recognizes: withText<CredentialType>('id', 'title'),
  naturalKey: { member: 'title' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TITLE', path: 'title', importance: 2 },
    { heading: 'CARD TYPE', path: 'cardType', importance: 3 },
    { heading: 'ISSUER NAME', path: 'issuerName', importance: 4 },
    { heading: 'VERSION', path: 'version.number', importance: 5, shows: 'number' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 6, shows: 'time' },
  ],
  fields: [
    {
      flag: 'title',
      member: 'title',
      type: 'text',
      help: 'Title of the credential type',
      sample: 'Employee badge',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the credential type is for' },
    { flag: 'card-design-template', member: 'cardDesignTemplate', type: 'text', help: 'SVG of the card' },
    { flag: 'card-type', member: 'cardType', type: 'text', help: 'Kind of card, as users see it' },
    { flag: 'issuer-name', member: 'issuerName', type: 'text', help: 'Name of the issuer on the card' },
  ],
  required: ['cardDesignTemplate', 'metadata', 'title'],
  readOnly: ['createdAt', 'deletedAt', 'environment', 'id', 'issuer', 'updatedAt', 'version'],
  template: {
    title: '',
    description: '',
    cardDesignTemplate: '',
    metadata: {
      name: '',
      fields: [{ id: '', title: '', type: 'Directory Attribute', isVisible: true, attribute: '' }],
    },
    cardType: '',
    issuerName: '',
  },
  apply: { mode: 'upsert', keys: [['title']] },
  actions: [],
  sample: 'Employee badge',
  notes: ['The environment needs an issuer profile first.', 'A deleted type stays visible with deletedAt.'],
  roles: ['Environment Admin'],
});
