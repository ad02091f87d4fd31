/** Digital wallets that a user has paired. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, deleteRequest } from '../verb.ts';

export type UserDigitalWallet = JsonObject & { id: string };

export const userDigitalWallets = defineResource<UserDigitalWallet>({
  product: 'credentials',
  command: ['user-digital-wallets'],
  singular: 'user digital wallet',
  plural: 'user digital wallets',
  summary: 'Digital wallets that a user has paired',
  collection: '/environments/{environmentId}/users/{userId}/digitalWallets',
  embedded: 'digitalWallets',
  parents: [{ parameter: 'userId', noun: 'users', flag: 'user-id', short: 'u', format: 'uuid' }],
  id: { flag: 'digital-wallet-id', short: 'd', format: 'uuid' },
  recognizes: withText<UserDigitalWallet>('id'),
  requests: { ...allRequests, delete: { ...deleteRequest, success: [200] } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'WALLET APPLICATION', path: 'digitalWalletApplication.id', importance: 2 },
    { heading: 'STATUS', path: 'status', importance: 3 },
    { heading: 'PAIRING', path: 'pairingSession.status', importance: 4 },
    { heading: 'CREATED', path: 'createdAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'digital-wallet-application-id',
      member: 'digitalWalletApplication.id',
      type: 'text',
      help: 'Wallet application to pair',
      refers: 'credentials digital-wallet-applications',
      sample: 'Wallet',
    },
    { flag: 'status', member: 'status', type: 'text', help: 'Status, such as ACTIVE or DISABLED' },
  ],
  required: ['digitalWalletApplication'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: { digitalWalletApplication: { id: '' }, status: '' },
  actions: [
    {
      name: 'provisioned-credentials',
      summary: 'List the credentials provisioned to the wallet',
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
  sample: '1a2b3c4d-5e6f-4708-8192-a3b4c5d6e7f8',
  roles: ['Environment Admin'],
});
