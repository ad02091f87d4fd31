/** Which roles may read and write which paths, as data: holding any one of the named roles is enough. */
import { refusals } from './api-error.ts';
import type { Method } from './collection-rules.ts';

export interface Permission {
  /** Undefined: every role will do. */
  roles: readonly string[] | undefined;
  refusal: string;
}

interface Family {
  /** Shapes (and what lies beneath them) without the leading `environments/`. */
  shapes: readonly string[];
  write: readonly string[];
  /** In addition to `write`. */
  read: readonly string[];
  refusal?: keyof typeof refusals;
}

const environmentAdmin = 'Environment Admin';
const organizationAdmin = 'Organization Admin';
const identityDataAdmin = 'Identity Data Admin';
const readers = ['Configuration Read Only'];
const identityReaders = ['Identity Data Read Only'];
const applicationRoles = ['Client Application Developer', 'Application Owner'];

/** The first family whose shape matches counts, so the narrower ones stand first. */
const families: readonly Family[] = [
  {
    shapes: [
      'users/roleAssignments',
      'groups/roleAssignments',
      'applications/roleAssignments',
      'gateways/roleAssignments',
    ],
    write: [environmentAdmin, identityDataAdmin, organizationAdmin],
    read: [...readers, ...identityReaders, ...applicationRoles],
  },
  {
    shapes: ['users/password'],
    write: [identityDataAdmin, 'Help Desk Admin'],
    read: identityReaders,
  },
  { shapes: ['users'], write: [identityDataAdmin], read: [...identityReaders, 'Help Desk Admin'] },
  {
    shapes: ['groups', 'populations'],
    write: [identityDataAdmin, environmentAdmin],
    read: [...identityReaders, ...readers, 'Help Desk Admin'],
  },
  // A secret is no configuration that a read-only role may see.
  { shapes: ['applications/secret'], write: [environmentAdmin, ...applicationRoles], read: [] },
  { shapes: ['applications'], write: [environmentAdmin, ...applicationRoles], read: readers },
  {
    shapes: ['flows', 'connectors', 'connectorInstances', 'davinciApplications', 'variables', 'flowPolicies'],
    write: ['DaVinci Admin', environmentAdmin],
    read: ['DaVinci Admin Read Only', ...readers],
    refusal: 'newer',
  },
  {
    shapes: ['roles'],
    write: ['Custom Roles Admin', environmentAdmin],
    read: [...readers, ...identityReaders],
  },
  {
    shapes: ['billOfMaterials', 'status', 'type', 'capabilities'],
    write: [environmentAdmin, organizationAdmin],
    read: readers,
    refusal: 'newer',
  },
  {
    shapes: ['activities', 'totalIdentities', 'metrics'],
    write: [],
    read: [environmentAdmin, organizationAdmin, identityDataAdmin, ...readers, ...identityReaders],
  },
];

const configuration: Family = { shapes: [], write: [environmentAdmin], read: readers };

/** What a request needs, by its method and the shape of its path. */
export function permissionFor(method: Method, shape: string, kind: string): Permission {
  if (shape === 'environments' || shape.startsWith('organizations') || shape === 'roles') {
    return { roles: rolesForRoot(method, shape, kind), refusal: refusals.newer };
  }
  const within = shape.slice('environments/'.length);
  const family =
    families.find((each) => each.shapes.some((one) => within === one || within.startsWith(`${one}/`))) ??
    configuration;
  return {
    roles: method === 'GET' ? [...family.write, ...family.read] : family.write,
    refusal: refusals[family.refusal ?? 'management'],
  };
}

function rolesForRoot(method: Method, shape: string, kind: string): readonly string[] | undefined {
  if (shape === 'organizations/licenses') return [organizationAdmin, environmentAdmin, ...readers];
  if (shape.startsWith('organizations/')) return [organizationAdmin];
  if (method === 'GET') return undefined;
  return kind === 'collection' ? [organizationAdmin] : [organizationAdmin, environmentAdmin];
}

/** Which roles the holder of a role may give to others; a role that is not here lets its holder give none. */
const assignable: Readonly<Record<string, readonly string[] | 'all but organization'>> = {
  [organizationAdmin]: [environmentAdmin],
  [environmentAdmin]: 'all but organization',
  [identityDataAdmin]: [identityDataAdmin, 'Identity Data Read Only', 'Help Desk Admin'],
  'DaVinci Admin': ['DaVinci Admin', 'DaVinci Admin Read Only'],
  'Advanced Identity Cloud Super Admin': [
    'Advanced Identity Cloud Super Admin',
    'Advanced Identity Cloud Tenant Admin',
  ],
};

export function mayAssign(holding: string, given: string): boolean {
  const roles = assignable[holding];
  if (roles === undefined) return false;
  return roles === 'all but organization' ? given !== organizationAdmin : roles.includes(given);
}
