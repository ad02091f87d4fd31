/** Attributes that an application gets in tokens and assertions. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type AttributeMapping = JsonObject & { id: string; name: string };

export const applicationsAttributeMappings = defineResource<AttributeMapping>({
  product: 'platform',
  command: ['applications', 'attribute-mappings'],
  singular: 'attribute mapping',
  plural: 'attribute mappings',
  summary: 'Attributes that an application gets in tokens and assertions',
  collection: '/environments/{environmentId}/applications/{applicationId}/attributes',
  embedded: 'attributes',
  parents: [
    { parameter: 'applicationId', noun: 'applications', flag: 'application-id', short: 'a', format: 'uuid' },
  ],
  id: { flag: 'attribute-mapping-id', short: 'm', format: 'uuid' },
  recognizes: withText<AttributeMapping>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'VALUE', path: 'value', importance: 3 },
    { heading: 'REQUIRED', path: 'required', importance: 4, shows: 'boolean' },
    { heading: 'MAPPING TYPE', path: 'mappingType', importance: 5 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the attribute or claim',
      ours: true,
      sample: 'email',
    },
    {
      flag: 'value',
      member: 'value',
      type: 'text',
      help: 'Expression for its value',
      ours: true,
      sample: '${user.email}',
    },
    {
      flag: 'required',
      member: 'required',
      type: 'boolean',
      help: 'Whether the value must not be empty',
      ours: true,
      sample: false,
    },
  ],
  required: ['name', 'required', 'value'],
  readOnly: ['application', 'createdAt', 'id', 'updatedAt'],
  template: { name: '', value: '', required: false },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'email',
  notes: ['The core mappings (sub, saml_subject) are made by PingOne and cannot be deleted.'],
  roles: ['Environment Admin', 'Client Application Developer'],
});
