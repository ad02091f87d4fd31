/** Applications that users and services sign on to. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

/** The members that all protocols share, and the daily ones of OpenID Connect and SAML. */
export type Application = JsonObject & {
  id: string;
  name: string;
  enabled: boolean;
  /** `OPENID_CONNECT`, `SAML`, `WS_FED` or `EXTERNAL_LINK`; an open enumeration. */
  protocol: string;
  /** `WEB_APP`, `NATIVE_APP`, `SINGLE_PAGE_APP`, `WORKER`, `SERVICE` …; an open enumeration. */
  type: string;
  description?: string;
  clientId?: string;
  grantTypes?: string[];
  responseTypes?: string[];
  redirectUris?: string[];
  postLogoutRedirectUris?: string[];
  tokenEndpointAuthMethod?: string;
  pkceEnforcement?: string;
  homePageUrl?: string;
  loginPageUrl?: string;
  refreshTokenDuration?: number;
  refreshTokenRollingDuration?: number;
  /** Seconds; RFC 8628's `expires_in` and `interval`. */
  deviceTimeout?: number;
  devicePollingInterval?: number;
  acsUrls?: string[];
  spEntityId?: string;
  assertionDuration?: number;
  accessControl?: {
    role?: { type: string };
    group?: { type: string; groups: { id: string }[] };
  };
  assignActorRoles?: boolean;
  environment?: { id: string };
  createdAt?: string;
  updatedAt?: string;
};

export const applications = defineResource<Application>({
  product: 'platform',
  command: ['applications'],
  singular: 'application',
  plural: 'applications',
  summary: 'Applications that users and services sign on to',
  collection: '/environments/{environmentId}/applications',
  embedded: 'applications',
  parents: [],
  id: { flag: 'application-id', short: 'a', format: 'uuid' },
  recognizes: withText<Application>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'ENABLED', path: 'enabled', importance: 3, shows: 'boolean' },
    { heading: 'PROTOCOL', path: 'protocol', importance: 4 },
    { heading: 'TYPE', path: 'type', importance: 5 },
    { heading: 'TOKEN AUTH METHOD', path: 'tokenEndpointAuthMethod', importance: 6 },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the application',
      sample: 'Customer Portal',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the application is for' },
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether users can sign on to it',
      sample: true,
    },
    {
      flag: 'protocol',
      member: 'protocol',
      type: 'text',
      help: 'Protocol of the sign-on',
      choices: ['OPENID_CONNECT', 'SAML', 'WS_FED', 'EXTERNAL_LINK'],
      ours: true,
      sample: 'OPENID_CONNECT',
    },
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of application, such as WEB_APP, NATIVE_APP, SINGLE_PAGE_APP, WORKER or SERVICE',
      ours: true,
      sample: 'WEB_APP',
    },
    {
      flag: 'token-endpoint-auth-method',
      member: 'tokenEndpointAuthMethod',
      type: 'text',
      help: 'How the client authenticates at the token endpoint',
      choices: ['NONE', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'CLIENT_SECRET_JWT', 'PRIVATE_KEY_JWT'],
      ours: true,
      sample: 'CLIENT_SECRET_BASIC',
    },
    {
      flag: 'grant-type',
      member: 'grantTypes',
      type: 'list',
      help: 'Grant type; repeatable',
      choices: [
        'AUTHORIZATION_CODE',
        'IMPLICIT',
        'REFRESH_TOKEN',
        'CLIENT_CREDENTIALS',
        'DEVICE_CODE',
        'TOKEN_EXCHANGE',
        'CIBA',
      ],
      ours: true,
      sample: 'AUTHORIZATION_CODE',
    },
    {
      flag: 'response-type',
      member: 'responseTypes',
      type: 'list',
      help: 'Response type; repeatable',
      choices: ['CODE', 'TOKEN', 'ID_TOKEN'],
      ours: true,
      sample: 'CODE',
    },
    {
      flag: 'redirect-uri',
      member: 'redirectUris',
      type: 'list',
      help: 'Redirect URI; repeatable',
      ours: true,
      sample: 'https://www.example.com/callback',
    },
    {
      flag: 'post-logout-redirect-uri',
      member: 'postLogoutRedirectUris',
      type: 'list',
      help: 'Where users go after signing off; repeatable',
      ours: true,
    },
    {
      flag: 'pkce-enforcement',
      member: 'pkceEnforcement',
      type: 'text',
      help: 'Whether PKCE is needed',
      choices: ['OPTIONAL', 'REQUIRED', 'S256_REQUIRED'],
      ours: true,
    },
    { flag: 'home-page-url', member: 'homePageUrl', type: 'text', help: 'Home page', ours: true },
    { flag: 'login-page-url', member: 'loginPageUrl', type: 'text', help: 'Custom sign-on page', ours: true },
  ],
  required: ['enabled', 'name', 'protocol', 'type'],
  readOnly: ['clientSecret', 'createdAt', 'environment', 'id', 'updatedAt'],
  createOnly: ['assignActorRoles'],
  secrets: ['clientSecret'],
  variants: {
    discriminator: 'protocol',
    variants: [
      {
        type: 'oidc',
        values: ['OPENID_CONNECT'],
        required: ['enabled', 'name', 'protocol', 'type', 'tokenEndpointAuthMethod'],
        template: {
          name: '',
          description: '',
          enabled: false,
          protocol: 'OPENID_CONNECT',
          type: 'WEB_APP',
          grantTypes: ['AUTHORIZATION_CODE'],
          responseTypes: ['CODE'],
          redirectUris: [''],
          tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
          pkceEnforcement: 'S256_REQUIRED',
        },
      },
      {
        type: 'saml',
        values: ['SAML'],
        required: ['enabled', 'name', 'protocol', 'type', 'acsUrls', 'assertionDuration', 'spEntityId'],
        template: {
          name: '',
          description: '',
          enabled: false,
          protocol: 'SAML',
          type: 'WEB_APP',
          acsUrls: [''],
          assertionDuration: 60,
          spEntityId: '',
          assertionSigned: true,
          responseSigned: false,
        },
      },
      {
        type: 'wsfed',
        values: ['WS_FED'],
        required: ['enabled', 'name', 'protocol', 'type', 'domainName', 'idpSigning', 'replyUrl'],
        template: {
          name: '',
          description: '',
          enabled: false,
          protocol: 'WS_FED',
          type: 'WEB_APP',
          domainName: '',
          replyUrl: '',
          idpSigning: { algorithm: 'SHA256withRSA', key: { id: '' } },
        },
      },
      {
        type: 'externalLink',
        values: ['EXTERNAL_LINK'],
        required: ['enabled', 'name', 'protocol', 'type', 'homePageUrl'],
        template: {
          name: '',
          description: '',
          enabled: false,
          protocol: 'EXTERNAL_LINK',
          type: 'PORTAL_LINK_APP',
          homePageUrl: '',
        },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'Sign-on to it stops working, and its client credentials with it.',
  enabledMember: 'enabled',
  actions: [],
  sample: 'Customer Portal',
  notes: [
    'Without enabled, a new application is disabled.',
    'Wildcards in redirect URIs are refused unless allowWildcardInRedirectUris is true.',
    'assignActorRoles counts on create only: a new worker gets the roles of its creator unless it is false.',
    'The built-in applications (PingOne self-service, portal, admin console) take few changes.',
  ],
  roles: ['Environment Admin', 'Client Application Developer'],
});
