/** Environments of the organization. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

/** What `GET /v1/environments/{environmentId}` answers (pingone-management contract, schema Environment). */
export type Environment = JsonObject & {
  id: string;
  name: string;
  /** `PRODUCTION` or `SANDBOX`; an open enumeration. */
  type: string;
  /** `NA`, `EU` … ; an open enumeration. */
  region: string;
  description?: string;
  icon?: string;
  organization?: { id: string };
  license?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const environments = defineResource<Environment>({
  product: 'platform',
  command: ['environments'],
  singular: 'environment',
  plural: 'environments',
  summary: 'Environments of the organization',
  collection: '/environments',
  embedded: 'environments',
  parents: [],
  id: { flag: 'environment-id', short: 'e', format: 'uuid' },
  recognizes: withText<Environment>('id', 'name'),
  // The endpoint filters names by their beginning only (`sw`); the match is finished here.
  naturalKey: { member: 'name', filter: 'sw' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'DESCRIPTION', path: 'description', importance: 3 },
    { heading: 'TYPE', path: 'type', importance: 4 },
    { heading: 'REGION', path: 'region', importance: 5 },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name, unique in the organization', sample: 'Test' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the environment is for' },
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of environment',
      choices: ['SANDBOX', 'PRODUCTION'],
      sample: 'SANDBOX',
    },
    {
      flag: 'region',
      member: 'region',
      type: 'text',
      help: "Region, the organization's own: NA, CA, EU, AU, SG or AP",
      sample: 'EU',
    },
    { flag: 'icon', member: 'icon', type: 'text', help: 'URL of an image' },
    {
      flag: 'license-id',
      member: 'license.id',
      type: 'text',
      help: 'License; needed where the organization holds several',
      ours: true,
    },
  ],
  required: ['name', 'region', 'type'],
  readOnly: [
    'id',
    'organization',
    'createdAt',
    'updatedAt',
    'status',
    'softDeletedAt',
    'hardDeleteAllowedAt',
  ],
  // Products are changed at `/billOfMaterials`.
  createOnly: ['billOfMaterials'],
  template: {
    name: '',
    region: '',
    type: 'SANDBOX',
    license: { id: '' },
    billOfMaterials: { products: [{ type: 'PING_ONE_BASE' }] },
  },
  apply: { mode: 'upsert', keys: [['name']] },
  list: {
    filter: {
      attributes: {
        name: ['sw'],
        id: ['eq'],
        'organization.id': ['eq'],
        'license.id': ['eq'],
        status: ['eq'],
      },
    },
    pageSize: { default: 1000, maximum: 5000 },
    order: ['name', 'createdAt'],
    expand: ['billOfMaterials'],
  },
  deletion: 'type-name',
  deletionConsequence: 'Everything in it is deleted with it: users, applications, policies.',
  actions: [
    {
      name: 'update-type',
      summary: 'Make it a production environment or a sandbox',
      on: 'object',
      method: 'PUT',
      suffix: '/type',
      body: 'json',
      fields: [
        {
          flag: 'type',
          member: 'type',
          type: 'text',
          help: 'Kind of environment',
          choices: ['SANDBOX', 'PRODUCTION'],
          sample: 'PRODUCTION',
        },
      ],
      required: ['type'],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'ask',
      consequence: 'A sandbox can be deleted at once and for good; a production environment cannot.',
      effect: 'updated',
      done: 'Changed the type of the environment',
      ours: true,
    },
    {
      name: 'update-status',
      summary: 'Mark it for deletion, or bring it back',
      help: 'DELETE_PENDING switches the environment off; ACTIVE brings it back as long as it has not been deleted.',
      on: 'object',
      method: 'PUT',
      suffix: '/status',
      body: 'json',
      fields: [
        {
          flag: 'status',
          member: 'status',
          type: 'text',
          help: 'New status',
          choices: ['ACTIVE', 'DELETE_PENDING'],
          sample: 'ACTIVE',
        },
        {
          flag: 'license-id',
          member: 'license.id',
          type: 'text',
          help: 'License, with ACTIVE',
        },
      ],
      required: ['status'],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'ask',
      consequence: 'With DELETE_PENDING nobody can sign on to the environment any more.',
      effect: 'updated',
      done: 'Changed the status of the environment',
      ours: true,
    },
  ],
  sample: 'Administrators',
  notes: [
    'A production environment cannot be deleted: make it a sandbox, or mark it for deletion, first.',
    'A sandbox is deleted at once and for good; reading it can still answer for a while.',
    'replace does not change the type: use update-type.',
  ],
  roles: ['Organization Admin', 'Environment Admin'],
});
