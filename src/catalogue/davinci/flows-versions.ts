/** Versions of a flow. */
import type { JsonObject } from '../../core/json.ts';
import { withMembers } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { deleteRequest, getRequest, listRequest } from '../verb.ts';

export type FlowVersion = JsonObject & { version: number };

export const flowsVersions = defineResource<FlowVersion>({
  product: 'davinci',
  command: ['flows', 'versions'],
  singular: 'flow version',
  plural: 'flow versions',
  summary: 'Versions of a flow',
  collection: '/environments/{environmentId}/flows/{flowId}/versions',
  embedded: 'versions',
  parents: [{ parameter: 'flowId', noun: 'davinci flows', flag: 'flow-id', format: 'hex32' }],
  id: { flag: 'version-id', format: 'integer', member: 'version' },
  recognizes: withMembers<FlowVersion>('version'),
  requests: { list: listRequest, get: getRequest, delete: deleteRequest },
  columns: [
    { heading: 'VERSION', path: 'version', importance: 1 },
    { heading: 'ALIAS', path: 'alias', importance: 2 },
    { heading: 'CREATED', path: 'createdAt', importance: 3, shows: 'time' },
    { heading: 'DEPLOYED', path: 'deployedAt', importance: 4, shows: 'time' },
    { heading: 'CLONED FROM', path: 'clonedFrom', importance: 5 },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [
    {
      name: 'details',
      summary: 'Show a version with its graph',
      on: 'object',
      method: 'GET',
      suffix: '/details',
      body: 'none',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'read',
      done: 'Read the details',
    },
    {
      name: 'set-alias',
      summary: 'Give a version a name',
      on: 'object',
      method: 'PUT',
      suffix: '/alias',
      body: 'json',
      fields: [
        { flag: 'alias', member: 'alias', type: 'text', help: 'Name for the version', sample: 'before-mfa' },
      ],
      required: ['alias'],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'updated',
      done: 'Named the version',
    },
    {
      name: 'export',
      summary: 'Export a version',
      on: 'object',
      method: 'POST',
      suffix: '',
      mediaType: 'application/vnd.pingidentity.flowversion.export+json',
      body: 'empty-object',
      fields: [],
      required: [],
      success: [200, 201],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'read',
      done: 'Exported the version',
      ours: true,
    },
  ],
  sample: '12',
  roles: ['DaVinci Admin'],
});
