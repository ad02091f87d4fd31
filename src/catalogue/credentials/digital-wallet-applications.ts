/** Wallet applications that credentials can be issued to. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type DigitalWalletApplication = JsonObject & { id: string; name: string };

export const digitalWalletApplications = defineResource<DigitalWalletApplication>({
  product: 'credentials',
  command: ['digital-wallet-applications'],
  singular: 'digital wallet application',
  plural: 'digital wallet applications',
  summary: 'Wallet applications that credentials can be issued to',
  collection: '/environments/{environmentId}/digitalWalletApplications',
  embedded: 'digitalWalletApplications',
  parents: [],
  id: { flag: 'digital-wallet-application-id', short: 'd', format: 'uuid' },
  recognizes: withText<DigitalWalletApplication>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'APP OPEN URL', path: 'appOpenUrl', importance: 3 },
    { heading: 'APPLICATION', path: 'application.id', importance: 4 },
    { heading: 'WALLET SDK', path: 'usesPingOneWalletSDK', importance: 5, shows: 'boolean' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the digital wallet application',
      sample: 'Wallet',
    },
    {
      flag: 'app-open-url',
      member: 'appOpenUrl',
      type: 'text',
      help: 'URL that opens the wallet',
      sample: 'https://wallet.example.com/',
    },
    {
      flag: 'application-id',
      member: 'application.id',
      type: 'text',
      help: 'Native application of the wallet',
      refers: 'applications',
      sample: 'Customer Portal',
    },
    {
      flag: 'uses-ping-one-wallet-sdk',
      member: 'usesPingOneWalletSDK',
      type: 'boolean',
      help: 'Whether the wallet is built with the PingOne Wallet SDK',
    },
  ],
  required: ['appOpenUrl', 'application', 'name'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  template: { name: '', appOpenUrl: '', application: { id: '' } },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'Wallet',
  roles: ['Environment Admin'],
});
