/** Certificates of other parties that PingOne trusts. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { createRequest, fixedRequests } from '../verb.ts';

export type Certificate = JsonObject & {
  id: string;
  name?: string;
  usageType?: string;
  algorithm?: string;
  keyLength?: number;
  subjectDN?: string;
  issuerDN?: string;
  default?: boolean;
  startsAt?: string;
  expiresAt?: string;
  status?: string;
  environment?: { id: string };
  createdAt?: string;
};

export const certificates = defineResource<Certificate>({
  product: 'platform',
  command: ['certificates'],
  singular: 'certificate',
  plural: 'certificates',
  summary: 'Certificates of other parties that PingOne trusts',
  collection: '/environments/{environmentId}/certificates',
  embedded: 'certificates',
  parents: [],
  id: { flag: 'certificate-id', short: 'c', format: 'uuid' },
  recognizes: withText<Certificate>('id'),
  naturalKey: { member: 'name' },
  requests: {
    ...fixedRequests,
    create: {
      ...createRequest,
      success: [202],
      body: 'multipart',
      fields: [
        { flag: 'file', member: 'file', type: 'file', help: 'Certificate: PEM or PKCS #7' },
        {
          flag: 'usage-type',
          member: 'usageType',
          type: 'text',
          help: 'What the certificate is for',
          choices: ['ENCRYPTION', 'SIGNING', 'SSL/TLS', 'ISSUANCE', 'OUTBOUND_MTLS'],
          sample: 'SIGNING',
        },
      ],
    },
  },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'USAGE TYPE', path: 'usageType', importance: 3 },
    { heading: 'ALGORITHM', path: 'algorithm', importance: 4 },
    { heading: 'KEY LENGTH', path: 'keyLength', importance: 5, shows: 'number' },
    { heading: 'STATUS', path: 'status', importance: 6 },
    { heading: 'EXPIRES', path: 'expiresAt', importance: 7, shows: 'time' },
    { heading: 'DEFAULT', path: 'default', importance: 8, shows: 'boolean' },
  ],
  fields: [],
  required: ['file', 'usageType'],
  readOnly: [],
  deletionConsequence: 'Whatever was signed or encrypted with it is no longer trusted.',
  actions: [],
  sample: 'Partner signing',
  notes: ['A certificate that is in use cannot be deleted (409).'],
  roles: ['Environment Admin'],
});
