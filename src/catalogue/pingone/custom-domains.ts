/** Domain names of your own for sign-on pages. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { fixedRequests } from '../verb.ts';

export type CustomDomain = JsonObject & { id: string; domainName: string };

export const customDomains = defineResource<CustomDomain>({
  product: 'platform',
  command: ['custom-domains'],
  singular: 'custom domain',
  plural: 'custom domains',
  summary: 'Domain names of your own for sign-on pages',
  collection: '/environments/{environmentId}/customDomains',
  embedded: 'customDomains',
  parents: [],
  id: { flag: 'custom-domain-id', short: 'd', format: 'uuid' },
  recognizes: withText<CustomDomain>('id', 'domainName'),
  naturalKey: { member: 'domainName' },
  requests: fixedRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'DOMAIN NAME', path: 'domainName', importance: 2 },
    { heading: 'STATUS', path: 'status', importance: 3 },
    { heading: 'CANONICAL NAME', path: 'canonicalName', importance: 4 },
    { heading: 'CERTIFICATE EXPIRES', path: 'certificate.expiresAt', importance: 5, shows: 'time' },
  ],
  fields: [
    {
      flag: 'domain-name',
      member: 'domainName',
      type: 'text',
      help: 'Domain name',
      sample: 'auth.example.com',
    },
  ],
  required: ['domainName'],
  readOnly: ['canonicalName', 'certificate', 'environment', 'id'],
  template: { domainName: '' },
  deletionConsequence: 'Sign-on pages on this domain stop working.',
  actions: [
    {
      name: 'verify',
      summary: 'Check the DNS record of the domain',
      help: 'The domain needs a CNAME record that points at its canonical name.',
      on: 'object',
      method: 'POST',
      suffix: '',
      mediaType: 'application/vnd.pingidentity.domainName.verify+json',
      body: 'none',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'updated',
      done: 'Verified the domain',
    },
    {
      name: 'import-certificate',
      summary: 'Import the TLS certificate of the domain',
      help: 'The domain must be verified first. An old certificate is replaced.',
      on: 'object',
      method: 'POST',
      suffix: '',
      mediaType: 'application/vnd.pingidentity.certificate.import+json',
      body: 'json',
      fields: [
        { flag: 'cert-file', member: 'certificate', type: 'file', help: 'Certificate: PEM' },
        {
          flag: 'private-key-file',
          member: 'privateKey',
          type: 'file',
          help: 'Private key of the certificate: PEM, without a passphrase',
          ours: true,
        },
        {
          flag: 'intermediate-cert-file',
          member: 'intermediateCertificates',
          type: 'file',
          help: 'Intermediate certificates: PEM',
          ours: true,
        },
      ],
      required: ['certificate', 'privateKey'],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'updated',
      done: 'Imported the certificate',
    },
  ],
  sample: 'auth.example.com',
  notes: [
    'A domain starts as VERIFICATION_REQUIRED; verified it is SSL_CERTIFICATE_REQUIRED, with a certificate ACTIVE.',
    'A domain cannot be changed, only deleted and created anew.',
  ],
  roles: ['Environment Admin'],
});
