/** PingOne's built-in administrator roles, which are the same in every organisation. */
import type { Document } from '../store.ts';
import { stableId } from './stable-id.ts';

export type RoleScope = 'ORGANIZATION' | 'ENVIRONMENT' | 'POPULATION' | 'APPLICATION';

interface BuiltInRole {
  name: string;
  description: string;
  applicableTo: readonly RoleScope[];
}

const everywhere = ['ORGANIZATION', 'ENVIRONMENT'] as const;

const builtInRoles: readonly BuiltInRole[] = [
  {
    name: 'Organization Admin',
    description: 'Creates environments and reads licenses.',
    applicableTo: ['ORGANIZATION'],
  },
  {
    name: 'Environment Admin',
    description: 'Manages the configuration of environments.',
    applicableTo: everywhere,
  },
  {
    name: 'Identity Data Admin',
    description: 'Manages users, groups and populations.',
    applicableTo: ['ORGANIZATION', 'ENVIRONMENT', 'POPULATION'],
  },
  {
    name: 'Identity Data Read Only',
    description: 'Reads users, groups and populations.',
    applicableTo: ['ORGANIZATION', 'ENVIRONMENT', 'POPULATION'],
  },
  {
    name: 'Configuration Read Only',
    description: 'Reads the configuration of environments.',
    applicableTo: everywhere,
  },
  {
    name: 'Client Application Developer',
    description: 'Manages the settings of applications.',
    applicableTo: ['ORGANIZATION', 'ENVIRONMENT', 'APPLICATION'],
  },
  {
    name: 'Application Owner',
    description: 'Manages the assigned applications.',
    applicableTo: ['ENVIRONMENT', 'APPLICATION'],
  },
  {
    name: 'DaVinci Admin',
    description: 'Manages flows, connectors and variables.',
    applicableTo: everywhere,
  },
  {
    name: 'DaVinci Admin Read Only',
    description: 'Reads flows, connectors and variables.',
    applicableTo: everywhere,
  },
  {
    name: 'Custom Roles Admin',
    description: 'Manages custom administrator roles.',
    applicableTo: everywhere,
  },
  {
    name: 'Help Desk Admin',
    description: 'Helps users with passwords and devices.',
    applicableTo: ['ENVIRONMENT', 'POPULATION'],
  },
  {
    name: 'Authorize Gateway Policy Evaluator',
    description: 'Evaluates policies for a gateway.',
    applicableTo: ['ENVIRONMENT'],
  },
  {
    name: 'Advanced Identity Cloud Super Admin',
    description: 'Manages Advanced Identity Cloud.',
    applicableTo: everywhere,
  },
  {
    name: 'Advanced Identity Cloud Tenant Admin',
    description: 'Manages a tenant.',
    applicableTo: everywhere,
  },
  { name: 'PingFederate Administrator', description: 'Manages PingFederate.', applicableTo: ['ENVIRONMENT'] },
  { name: 'PingFederate Auditor', description: 'Reads PingFederate.', applicableTo: ['ENVIRONMENT'] },
  {
    name: 'PingFederate Crypto Administrator',
    description: 'Manages keys of PingFederate.',
    applicableTo: ['ENVIRONMENT'],
  },
  {
    name: 'PingFederate Expression Administrator',
    description: 'Writes expressions in PingFederate.',
    applicableTo: ['ENVIRONMENT'],
  },
  {
    name: 'PingFederate User Administrator',
    description: 'Manages users of PingFederate.',
    applicableTo: ['ENVIRONMENT'],
  },
];

export function roleId(name: string): string {
  return stableId(`role:${name}`);
}

/** The documents of `/v1/roles`. */
export function roleDocuments(): Document[] {
  return builtInRoles.map((role) => ({
    id: roleId(role.name),
    name: role.name,
    description: role.description,
    type: 'PLATFORM',
    applicableTo: [...role.applicableTo],
    permissions: [
      {
        id: `permissions:read:${role.name.replaceAll(' ', '')}`,
        classifier: role.name,
        description: role.description,
      },
    ],
  }));
}
