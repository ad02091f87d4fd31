/** Addresses of a domain that PingOne may send from. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { fixedRequests } from '../verb.ts';

export type TrustedEmailAddress = JsonObject & { id: string; emailAddress: string };

export const emailDomainsTrustedEmailAddresses = defineResource<TrustedEmailAddress>({
  product: 'platform',
  command: ['email-domains', 'trusted-email-addresses'],
  singular: 'trusted email address',
  plural: 'trusted email addresses',
  summary: 'Addresses of a domain that PingOne may send from',
  collection: '/environments/{environmentId}/emailDomains/{emailDomainId}/trustedEmails',
  embedded: 'trustedEmails',
  parents: [
    {
      parameter: 'emailDomainId',
      noun: 'email-domains',
      flag: 'email-domain-id',
      short: 'd',
      format: 'uuid',
    },
  ],
  id: { flag: 'trusted-email-id', short: 't', format: 'uuid' },
  recognizes: withText<TrustedEmailAddress>('id', 'emailAddress'),
  naturalKey: { member: 'emailAddress' },
  requests: fixedRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'EMAIL ADDRESS', path: 'emailAddress', importance: 2 },
    { heading: 'STATUS', path: 'status', importance: 3 },
  ],
  fields: [
    {
      flag: 'email-address',
      member: 'emailAddress',
      type: 'text',
      help: 'Email address',
      ours: true,
      sample: 'noreply@example.com',
    },
  ],
  required: ['emailAddress'],
  readOnly: ['domain', 'domainId', 'environment', 'id', 'status'],
  template: { emailAddress: '' },
  actions: [
    {
      name: 'resend-verification-code',
      summary: 'Send the verification email again',
      on: 'object',
      method: 'POST',
      suffix: '',
      mediaType: 'application/vnd.pingidentity.trustedEmail.sendVerificationCode+json',
      body: 'none',
      fields: [],
      required: [],
      success: [200],
      answer: { kind: 'record' },
      confirmation: 'none',
      effect: 'none',
      done: 'Sent the verification email',
    },
  ],
  sample: 'noreply@example.com',
  notes: ['The domain must be verified first.'],
  roles: ['Environment Admin'],
});
