/** Steps of a sign-on policy, in order. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type SignOnPolicyAction = JsonObject & { id: string; type: string };

export const signOnPoliciesActions = defineResource<SignOnPolicyAction>({
  product: 'platform',
  command: ['sign-on-policies', 'actions'],
  singular: 'sign-on policy action',
  plural: 'sign-on policy actions',
  summary: 'Steps of a sign-on policy, in order',
  aliases: ['sop-actions'],
  collection: '/environments/{environmentId}/signOnPolicies/{signOnPolicyId}/actions',
  embedded: 'actions',
  parents: [
    {
      parameter: 'signOnPolicyId',
      noun: 'sign-on-policies',
      flag: 'sign-on-policy-id',
      short: 's',
      format: 'uuid',
    },
  ],
  id: { flag: 'sign-on-policy-action-id', short: 'a', format: 'uuid' },
  recognizes: withText<SignOnPolicyAction>('id', 'type'),
  naturalKey: { member: 'type' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'TYPE', path: 'type', importance: 2 },
    { heading: 'PRIORITY', path: 'priority', importance: 3, shows: 'number' },
    { heading: 'CONDITION', path: 'condition', importance: 4 },
  ],
  fields: [
    { flag: 'priority', member: 'priority', type: 'integer', help: 'Order, 1 first', sample: 1 },
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of step, such as LOGIN or MULTI_FACTOR_AUTHENTICATION',
      ours: true,
      sample: 'LOGIN',
    },
  ],
  required: ['priority', 'type'],
  readOnly: ['environment', 'id'],
  variants: {
    discriminator: 'type',
    variants: [
      {
        type: 'login',
        values: ['LOGIN'],
        required: ['priority', 'type'],
        template: {
          priority: 1,
          type: 'LOGIN',
          recovery: { enabled: true },
          registration: { enabled: false },
        },
      },
      {
        type: 'multiFactorAuthentication',
        values: ['MULTI_FACTOR_AUTHENTICATION'],
        required: ['priority', 'type'],
        template: { priority: 2, type: 'MULTI_FACTOR_AUTHENTICATION', noDevicesMode: 'BLOCK' },
      },
      {
        type: 'identifierFirst',
        values: ['IDENTIFIER_FIRST'],
        required: ['priority', 'type'],
        template: {
          priority: 1,
          type: 'IDENTIFIER_FIRST',
          discoveryRules: [],
          recovery: { enabled: true },
          registration: { enabled: false },
        },
      },
      {
        type: 'identityProvider',
        values: ['IDENTITY_PROVIDER'],
        required: ['priority', 'type', 'identityProvider'],
        template: {
          priority: 1,
          type: 'IDENTITY_PROVIDER',
          identityProvider: { id: '' },
          passUserContext: false,
        },
      },
      {
        type: 'agreement',
        values: ['AGREEMENT'],
        required: ['priority', 'type', 'agreement'],
        template: { priority: 2, type: 'AGREEMENT', agreement: { id: '' }, disableDeclineOption: false },
      },
      {
        type: 'progressiveProfiling',
        values: ['PROGRESSIVE_PROFILING'],
        required: [
          'priority',
          'type',
          'attributes',
          'preventMultiplePromptsPerFlow',
          'promptIntervalSeconds',
          'promptText',
        ],
        template: {
          priority: 2,
          type: 'PROGRESSIVE_PROFILING',
          attributes: [{ name: '', required: false }],
          preventMultiplePromptsPerFlow: true,
          promptIntervalSeconds: 7776000,
          promptText: '',
        },
      },
      {
        type: 'pingIdWinLoginPasswordless',
        values: ['PINGID_WINLOGIN_PASSWORDLESS_AUTHENTICATION'],
        required: ['priority', 'type', 'offlineMode', 'uniqueUserAttribute'],
        template: {
          priority: 1,
          type: 'PINGID_WINLOGIN_PASSWORDLESS_AUTHENTICATION',
          uniqueUserAttribute: { name: 'username' },
          offlineMode: { enabled: false },
        },
      },
      {
        type: 'pingIdAuthentication',
        values: ['PINGID_AUTHENTICATION'],
        required: ['priority', 'type'],
        template: { priority: 1, type: 'PINGID_AUTHENTICATION' },
      },
    ],
  },
  actions: [],
  sample: 'LOGIN',
  notes: ['The last action of a policy cannot be deleted.'],
  roles: ['Environment Admin'],
});
