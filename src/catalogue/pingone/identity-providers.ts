/** Other places where users can sign on: OpenID Connect, SAML, social. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, createRequest } from '../verb.ts';

/** The members that all types share, and the daily ones of OpenID Connect and SAML. */
export type IdentityProvider = JsonObject & {
  id: string;
  name: string;
  enabled: boolean;
  /** `OPENID_CONNECT`, `SAML`, `GOOGLE`, `MICROSOFT` …; an open enumeration. */
  type: string;
  description?: string;
  registration?: { population?: { id?: string } };
  clientId?: string;
  issuer?: string;
  authorizationEndpoint?: string;
  tokenEndpoint?: string;
  jwksEndpoint?: string;
  scopes?: string[];
  idpEntityId?: string;
  spEntityId?: string;
  ssoEndpoint?: string;
  ssoBinding?: string;
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const identityProviders = defineResource<IdentityProvider>({
  product: 'platform',
  command: ['identity-providers'],
  singular: 'identity provider',
  plural: 'identity providers',
  summary: 'Other places where users can sign on: OpenID Connect, SAML, social',
  collection: '/environments/{environmentId}/identityProviders',
  embedded: 'identityProviders',
  parents: [],
  id: { flag: 'identity-provider-id', short: 'i', format: 'uuid' },
  recognizes: withText<IdentityProvider>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: { ...allRequests, create: { ...createRequest, success: [200, 201] } },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'TYPE', path: 'type', importance: 3 },
    { heading: 'ENABLED', path: 'enabled', importance: 4, shows: 'boolean' },
    { heading: 'DESCRIPTION', path: 'description', importance: 5 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the identity provider',
      sample: 'Corporate login',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the identity provider is for' },
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the identity provider is in use',
      sample: true,
    },
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of provider, such as OPENID_CONNECT, SAML, GOOGLE or MICROSOFT',
      ours: true,
      sample: 'GOOGLE',
    },
    {
      flag: 'population-id',
      member: 'registration.population.id',
      type: 'text',
      help: 'Population of users who register through it',
      refers: 'populations',
      ours: true,
    },
    { flag: 'client-id', member: 'clientId', type: 'text', help: 'Client ID at the provider', ours: true },
    {
      flag: 'client-secret',
      member: 'clientSecret',
      type: 'text',
      help: 'Client secret at the provider',
      secret: true,
      ours: true,
    },
  ],
  required: ['enabled', 'name', 'type'],
  readOnly: ['createdAt', 'environment', 'id', 'updatedAt'],
  secrets: ['clientSecret', 'appSecret', 'clientSecretSigningKey'],
  variants: {
    discriminator: 'type',
    variants: [
      {
        type: 'oidc',
        values: ['OPENID_CONNECT'],
        required: [
          'enabled',
          'name',
          'type',
          'authorizationEndpoint',
          'clientId',
          'clientSecret',
          'issuer',
          'jwksEndpoint',
          'scopes',
          'tokenEndpoint',
          'tokenEndpointAuthMethod',
        ],
        template: {
          name: '',
          description: '',
          enabled: false,
          type: 'OPENID_CONNECT',
          issuer: '',
          authorizationEndpoint: '',
          tokenEndpoint: '',
          jwksEndpoint: '',
          clientId: '',
          clientSecret: '',
          tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
          scopes: ['openid', 'profile', 'email'],
          pkceMethod: 'S256',
        },
      },
      {
        type: 'saml',
        values: ['SAML'],
        required: [
          'enabled',
          'name',
          'type',
          'idpEntityId',
          'idpVerification',
          'spEntityId',
          'ssoBinding',
          'ssoEndpoint',
        ],
        template: {
          name: '',
          description: '',
          enabled: false,
          type: 'SAML',
          idpEntityId: '',
          idpVerification: { certificates: [{ id: '' }] },
          spEntityId: '',
          ssoBinding: 'HTTP_POST',
          ssoEndpoint: '',
        },
      },
      {
        type: 'apple',
        values: ['APPLE'],
        required: ['enabled', 'name', 'type', 'clientId', 'clientSecretSigningKey', 'keyId', 'teamId'],
        template: {
          name: '',
          description: '',
          enabled: false,
          type: 'APPLE',
          clientId: '',
          clientSecretSigningKey: '',
          keyId: '',
          teamId: '',
        },
      },
      {
        type: 'facebook',
        values: ['FACEBOOK'],
        required: ['enabled', 'name', 'type', 'appId', 'appSecret'],
        template: { name: '', description: '', enabled: false, type: 'FACEBOOK', appId: '', appSecret: '' },
      },
      {
        type: 'microsoft',
        values: ['MICROSOFT'],
        required: ['enabled', 'name', 'type', 'clientId', 'clientSecret'],
        template: {
          name: '',
          description: '',
          enabled: false,
          type: 'MICROSOFT',
          clientId: '',
          clientSecret: '',
        },
      },
      {
        type: 'paypal',
        values: ['PAYPAL'],
        required: ['enabled', 'name', 'type', 'clientEnvironment', 'clientId', 'clientSecret'],
        template: {
          name: '',
          description: '',
          enabled: false,
          type: 'PAYPAL',
          clientEnvironment: 'sandbox',
          clientId: '',
          clientSecret: '',
        },
      },
      {
        type: 'clientIdClientSecret',
        values: ['GOOGLE', 'LINKEDIN', 'LINKEDIN_OIDC', 'TWITTER', 'AMAZON', 'YAHOO', 'GITHUB'],
        required: ['enabled', 'name', 'type', 'clientId', 'clientSecret'],
        template: {
          name: '',
          description: '',
          enabled: false,
          type: 'GOOGLE',
          clientId: '',
          clientSecret: '',
        },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'Users who sign on through it can no longer do so.',
  enabledMember: 'enabled',
  actions: [],
  sample: 'Corporate login',
  roles: ['Environment Admin'],
});
