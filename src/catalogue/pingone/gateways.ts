/** Gateways: LDAP, RADIUS, PingFederate, API gateways. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

/** The members that all types share, and those of LDAP and RADIUS. */
export type Gateway = JsonObject & {
  id: string;
  name: string;
  enabled: boolean;
  /** `LDAP`, `RADIUS`, `PING_FEDERATE`, `API_GATEWAY_INTEGRATION`, `PING_INTELLIGENCE`; an open enumeration. */
  type: string;
  description?: string;
  vendor?: string;
  serversHostAndPort?: string[];
  bindDN?: string;
  connectionSecurity?: string;
  radiusClients?: { ip: string }[];
  supportedVersions?: JsonObject[];
  environment?: { id: string };
};

export const gateways = defineResource<Gateway>({
  product: 'platform',
  command: ['gateways'],
  singular: 'gateway',
  plural: 'gateways',
  summary: 'Gateways: LDAP, RADIUS, PingFederate, API gateways',
  collection: '/environments/{environmentId}/gateways',
  embedded: 'gateways',
  parents: [],
  id: { flag: 'gateway-id', short: 'g', format: 'uuid' },
  recognizes: withText<Gateway>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
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
      help: 'Name of the gateway',
      sample: 'Corporate directory',
    },
    { flag: 'description', member: 'description', type: 'text', help: 'What the gateway is for' },
    {
      flag: 'enabled',
      member: 'enabled',
      type: 'boolean',
      help: 'Whether the gateway is in use',
      sample: true,
    },
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of gateway',
      choices: ['LDAP', 'RADIUS', 'PING_FEDERATE', 'API_GATEWAY_INTEGRATION', 'PING_INTELLIGENCE'],
      ours: true,
      sample: 'PING_FEDERATE',
    },
  ],
  required: ['enabled', 'name', 'type'],
  readOnly: [
    'createdAt',
    'credentials',
    'currentAlerts',
    'environment',
    'id',
    'supportedVersions',
    'updatedAt',
  ],
  secrets: [
    'bindPassword',
    'kerberos.serviceAccountPassword',
    'defaultSharedSecret',
    'radiusClients[].sharedSecret',
  ],
  variants: {
    discriminator: 'type',
    variants: [
      {
        type: 'ldap',
        values: ['LDAP'],
        required: ['enabled', 'name', 'type', 'bindDN', 'bindPassword', 'serversHostAndPort', 'vendor'],
        template: {
          name: '',
          description: '',
          enabled: true,
          type: 'LDAP',
          vendor: 'LDAPv3-compliant Directory Server',
          serversHostAndPort: [''],
          bindDN: '',
          bindPassword: '',
          connectionSecurity: 'TLS',
          validateTlsCertificates: true,
        },
      },
      {
        type: 'radius',
        values: ['RADIUS'],
        required: ['enabled', 'name', 'type', 'davinci', 'radiusClients'],
        template: {
          name: '',
          description: '',
          enabled: true,
          type: 'RADIUS',
          davinci: { policy: { id: '' } },
          radiusClients: [{ ip: '', sharedSecret: '' }],
        },
      },
      {
        type: 'pingFederate',
        values: ['PING_FEDERATE'],
        required: ['enabled', 'name', 'type'],
        template: { name: '', description: '', enabled: true, type: 'PING_FEDERATE' },
      },
      {
        type: 'apiGatewayIntegration',
        values: ['API_GATEWAY_INTEGRATION'],
        required: ['enabled', 'name', 'type'],
        template: { name: '', description: '', enabled: true, type: 'API_GATEWAY_INTEGRATION' },
      },
      {
        type: 'pingIntelligence',
        values: ['PING_INTELLIGENCE'],
        required: ['enabled', 'name', 'type'],
        template: { name: '', description: '', enabled: true, type: 'PING_INTELLIGENCE' },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['name']] },
  deletionConsequence: 'What it connects is cut off from PingOne.',
  enabledMember: 'enabled',
  actions: [],
  sample: 'Corporate directory',
  roles: ['Environment Admin'],
});
