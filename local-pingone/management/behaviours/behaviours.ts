/** Which collections do more than the generic operations. */
import type { Behaviour } from '../behaviour.ts';
import {
  applicationBehaviour,
  davinciApplicationBehaviour,
  gatewayCredentialBehaviour,
  resourceBehaviour,
  schemaAttributeBehaviour,
  signOnActionBehaviour,
} from './access-behaviours.ts';
import { deviceBehaviour } from './device-behaviour.ts';
import { groupBehaviour, membershipBehaviour, populationBehaviour } from './directory-behaviours.ts';
import { environmentBehaviour } from './environment-behaviour.ts';
import { grantBehaviour } from './grant-behaviour.ts';
import { roleAssignmentBehaviour } from './role-assignment-behaviour.ts';
import { userBehaviour } from './user-behaviour.ts';

const byShape: Readonly<Record<string, Behaviour>> = {
  environments: environmentBehaviour,
  'environments/users': userBehaviour,
  'environments/populations': populationBehaviour,
  'environments/groups': groupBehaviour,
  'environments/users/memberOfGroups': membershipBehaviour,
  'environments/groups/memberOfGroups': membershipBehaviour,
  'environments/users/devices': deviceBehaviour,
  'environments/applications': applicationBehaviour,
  'environments/applications/grants': grantBehaviour,
  'environments/resources': resourceBehaviour,
  'environments/schemas/attributes': schemaAttributeBehaviour,
  'environments/signOnPolicies/actions': signOnActionBehaviour,
  'environments/davinciApplications': davinciApplicationBehaviour,
  'environments/gateways/credentials': gatewayCredentialBehaviour,
};

export function behaviourFor(shape: string): Behaviour {
  if (shape.endsWith('/roleAssignments')) return roleAssignmentBehaviour;
  return byShape[shape] ?? {};
}
