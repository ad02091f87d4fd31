/** Variables that flows share. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type Variable = JsonObject & { id: string; name: string };

export const variables = defineResource<Variable>({
  product: 'davinci',
  command: ['variables'],
  singular: 'variable',
  plural: 'variables',
  summary: 'Variables that flows share',
  collection: '/environments/{environmentId}/variables',
  embedded: 'variables',
  parents: [],
  id: { flag: 'variable-id', short: 'v', format: 'uuid' },
  recognizes: withText<Variable>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'CONTEXT', path: 'context', importance: 3 },
    { heading: 'DATA TYPE', path: 'dataType', importance: 4 },
    { heading: 'MUTABLE', path: 'mutable', importance: 5, shows: 'boolean' },
    { heading: 'UPDATED', path: 'updatedAt', importance: 6, shows: 'time' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the variable', sample: 'supportEmail' },
    {
      flag: 'context',
      member: 'context',
      type: 'text',
      help: 'Where the variable lives',
      choices: ['company', 'flow', 'flowInstance', 'user'],
      sample: 'company',
    },
    {
      flag: 'data-type',
      member: 'dataType',
      type: 'text',
      help: 'Type of its value',
      choices: ['boolean', 'number', 'object', 'secret', 'string'],
      sample: 'string',
    },
    { flag: 'display-name', member: 'displayName', type: 'text', help: 'Name that people see' },
    {
      flag: 'flow-id',
      member: 'flow.id',
      type: 'text',
      help: 'Flow it belongs to, with context flow',
      refers: 'davinci flows',
      sample: 'Sign-on with password',
    },
    { flag: 'max', member: 'max', type: 'integer', help: 'Largest number or longest text' },
    { flag: 'min', member: 'min', type: 'integer', help: 'Smallest number or shortest text' },
    {
      flag: 'mutable',
      member: 'mutable',
      type: 'boolean',
      help: 'Whether flows may change it',
      sample: true,
    },
    { flag: 'value', member: 'value', type: 'text', help: 'Value, for variables of type string', ours: true },
  ],
  required: ['context', 'dataType', 'mutable', 'name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: {
    name: '',
    displayName: '',
    context: 'company',
    dataType: 'string',
    mutable: false,
    value: '',
    flow: { id: '' },
  },
  apply: { mode: 'upsert', keys: [['name']] },
  list: { filter: { attributes: { name: ['eq'] }, open: true }, pageSize: { default: 10, maximum: 500 } },
  actions: [],
  sample: 'supportEmail',
  roles: ['DaVinci Admin'],
});
