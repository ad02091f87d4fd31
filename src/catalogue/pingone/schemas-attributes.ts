/** Attributes that users can have. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, patchRequest } from '../verb.ts';

export type SchemaAttribute = JsonObject & { id: string; name: string };

export const schemasAttributes = defineResource<SchemaAttribute>({
  product: 'platform',
  command: ['schemas', 'attributes'],
  singular: 'schema attribute',
  plural: 'schema attributes',
  summary: 'Attributes that users can have',
  aliases: ['schema-attributes'],
  collection: '/environments/{environmentId}/schemas/{schemaId}/attributes',
  embedded: 'attributes',
  parents: [{ parameter: 'schemaId', noun: 'schemas', flag: 'schema-id', short: 's', format: 'uuid' }],
  id: { flag: 'attribute-id', short: 'i', format: 'uuid' },
  recognizes: withText<SchemaAttribute>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: { ...allRequests, patch: patchRequest },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DISPLAY NAME', path: 'displayName', importance: 3 },
    { heading: 'TYPE', path: 'type', importance: 4 },
    { heading: 'SCHEMA TYPE', path: 'schemaType', importance: 5 },
    { heading: 'ENABLED', path: 'enabled', importance: 6, shows: 'boolean' },
    { heading: 'REQUIRED', path: 'required', importance: 7, shows: 'boolean' },
    { heading: 'UNIQUE', path: 'unique', importance: 8, shows: 'boolean' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the schema attribute',
      sample: 'costCenter',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the schema attribute is for' },
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Type of its values',
      choices: ['STRING', 'JSON'],
      sample: 'STRING',
    },
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the attribute is in use',
      sample: true,
    },
    { flag: 'display-name', member: 'displayName', type: 'text', help: 'Name that people see' },
    {
      flag: 'ldap-attribute',
      member: 'ldapAttribute',
      type: 'text',
      help: 'LDAP attribute it corresponds to',
    },
    { flag: 'multi-valued', member: 'multiValued', type: 'boolean', help: 'Whether it holds several values' },
    { flag: 'required', member: 'required', type: 'boolean', help: 'Whether every user needs it' },
    { flag: 'unique', member: 'unique', type: 'boolean', help: 'Whether no two users share a value' },
  ],
  required: ['enabled', 'name', 'type'],
  readOnly: ['createdAt', 'environment', 'id', 'schemaType', 'updatedAt'],
  template: {
    name: '',
    displayName: '',
    description: '',
    type: 'STRING',
    enabled: true,
    required: false,
    unique: false,
    multiValued: false,
  },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'The values that users have in it are deleted.',
  actions: [],
  sample: 'costCenter',
  notes: [
    'Only STRING and JSON attributes can be created, 200 of each.',
    'Core attributes cannot be changed, standard ones can be enabled and disabled.',
  ],
  roles: ['Environment Admin'],
});
