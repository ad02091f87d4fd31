/** The paths of PingOne that name one object instead of a collection, as data. */
import type { Document } from '../store.ts';
import type { Method } from './collection-rules.ts';

export interface SingletonRules {
  methods: readonly Method[];
  required?: readonly string[];
  /** What a GET shows before anybody has written. */
  initial?: Document;
  /** The attribute of the object above that this path reads and writes. */
  mirrors?: {
    attribute: string;
    /** `whole`: the body is the attribute's value; `wrapped`: it has the attribute as a key. */
    form: 'whole' | 'wrapped';
    /** A PUT answers the object above instead of this one. */
    answersParent?: boolean;
  };
  halMediaType?: boolean;
}

const replace = ['GET', 'PUT'] as const;
const replaceOrReset = ['GET', 'PUT', 'DELETE'] as const;

const singletons: Readonly<Record<string, SingletonRules>> = {
  'environments/adminConfig': {
    methods: replace,
    required: ['authenticationMethod', 'mfaStatus', 'recovery'],
    initial: { authenticationMethod: 'PINGONE', mfaStatus: 'ENFORCE', recovery: true },
  },
  'environments/billOfMaterials': {
    methods: replace,
    required: ['products'],
    initial: { products: [] },
    halMediaType: true,
  },
  'environments/brandingSettings': { methods: replace, initial: { companyName: '' } },
  'environments/capabilities': { methods: ['GET'], initial: { canUseUsers: true, canSignOnUsers: true } },
  'environments/credentialIssuerProfile': {
    methods: replace,
    required: ['name'],
    initial: { name: 'Default Issuer' },
  },
  'environments/mfaSettings': {
    methods: replaceOrReset,
    required: ['pairing'],
    initial: { pairing: { maxAllowedDevices: 5, pairingKeyFormat: 'NUMERIC' } },
  },
  'environments/notificationsSettings': { methods: replaceOrReset, initial: { deliveryMode: 'ALL' } },
  'environments/notificationsSettings/emailDeliverySettings': { methods: replaceOrReset, initial: {} },
  'environments/recaptchaV2Config': { methods: replaceOrReset, required: ['secretKey', 'siteKey'] },
  'environments/status': {
    methods: ['PUT'],
    required: ['status'],
    mirrors: { attribute: 'status', form: 'wrapped', answersParent: true },
  },
  'environments/type': {
    methods: ['PUT'],
    required: ['type'],
    mirrors: { attribute: 'type', form: 'wrapped', answersParent: true },
  },
  'environments/users/enabled': {
    methods: replace,
    required: ['enabled'],
    mirrors: { attribute: 'enabled', form: 'wrapped' },
  },
  'environments/users/mfaEnabled': {
    methods: replace,
    required: ['mfaEnabled'],
    mirrors: { attribute: 'mfaEnabled', form: 'wrapped' },
  },
  'environments/users/population': {
    methods: replace,
    required: ['id'],
    mirrors: { attribute: 'population', form: 'whole' },
  },
  'environments/users/identityProvider': {
    methods: replace,
    mirrors: { attribute: 'identityProvider', form: 'whole' },
  },
  'environments/users/verifyStatus': {
    methods: replace,
    mirrors: { attribute: 'verifyStatus', form: 'wrapped' },
  },
  'environments/users/devices/nickname': {
    methods: ['PUT'],
    required: ['nickname'],
    mirrors: { attribute: 'nickname', form: 'wrapped' },
  },
  'environments/users/devices/logs': { methods: ['PUT'] },
  'environments/users/password': { methods: replace },
  'environments/populations/defaultIdentityProvider': { methods: replace, initial: { type: 'PING_ONE' } },
  'environments/applications/secret': { methods: ['GET', 'POST', 'DELETE'] },
  'environments/resources/secret': { methods: ['GET', 'POST', 'DELETE'] },
  'environments/davinciApplications/key': { methods: ['POST'] },
  'environments/davinciApplications/secret': { methods: ['POST'] },
  'environments/flows/enabled': {
    methods: replace,
    required: ['enabled'],
    mirrors: { attribute: 'enabled', form: 'wrapped' },
  },
  'environments/flows/versions/alias': { methods: ['PUT'], mirrors: { attribute: 'alias', form: 'wrapped' } },
  'environments/flows/versions/details': { methods: ['GET'], initial: {} },
  'environments/connectors/details': { methods: ['GET'], initial: {} },
  'environments/apiServers/deployment': { methods: ['GET', 'POST'], initial: { status: 'NOT_DEPLOYED' } },
  'environments/credentialTypes/issuanceRules/stagedChanges': { methods: ['GET', 'POST'], initial: {} },
  'environments/keys/csr': { methods: ['GET', 'POST'] },
  'organizations/licenses/name': {
    methods: replace,
    required: ['name'],
    mirrors: { attribute: 'name', form: 'wrapped' },
  },
};

export function singletonFor(shape: string): SingletonRules | undefined {
  return singletons[shape];
}

/** Segments that only group others and take no id: `propagation/plans`, `metrics/activeIdentityCounts`. */
export const groupingSegments: readonly string[] = ['environments/propagation', 'environments/metrics'];
