/** What differs between PingOne's collections, as data: everything not listed here follows `standard`. */
import type { Document } from '../store.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type FilterOperator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le' | 'pr';

export interface Paging {
  /** Items a page when the caller gives no limit. */
  limit: number;
  most: number;
  /** Whether the answer has `count`. */
  count: boolean;
}

export interface Filtering {
  attributes: Readonly<Record<string, readonly FilterOperator[]>>;
  logical: readonly ('and' | 'or' | 'not')[];
  /** At least one of these must be in the filter. */
  needs?: readonly string[];
}

export interface CollectionRules {
  /** The key under `_embedded`, where it is not the last segment of the path. */
  embedded?: string;
  required: readonly string[];
  /** Where a PUT needs others than a POST. */
  requiredOnReplace?: readonly string[];
  unique: readonly string[];
  /** Attribute whose reference limits uniqueness, for example a group's population. */
  uniqueWithin?: string;
  allowed?: Readonly<Record<string, readonly string[]>>;
  /** `body` takes the id from the body (memberships), `name` from its name (templates). */
  ids: 'uuid' | 'hex32' | 'body' | 'name';
  collectionMethods: readonly Method[];
  itemMethods: readonly Method[];
  createdStatus: 200 | 201;
  /** Beyond `id`, `environment`, `createdAt`, `updatedAt` and the links. */
  readOnly: readonly string[];
  /** Given once: a PUT leaves them as they are. */
  fixed?: readonly string[];
  defaults: Document;
  paging?: Paging;
  /** An unpaged collection that tells its `count` all the same. */
  count?: boolean;
  filtering?: Filtering;
  order?: readonly string[];
  /** Answers `application/hal+json`. */
  halMediaType?: boolean;
  /** The text with which a default object refuses to be deleted. */
  keepsDefault?: string;
  /** Collection that also answers to the ids of this one (custom and built-in roles). */
  includes?: string;
}

const standard: CollectionRules = {
  required: ['name'],
  unique: ['name'],
  ids: 'uuid',
  collectionMethods: ['GET', 'POST'],
  itemMethods: ['GET', 'PUT', 'DELETE'],
  createdStatus: 201,
  readOnly: [],
  defaults: {},
  keepsDefault: 'You cannot delete default objects.',
};

const readOnlyMethods = { collectionMethods: ['GET'], itemMethods: ['GET'] } as const;
const withoutReplace = { itemMethods: ['GET', 'DELETE'] } as const;
const all: Filtering['logical'] = ['and', 'or', 'not'];
const times: readonly FilterOperator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const words: readonly FilterOperator[] = ['eq', 'ne', 'co', 'sw', 'ew', 'pr'];

/** By full shape: the path without its ids. */
const byShape: Readonly<Record<string, Partial<CollectionRules>>> = {
  organizations: {
    ...readOnlyMethods,
    paging: { limit: 100, most: 1000, count: true },
    filtering: { attributes: { name: ['sw'] }, logical: [] },
  },
  'organizations/licenses': {
    ...readOnlyMethods,
    filtering: { attributes: { status: ['eq'], beginsAt: ['lt'] }, logical: ['and'] },
    order: ['name', 'beginsAt', 'status'],
  },
  roles: { ...readOnlyMethods },
  environments: {
    required: ['name', 'region', 'type'],
    allowed: { type: ['PRODUCTION', 'SANDBOX'] },
    readOnly: [
      'organization',
      'type',
      'region',
      'status',
      'softDeletedAt',
      'hardDeleteAllowedAt',
      'billOfMaterials',
    ],
    paging: { limit: 1000, most: 5000, count: true },
    filtering: {
      attributes: {
        name: ['sw'],
        id: ['eq'],
        'organization.id': ['eq'],
        'license.id': ['eq'],
        status: ['eq'],
      },
      logical: ['and'],
    },
    order: ['name', 'createdAt', 'updatedAt', 'type'],
    halMediaType: true,
  },
  'environments/users': {
    required: ['username', 'email'],
    unique: ['username'],
    itemMethods: ['GET', 'PUT', 'PATCH', 'DELETE'],
    readOnly: [
      'account',
      'emailVerified',
      'enabled',
      'identityProvider',
      'lastSignOn',
      'lifecycle',
      'memberOfGroupIDs',
      'memberOfGroupNames',
      'mfaEnabled',
      'population',
      'verifyStatus',
    ],
    paging: { limit: 200, most: 1000, count: false },
    filtering: {
      attributes: {
        id: ['eq', 'ne', 'pr'],
        username: words,
        email: words,
        externalId: words,
        'name.given': words,
        'name.family': words,
        'name.formatted': words,
        nickname: words,
        title: words,
        type: words,
        locale: words,
        mobilePhone: words,
        primaryPhone: words,
        accountId: words,
        enabled: ['eq', 'ne'],
        mfaEnabled: ['eq', 'ne'],
        'population.id': ['eq', 'ne'],
        'lifecycle.status': ['eq', 'ne'],
        'memberOfGroups.id': ['eq'],
        'memberOfGroups.type': ['eq'],
        createdAt: times,
        updatedAt: times,
      },
      logical: all,
    },
    order: ['username', 'email', 'createdAt', 'updatedAt', 'name.given', 'name.family'],
  },
  'environments/groups': {
    uniqueWithin: 'population',
    readOnly: ['displayName', 'directMemberCounts', 'totalMemberCounts', 'sourceId', 'sourceType'],
    paging: { limit: 100, most: 1000, count: true },
    filtering: {
      attributes: {
        id: ['eq', 'ne'],
        name: words,
        displayName: words,
        externalId: words,
        description: words,
        'population.id': ['eq', 'ne', 'pr'],
      },
      logical: all,
    },
  },
  'environments/users/memberOfGroups': {
    embedded: 'groupMemberships',
    required: ['id'],
    unique: [],
    ids: 'body',
    ...withoutReplace,
    paging: { limit: 100, most: 1000, count: false },
    filtering: { attributes: { id: ['eq'], name: words, type: ['eq'] }, logical: all },
  },
  'environments/groups/memberOfGroups': {
    embedded: 'groupMemberships',
    required: ['id'],
    unique: [],
    ids: 'body',
    ...withoutReplace,
    paging: { limit: 100, most: 1000, count: true },
  },
  'environments/populations': {
    readOnly: ['userCount'],
    defaults: { default: false },
    paging: { limit: 100, most: 1000, count: true },
    filtering: { attributes: { id: ['eq'], name: ['sw'] }, logical: ['and'] },
  },
  'environments/roles': {
    includes: 'roles',
    required: ['canBeAssignedBy', 'name', 'permissions'],
    defaults: { type: 'CUSTOM', applicableTo: ['ORGANIZATION', 'ENVIRONMENT'] },
    readOnly: ['type'],
    filtering: { attributes: { type: ['eq'] }, logical: [] },
  },
  'environments/applications': {
    required: ['enabled', 'name', 'protocol', 'type'],
    allowed: {
      protocol: ['OPENID_CONNECT', 'SAML', 'WS_FED', 'EXTERNAL_LINK'],
      type: [
        'WEB_APP',
        'NATIVE_APP',
        'SINGLE_PAGE_APP',
        'WORKER',
        'SERVICE',
        'CUSTOM_APP',
        'PORTAL_LINK_APP',
        'TEMPLATE_APP',
        'PING_ONE_SELF_SERVICE',
        'PING_ONE_PORTAL',
        'PING_ONE_ADMIN_CONSOLE',
      ],
      pkceEnforcement: ['OPTIONAL', 'REQUIRED', 'S256_REQUIRED'],
      tokenEndpointAuthMethod: [
        'NONE',
        'CLIENT_SECRET_BASIC',
        'CLIENT_SECRET_POST',
        'CLIENT_SECRET_JWT',
        'PRIVATE_KEY_JWT',
      ],
    },
    readOnly: ['clientId', 'clientSecret', 'secret'],
  },
  'environments/templates': {
    ...readOnlyMethods,
    ids: 'name',
    paging: { limit: 100, most: 1000, count: false },
    filtering: {
      attributes: {
        createdAt: times,
        updatedAt: times,
        default: ['eq'],
        locale: ['eq', 'sw'],
        deliveryMethod: ['eq'],
      },
      logical: ['and'],
    },
    order: ['createdAt', 'updatedAt', 'displayName'],
  },
  'environments/templates/contents': {
    required: ['deliveryMethod', 'locale'],
    unique: [],
    itemMethods: ['GET', 'PUT', 'PATCH', 'DELETE'],
    paging: { limit: 100, most: 1000, count: false },
  },
  'environments/schemas': { ...readOnlyMethods },
  'environments/schemas/attributes': {
    required: ['enabled', 'name', 'type'],
    itemMethods: ['GET', 'PUT', 'PATCH', 'DELETE'],
    defaults: { schemaType: 'CUSTOM', required: false, unique: false, multiValued: false },
    readOnly: ['schemaType', 'ldapAttribute'],
    keepsDefault: 'Attributes of the standard schema cannot be deleted.',
  },
  'environments/subscriptions': { required: ['enabled', 'filterOptions', 'name', 'verifyTlsCertificates'] },
  'environments/agreements': { required: ['enabled', 'name'] },
  'environments/agreements/languages': { required: ['displayName', 'enabled', 'locale'], unique: ['locale'] },
  'environments/languages': { required: ['default', 'enabled', 'locale'], unique: ['locale'] },
  'environments/languages/status': { required: ['service'], unique: [] },
  'environments/gateways': { required: ['enabled', 'name', 'type'] },
  'environments/gateways/instances': { embedded: 'gatewayInstances', ...readOnlyMethods },
  'environments/identityProviders': { required: ['enabled', 'name', 'type'], createdStatus: 201 },
  'environments/identityProviders/attributes': { required: ['name', 'update', 'value'] },
  'environments/credentialTypes': {
    embedded: 'items',
    required: ['cardDesignTemplate', 'metadata', 'title'],
    unique: ['title'],
  },
  'environments/credentialTypes/versions': { ...readOnlyMethods },
  'environments/users/credentials': { embedded: 'items', required: ['credentialType'], unique: [] },
  'environments/users/digitalWallets': { required: ['digitalWalletApplication'], unique: [] },
  'environments/users/applicationRoles': {
    embedded: 'roles',
    required: ['id'],
    unique: [],
    ids: 'body',
    ...withoutReplace,
  },
  'environments/users/devices': { required: ['type'], unique: [], itemMethods: ['GET', 'DELETE'] },
  'environments/users/sessions': { collectionMethods: ['GET'], itemMethods: ['GET', 'DELETE'] },
  'environments/users/agreementConsents': { ...readOnlyMethods },
  'environments/applicationRoles': { embedded: 'roles' },
  'environments/applicationRoles/permissions': {
    required: ['id'],
    unique: [],
    ids: 'body',
    itemMethods: ['GET', 'DELETE'],
  },
  'environments/applicationResources': { embedded: 'resources', ...readOnlyMethods },
  'environments/applicationResources/permissions': { required: ['action'], unique: ['action'] },
  'environments/resources/applicationResources': { embedded: 'resources' },
  'environments/resources/applicationPermissions': { embedded: 'permissions', ...readOnlyMethods },
  'environments/resources/attributes': { required: ['name', 'value'] },
  'environments/propagation/plans': { embedded: 'plans' },
  'environments/activities': {
    ...readOnlyMethods,
    paging: { limit: 100, most: 500, count: false },
    filtering: {
      attributes: {
        recordedat: ['gt', 'ge', 'lt', 'le'],
        correlationid: ['eq'],
        'actors.user.id': ['eq'],
        'actors.client.id': ['eq'],
        'resources.id': ['eq'],
        'resources.type': ['eq'],
        'action.type': ['eq', 'sw'],
      },
      logical: ['and', 'or'],
      needs: ['recordedat', 'correlationid'],
    },
    order: ['recordedat', 'RECORDEDAT'],
  },
  'environments/totalIdentities': {
    ...readOnlyMethods,
    filtering: {
      attributes: { startDate: ['eq'], endDate: ['eq'] },
      logical: ['and'],
      needs: ['startDate', 'endDate'],
    },
  },
  'environments/metrics/activeIdentityCounts': {
    ...readOnlyMethods,
    paging: { limit: 10, most: 100, count: false },
    filtering: { attributes: { startDate: ['ge'] }, logical: [] },
    order: ['ASC', 'DESC'],
  },
  'environments/integrations': {
    ...readOnlyMethods,
    filtering: {
      attributes: { name: ['eq', 'sw', 'co'], type: ['eq'], 'tags.name': ['eq'] },
      logical: ['and', 'or'],
    },
  },
  'environments/integrations/versions': { ...readOnlyMethods },
  'environments/integrations/versions/attributes': { ...readOnlyMethods },
  'environments/connectors': { ...readOnlyMethods, ids: 'name' },
  'environments/connectorInstances': { required: ['connector', 'name'], ids: 'hex32' },
  'environments/davinciApplications': { ids: 'hex32', readOnly: ['apiKey'] },
  'environments/davinciApplications/flowPolicies': {
    required: ['flowDistributions'],
    ids: 'hex32',
  },
  'environments/davinciApplications/flowPolicies/events': { ...readOnlyMethods, ids: 'hex32' },
  'environments/flows': { ids: 'hex32', count: true },
  'environments/flows/versions': { itemMethods: ['GET', 'DELETE'], collectionMethods: ['GET'], ids: 'name' },
  'environments/variables': {
    required: ['context', 'dataType', 'mutable', 'name'],
    allowed: {
      context: ['company', 'flow', 'flowInstance', 'user'],
      dataType: ['string', 'number', 'boolean', 'object', 'secret'],
    },
    paging: { limit: 10, most: 500, count: true },
    filtering: { attributes: { name: words, context: ['eq'], dataType: ['eq'] }, logical: all },
  },
  'environments/flowPolicies': {
    ...readOnlyMethods,
    ids: 'hex32',
    filtering: { attributes: { 'trigger.type': ['eq'] }, logical: [] },
  },
  'environments/forms': { required: ['category', 'components', 'markOptional', 'markRequired', 'name'] },
  'environments/keys': {
    required: [
      'algorithm',
      'keyLength',
      'name',
      'signatureAlgorithm',
      'subjectDN',
      'usageType',
      'validityPeriod',
    ],
    requiredOnReplace: ['default', 'usageType'],
    fixed: ['algorithm', 'keyLength', 'name', 'signatureAlgorithm', 'subjectDN', 'validityPeriod'],
    defaults: { status: 'VALID', default: false },
  },
  'environments/keys/applications': { ...readOnlyMethods },
  'environments/certificates': { ...withoutReplace, required: [], unique: [] },
  'environments/certificates/applications': { ...readOnlyMethods },
  'environments/images': { collectionMethods: ['POST'], ...withoutReplace, required: [], unique: [] },
  'environments/riskPredictors': {
    required: ['compactName', 'name', 'type'],
    unique: ['name', 'compactName'],
  },
  'environments/decisionEndpoints': { required: ['description', 'name', 'recordRecentRequests'] },
  'environments/apiServers': { required: ['authorizationServer', 'baseUrls', 'name'] },
  'environments/apiServers/operations': { required: ['name', 'paths'] },
  'environments/digitalWalletApplications': { required: ['appOpenUrl', 'application', 'name'] },
  'environments/deviceAuthenticationPolicies': {
    required: ['default', 'email', 'mobile', 'name', 'sms', 'totp', 'voice'],
    keepsDefault: 'You cannot remove default device authentication policy',
  },
  'environments/fido2Policies': {
    required: [
      'attestationRequirements',
      'authenticatorAttachment',
      'backupEligibility',
      'deviceDisplayName',
      'discoverableCredentials',
      'mdsAuthenticatorsRequirements',
      'name',
      'relyingPartyId',
      'userDisplayNameAttributes',
      'userVerification',
    ],
    keepsDefault: 'You cannot delete the default policy',
  },
  'environments/notificationsPolicies': {
    required: ['name', 'quotas'],
    keepsDefault: 'You cannot remove default notifications policy',
  },
  'environments/notificationsSettings/phoneDeliverySettings': { required: ['provider'], unique: [] },
  'environments/passwordPolicies': {
    required: ['excludesCommonlyUsed', 'excludesProfileData', 'name', 'notSimilarToCurrent'],
    keepsDefault: 'Default Password Policy can not be deleted',
  },
  'environments/riskPolicySets': { keepsDefault: 'You cannot delete a default policy' },
  'environments/signOnPolicies': { keepsDefault: 'You cannot delete a default policy' },
  'environments/verifyPolicies': { keepsDefault: 'You cannot delete the default policy' },
  'environments/themes': {
    required: ['template', 'configuration'],
    unique: [],
    keepsDefault: 'You cannot delete default',
  },
  'environments/customDomains': { ...withoutReplace, required: ['domainName'], unique: ['domainName'] },
  'environments/emailDomains': { ...withoutReplace, required: ['domainName'], unique: ['domainName'] },
  'environments/emailDomains/trustedEmails': {
    ...withoutReplace,
    required: ['emailAddress'],
    unique: ['emailAddress'],
  },
  'environments/rateLimitIpConfigs': { ...withoutReplace, required: ['type', 'value'], unique: [] },
  'environments/alertChannels': {
    required: ['addresses', 'channelType'],
    unique: ['alertName'],
    itemMethods: ['PUT', 'DELETE'],
  },
};

/** By last segment, for shapes that recur beneath several parents. */
const byNoun: Readonly<Record<string, Partial<CollectionRules>>> = {
  roleAssignments: {
    ...withoutReplace,
    required: ['role', 'scope'],
    unique: [],
    readOnly: ['readOnly'],
    defaults: { readOnly: false },
  },
  grants: { required: ['resource', 'scopes'], unique: [] },
  signOnPolicyAssignments: { required: ['priority', 'signOnPolicy'], unique: [] },
  flowPolicyAssignments: { required: ['flowPolicy', 'priority'], unique: [] },
  actions: { required: ['priority', 'type'], unique: [] },
  attributes: { required: ['name', 'value'] },
  assignments: { ...readOnlyMethods },
  revisions: { ...withoutReplace, required: ['contentType', 'requireReconsent', 'text'], unique: [] },
  issuanceRules: { required: ['automation', 'status'], unique: [] },
  credentials: { ...withoutReplace, required: [], unique: [] },
};

/** The rules of a collection by its shape. */
export function rulesFor(shape: string): CollectionRules {
  const noun = shape.slice(shape.lastIndexOf('/') + 1);
  return { ...standard, ...(byShape[shape] ?? byNoun[noun]) };
}
