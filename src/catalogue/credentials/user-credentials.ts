/** Credentials that a user was issued. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { createRequest, getRequest, listRequest, replaceRequest } from '../verb.ts';

export type UserCredential = JsonObject & { id: string };

export const userCredentials = defineResource<UserCredential>({
  product: 'credentials',
  command: ['user-credentials'],
  singular: 'user credential',
  plural: 'user credentials',
  summary: 'Credentials that a user was issued',
  collection: '/environments/{environmentId}/users/{userId}/credentials',
  embedded: 'items',
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  id: { flag: 'credential-id', short: 'c', format: 'uuid' },
  recognizes: withText<UserCredential>('id'),
  requests: {
    list: { ...listRequest, ours: true },
    get: getRequest,
    create: createRequest,
    replace: replaceRequest,
  },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'CREDENTIAL TYPE', path: 'credentialType.id', importance: 2 },
    { heading: 'STATUS', path: 'status', importance: 3 },
    { heading: 'CREATED', path: 'createdAt', importance: 4, shows: 'time' },
    { heading: 'EXPIRES', path: 'expiresAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'credential-type-id',
      member: 'credentialType.id',
      type: 'text',
      help: 'Kind of credential to issue',
      refers: 'credentials types',
      ours: true,
      sample: 'Employee badge',
    },
  ],
  required: ['credentialType'],
  readOnly: ['createdAt', 'environment', 'expiresAt', 'id', 'updatedAt'],
  template: { credentialType: { id: '' } },
  actions: [
    {
      name: 'provisioned-credentials',
      summary: 'List the credentials provisioned to wallets',
      on: 'object',
      method: 'GET',
      suffix: '/provisionedCredentials',
      body: 'none',
      fields: [],
      required: [],
      success: [200],
      answer: {
        kind: 'records',
        embedded: 'provisionedCredentials',
        columns: [
          { heading: 'ID', path: 'id', importance: 1 },
          { heading: 'STATUS', path: 'status', importance: 2 },
          { heading: 'CREATED', path: 'createdAt', importance: 3, shows: 'time' },
          { heading: 'UPDATED', path: 'updatedAt', importance: 4, shows: 'time' },
        ],
      },
      confirmation: 'none',
      effect: 'read',
      done: 'Fetched the provisioned credentials',
    },
  ],
  sample: '0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f',
  roles: ['Environment Admin'],
});
