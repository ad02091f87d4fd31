/** The objects that PingOne creates together with an environment: data. */
import type { Document } from '../store.ts';

interface DefaultObject {
  collection: string;
  document: Document;
  /** The id, where the collection does not use UUIDs. */
  id?: string;
  beneath?: readonly { collection: string; document: Document }[];
}

const openidScopes = ['address', 'email', 'offline_access', 'openid', 'phone', 'profile'];

const systemApplication: Document = {
  protocol: 'OPENID_CONNECT',
  enabled: true,
  grantTypes: ['AUTHORIZATION_CODE'],
  responseTypes: ['CODE'],
  tokenEndpointAuthMethod: 'NONE',
  pkceEnforcement: 'S256_REQUIRED',
  applyDefaultTheme: true,
  enableDefaultThemeFooter: true,
};

const minimumCharacters = {
  ABCDEFGHIJKLMNOPQRSTUVWXYZ: 1,
  abcdefghijklmnopqrstuvwxyz: 1,
  '0123456789': 1,
  '~!@#$%^&*()-_=+[]{}|;:,.<>/?': 1,
};

const key: Document = {
  algorithm: 'RSA',
  keyLength: 2048,
  signatureAlgorithm: 'SHA256withRSA',
  usageType: 'SIGNING',
  validityPeriod: 365,
  status: 'VALID',
  default: true,
};

const oneTimePassword = {
  failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } },
  lifeTime: { duration: 30, timeUnit: 'MINUTES' },
};

export const defaultObjects: readonly DefaultObject[] = [
  {
    collection: 'populations',
    document: { name: 'Default', description: 'Automatically created population.', default: true },
  },
  {
    collection: 'signOnPolicies',
    document: { name: 'Single_Factor', description: 'A sign-on policy with a login.', default: true },
    beneath: [
      { collection: 'actions', document: { type: 'LOGIN', priority: 1, recovery: { enabled: true } } },
    ],
  },
  {
    collection: 'signOnPolicies',
    document: { name: 'Multi_Factor', description: 'A sign-on policy with a second factor.', default: false },
    beneath: [
      { collection: 'actions', document: { type: 'LOGIN', priority: 1, recovery: { enabled: true } } },
      { collection: 'actions', document: { type: 'MULTI_FACTOR_AUTHENTICATION', priority: 2 } },
    ],
  },
  {
    collection: 'passwordPolicies',
    document: {
      name: 'Standard',
      description: 'A standard policy.',
      default: true,
      bypassPolicy: false,
      excludesCommonlyUsed: true,
      excludesProfileData: true,
      notSimilarToCurrent: true,
      length: { min: 8, max: 255 },
      lockout: { failureCount: 5, durationSeconds: 900 },
      maxRepeatedCharacters: 2,
      minCharacters: minimumCharacters,
      minUniqueCharacters: 5,
    },
  },
  {
    collection: 'passwordPolicies',
    document: {
      name: 'Passphrase',
      description: 'A policy for long passphrases.',
      default: false,
      excludesCommonlyUsed: true,
      excludesProfileData: true,
      notSimilarToCurrent: true,
      length: { min: 14, max: 255 },
      minUniqueCharacters: 5,
    },
  },
  {
    collection: 'templates',
    id: 'email_verification_admin',
    document: {
      variables: {},
      displayName: 'Verify email address (administrator)',
      deliveryMethods: ['Email'],
      default: true,
    },
    beneath: [
      {
        collection: 'contents',
        document: {
          deliveryMethod: 'Email',
          locale: 'en',
          default: true,
          subject: 'Verify your email address',
          body: 'Your code is below.',
        },
      },
    ],
  },
  {
    collection: 'templates',
    id: 'general',
    document: {
      variables: {},
      displayName: 'General',
      deliveryMethods: ['Email', 'SMS', 'Voice', 'Push'],
      default: true,
    },
    beneath: [
      {
        collection: 'contents',
        document: {
          deliveryMethod: 'Email',
          locale: 'en',
          default: true,
          subject: 'Notification',
          body: 'A message.',
        },
      },
      {
        collection: 'contents',
        document: { deliveryMethod: 'SMS', locale: 'en', default: true, content: 'A message.' },
      },
    ],
  },
  {
    collection: 'languages',
    document: { name: 'English', locale: 'en', default: true, enabled: true, customerAdded: false },
  },
  {
    collection: 'languages',
    document: { name: 'French', locale: 'fr', default: false, enabled: false, customerAdded: false },
  },
  {
    collection: 'languages',
    document: { name: 'German', locale: 'de', default: false, enabled: false, customerAdded: false },
  },
  {
    collection: 'resources',
    document: {
      name: 'openid',
      description: 'OpenID Connect',
      type: 'OPENID_CONNECT',
      accessTokenValiditySeconds: 3600,
    },
    beneath: openidScopes.map((name) => ({
      collection: 'scopes',
      document: { name, description: `Scope ${name}` },
    })),
  },
  {
    collection: 'resources',
    document: {
      name: 'PingOne API',
      description: 'The PingOne API',
      type: 'PINGONE_API',
      audience: 'https://api.pingone.eu',
      accessTokenValiditySeconds: 3600,
    },
    beneath: ['p1:read:user', 'p1:update:user'].map((name) => ({ collection: 'scopes', document: { name } })),
  },
  {
    collection: 'schemas',
    document: { name: 'User', description: 'The schema of users' },
    beneath: ['username', 'email', 'name', 'mobilePhone', 'title'].map((name) => ({
      collection: 'attributes',
      document: {
        name,
        displayName: name,
        type: name === 'name' ? 'COMPLEX' : 'STRING',
        schemaType: name === 'username' ? 'CORE' : 'STANDARD',
        enabled: true,
        required: name === 'username',
        unique: name === 'username',
        multiValued: false,
        ldapAttribute: name,
      },
    })),
  },
  {
    collection: 'applications',
    document: {
      ...systemApplication,
      name: 'PingOne Self-Service - MyAccount',
      type: 'PING_ONE_SELF_SERVICE',
    },
  },
  {
    collection: 'applications',
    document: { ...systemApplication, name: 'PingOne Application Portal', type: 'PING_ONE_PORTAL' },
  },
  {
    collection: 'keys',
    document: { ...key, name: 'PingOne Signing Key', subjectDN: 'CN=PingOne Signing Key, C=US' },
  },
  {
    collection: 'certificates',
    document: { ...key, name: 'PingOne Signing Key', subjectDN: 'CN=PingOne Signing Key, C=US' },
  },
  {
    collection: 'deviceAuthenticationPolicies',
    document: {
      name: 'Default MFA Policy',
      default: true,
      authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
      forSignOnPolicy: false,
      sms: { enabled: true, otp: oneTimePassword },
      voice: { enabled: false, otp: oneTimePassword },
      email: { enabled: true, otp: oneTimePassword },
      mobile: { enabled: true, otp: { failure: oneTimePassword.failure } },
      totp: { enabled: true, otp: { failure: oneTimePassword.failure } },
    },
  },
  {
    collection: 'fido2Policies',
    document: {
      name: 'Passkeys',
      default: true,
      discoverableCredentials: 'REQUIRED',
      attestationRequirements: 'NONE',
      authenticatorAttachment: 'BOTH',
      backupEligibility: { allow: true, enforceDuringAuthentication: true },
      deviceDisplayName: 'fidoPolicy.deviceDisplayName01',
      mdsAuthenticatorsRequirements: { enforceDuringAuthentication: false, option: 'NONE' },
      relyingPartyId: 'pingone.eu',
      userDisplayNameAttributes: { attributes: [{ name: 'username' }] },
      userVerification: { enforceDuringAuthentication: true, option: 'REQUIRED' },
    },
  },
  {
    collection: 'riskPolicySets',
    document: { name: 'Default Risk Policy', default: true, riskPolicies: [] },
  },
  {
    collection: 'notificationsPolicies',
    document: { name: 'Default Notification Policy', default: true, quotas: [] },
  },
  { collection: 'verifyPolicies', document: { name: 'Default Verify Policy', default: true } },
  {
    collection: 'themes',
    document: {
      template: 'default',
      default: true,
      configuration: {
        name: 'Ping Default',
        backgroundType: 'COLOR',
        backgroundColor: '#ededed',
        bodyTextColor: '#4a4a4a',
        buttonColor: '#2996cc',
        buttonTextColor: '#ffffff',
        cardColor: '#ffffff',
        headingTextColor: '#686f77',
        linkTextColor: '#2996cc',
        logoType: 'NONE',
      },
    },
  },
];
