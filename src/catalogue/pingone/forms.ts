/** Forms that DaVinci flows show. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Form = JsonObject & { id: string; name: string };

export const forms = defineResource<Form>({
  product: 'platform',
  command: ['forms'],
  singular: 'form',
  plural: 'forms',
  summary: 'Forms that DaVinci flows show',
  collection: '/environments/{environmentId}/forms',
  embedded: 'forms',
  parents: [],
  id: { flag: 'form-id', short: 'i', format: 'uuid' },
  recognizes: withText<Form>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'CATEGORY', path: 'category', importance: 3 },
    { heading: 'DESCRIPTION', path: 'description', importance: 4 },
    { heading: 'CREATED', path: 'created', importance: 5, shows: 'time' },
    { heading: 'MODIFIED', path: 'modified', importance: 6, shows: 'time' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the form',
      ours: true,
      sample: 'Registration',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the form is for', ours: true },
    {
      flag: 'mark-required',
      member: 'markRequired',
      type: 'boolean',
      help: 'Whether required fields are marked',
      ours: true,
    },
    {
      flag: 'mark-optional',
      member: 'markOptional',
      type: 'boolean',
      help: 'Whether optional fields are marked',
      ours: true,
    },
  ],
  required: ['category', 'components', 'markOptional', 'markRequired', 'name'],
  readOnly: ['created', 'environment', 'fieldTypes', 'id', 'modified'],
  template: {
    name: '',
    description: '',
    category: 'CUSTOM',
    cols: 4,
    markRequired: true,
    markOptional: false,
    components: {
      fields: [
        {
          type: 'TEXT',
          position: { row: 0, col: 0 },
          key: '',
          label: '',
          required: true,
          validation: { type: 'NONE' },
        },
        { type: 'SUBMIT_BUTTON', position: { row: 1, col: 0 }, label: '' },
      ],
    },
  },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Registration',
  roles: ['Environment Admin'],
});
