/** Key pairs that PingOne signs, encrypts and serves TLS with. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests, getRequest } from '../verb.ts';

export type Key = JsonObject & {
  id: string;
  name: string;
  /** `ENCRYPTION`, `SIGNING`, `SSL/TLS`, `ISSUANCE`, `OUTBOUND_MTLS`; an open enumeration. */
  usageType: string;
  algorithm: string;
  keyLength: number;
  signatureAlgorithm: string;
  subjectDN: string;
  issuerDN?: string;
  default?: boolean;
  /** Days. */
  validityPeriod?: number;
  startsAt?: string;
  expiresAt?: string;
  /** `VALID`, `EXPIRING`, `EXPIRED`, `NOT_YET_VALID`, `REVOKED`. */
  status?: string;
  environment?: { id: string };
  createdAt?: string;
};

export const keys = defineResource<Key>({
  product: 'platform',
  command: ['keys'],
  singular: 'key',
  plural: 'keys',
  summary: 'Key pairs that PingOne signs, encrypts and serves TLS with',
  collection: '/environments/{environmentId}/keys',
  embedded: 'keys',
  parents: [],
  id: { flag: 'key-id', short: 'k', format: 'uuid' },
  recognizes: withText<Key>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: {
    ...allRequests,
    get: {
      ...getRequest,
      formats: [
        { name: 'PEM', accept: 'application/x-x509-ca-cert', kind: 'text' },
        { name: 'PKCS7', accept: 'application/x-pkcs7-certificates', kind: 'binary' },
      ],
      writesFile: true,
    },
  },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'USAGE TYPE', path: 'usageType', importance: 3 },
    { heading: 'ALGORITHM', path: 'algorithm', importance: 4 },
    { heading: 'KEY LENGTH', path: 'keyLength', importance: 5, shows: 'number' },
    { heading: 'SIGNATURE ALGORITHM', path: 'signatureAlgorithm', importance: 6 },
    { heading: 'STATUS', path: 'status', importance: 7 },
    { heading: 'EXPIRES', path: 'expiresAt', importance: 8, shows: 'time' },
    { heading: 'DEFAULT', path: 'default', importance: 9, shows: 'boolean' },
  ],
  fields: [
    {
      flag: 'name',
      member: 'name',
      type: 'text',
      help: 'Name of the key',
      only: ['create', 'apply'],
      sample: 'Signing 2026',
    },
    {
      flag: 'default',
      member: 'default',
      type: 'boolean',
      help: 'Whether it is the default key of its usage',
    },
    {
      flag: 'algorithm',
      member: 'algorithm',
      type: 'text',
      help: 'Algorithm of the key',
      choices: ['RSA', 'EC'],
      only: ['create', 'apply'],
      sample: 'RSA',
    },
    {
      flag: 'custom-crl',
      member: 'customCRL',
      type: 'text',
      help: 'URL of a certificate revocation list',
      only: ['create', 'apply'],
    },
    { flag: 'issuer-dn', member: 'issuerDN', type: 'text', help: 'Distinguished name of the issuer' },
    {
      flag: 'key-length',
      member: 'keyLength',
      type: 'integer',
      help: 'Bits: RSA 2048, 3072, 4096 or 7680; EC 224, 256, 384 or 521',
      only: ['create', 'apply'],
      sample: 2048,
    },
    {
      flag: 'signature-algorithm',
      member: 'signatureAlgorithm',
      type: 'text',
      help: 'Algorithm of the signature',
      choices: [
        'SHA256withRSA',
        'SHA384withRSA',
        'SHA512withRSA',
        'SHA256withECDSA',
        'SHA384withECDSA',
        'SHA512withECDSA',
      ],
      only: ['create', 'apply'],
      sample: 'SHA256withRSA',
    },
    {
      flag: 'subject-dn',
      member: 'subjectDN',
      type: 'text',
      help: 'Distinguished name of the subject',
      only: ['create', 'apply'],
      sample: 'CN=example.com, O=Example, C=US',
    },
    {
      flag: 'usage-type',
      member: 'usageType',
      type: 'text',
      help: 'What the key is for',
      choices: ['ENCRYPTION', 'SIGNING', 'SSL/TLS', 'ISSUANCE', 'OUTBOUND_MTLS'],
      sample: 'SIGNING',
    },
    {
      flag: 'validity-period',
      member: 'validityPeriod',
      type: 'integer',
      help: 'Days until the certificate expires',
      only: ['create', 'apply'],
      sample: 365,
    },
  ],
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
  readOnly: ['createdAt', 'environment', 'expiresAt', 'id', 'organization', 'startsAt', 'status'],
  createOnly: [
    'algorithm',
    'customCRL',
    'keyLength',
    'name',
    'signatureAlgorithm',
    'subjectDN',
    'validityPeriod',
    'serialNumber',
  ],
  variants: {
    variants: [
      {
        type: 'create',
        values: [],
        verb: 'create',
        required: [
          'algorithm',
          'keyLength',
          'name',
          'signatureAlgorithm',
          'subjectDN',
          'usageType',
          'validityPeriod',
        ],
        template: {
          name: '',
          algorithm: 'RSA',
          keyLength: 2048,
          signatureAlgorithm: 'SHA256withRSA',
          subjectDN: '',
          usageType: 'SIGNING',
          validityPeriod: 365,
          default: false,
        },
      },
      {
        type: 'replace',
        values: [],
        verb: 'replace',
        required: ['default', 'usageType'],
        template: { default: false, usageType: 'SIGNING' },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'What was signed or encrypted with it can no longer be checked or read.',
  actions: [
    {
      name: 'create-with-pkcs12',
      summary: 'Import a key pair from a PKCS #12 file',
      on: 'collection',
      method: 'POST',
      suffix: '',
      body: 'multipart',
      fields: [
        { flag: 'file', member: 'file', type: 'file', help: 'PKCS #12 file (.p12, .pfx)' },
        {
          flag: 'usage-type',
          member: 'usageType',
          type: 'text',
          help: 'What the key is for',
          choices: ['ENCRYPTION', 'SIGNING', 'SSL/TLS', 'ISSUANCE', 'OUTBOUND_MTLS'],
          sample: 'SIGNING',
        },
        { flag: 'password', member: 'password', type: 'text', help: 'Password of the file', secret: true },
      ],
      required: ['file', 'usageType'],
      success: [201],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'created',
      done: 'Imported the key pair',
    },
    {
      name: 'get-csr',
      summary: 'Show a certificate signing request for the key',
      on: 'object',
      method: 'GET',
      suffix: '/csr',
      body: 'none',
      fields: [],
      required: [],
      success: [200],
      answer: {
        kind: 'text',
        formats: [
          { name: 'PEM', accept: 'application/x-pem-file', kind: 'text' },
          { name: 'PKCS10', accept: 'application/pkcs10', kind: 'binary' },
        ],
      },
      confirmation: 'none',
      effect: 'read',
      done: 'Read the signing request',
    },
    {
      name: 'import-csr-response',
      summary: 'Import the certificate that answers the signing request',
      on: 'object',
      method: 'POST',
      suffix: '/csr',
      body: 'multipart',
      fields: [{ flag: 'file', member: 'file', type: 'file', help: 'Signed certificate: PEM or PKCS #7' }],
      required: ['file'],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'updated',
      done: 'Imported the certificate',
    },
  ],
  sample: 'Signing 2026',
  notes: ['A key that is in use cannot be deleted.', 'Only usage, issuer and default can be changed.'],
  roles: ['Environment Admin'],
});
