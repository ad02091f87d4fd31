/** The steps of putting back what an offboarding took away. */
import { isJsonObject, type JsonObject, textAt } from '../../core/json.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { joinGroup } from './membership.ts';
import {
  addressOf,
  describeApplicationRole,
  describeDevice,
  describeRole,
  type Offboarding,
} from './offboarding.ts';
import type { Step } from './steps.ts';
import { userPath } from './user-change.ts';

/** PingOne would assign the same role a second time. */
function holds(held: readonly JsonObject[], { role, scope }: JsonObject): boolean {
  return held.some(
    (each) =>
      textAt(each.role, 'id') === textAt(role, 'id') &&
      textAt(each.scope, 'id') === textAt(scope, 'id') &&
      textAt(each.scope, 'type') === textAt(scope, 'type'),
  );
}

function has(devices: readonly JsonObject[], address: JsonObject): boolean {
  return devices.some((each) => Object.entries(address).every(([name, value]) => each[name] === value));
}

function roleStep({ environmentId, userId }: Offboarding, assignment: JsonObject): Step {
  const { role, scope } = assignment;
  const value = {
    role: { id: textAt(role, 'id') ?? '' },
    scope: { id: textAt(scope, 'id') ?? '', type: textAt(scope, 'type') ?? '' },
  };
  const name = `assign the role ${describeRole(assignment)}`;
  return {
    id: textAt(role, 'id') ?? '',
    name,
    async perform(api) {
      const path = `${userPath}/roleAssignments`;
      const parameters = { environmentId, userId };
      await api.act({ method: 'POST', path, parameters, body: { kind: 'json', value }, what: name });
      return 'done';
    },
  };
}

function applicationRoleStep({ environmentId, userId }: Offboarding, role: JsonObject): Step {
  const id = textAt(role, 'id') ?? '';
  const name = `assign the application role ${describeApplicationRole(role)}`;
  return {
    id,
    name,
    async perform(api) {
      const path = `${userPath}/applicationRoles`;
      const body = { kind: 'json', value: { id } } as const;
      await api.act({ method: 'POST', path, parameters: { environmentId, userId }, body, what: name });
      return 'done';
    },
  };
}

function deviceStep({ environmentId, userId }: Offboarding, device: JsonObject, address: JsonObject): Step {
  const name = `add the device ${describeDevice(device)}`;
  const nickname = textAt(device, 'nickname');
  return {
    id: textAt(device, 'id') ?? '',
    name,
    async perform(api) {
      const path = `${userPath}/devices`;
      const parameters = { environmentId, userId };
      const body = { kind: 'json', value: address } as const;
      const { json } = await api.act({ method: 'POST', path, parameters, body, what: name });
      const id = isJsonObject(json) ? textAt(json, 'id') : undefined;
      if (nickname === undefined || id === undefined) return 'done';
      await api.act({
        method: 'PUT',
        path: `${path}/{id}/nickname`,
        parameters: { ...parameters, id },
        body: { kind: 'json', value: { nickname } },
        what: `name the device ${nickname}`,
      });
      return 'done';
    },
  };
}

/** What is missing by now; running it again does what is left. */
export async function putBackSteps(
  context: CommandContext,
  api: ApiClient,
  saved: Offboarding,
): Promise<Step[]> {
  const { environmentId, userId, username } = saved;
  const parameters = { environmentId, userId };
  const read = async (noun: string): Promise<JsonObject[]> =>
    collect(api.list(await context.resource(noun), parameters));
  const [memberships, roles, devices, applicationRoles] = await Promise.all([
    read('users groups'),
    read('users role-assignments'),
    read('mfa user-devices'),
    // Not every environment has them.
    saved.applicationRoles.length === 0 ? [] : read('users application-role-assignments'),
  ]);
  const direct = memberships.filter(({ type }) => type !== 'INDIRECT');
  const groups = saved.groups.filter(({ id }) => !direct.some((each) => each.id === id));
  return [
    ...groups.map((group): Step => {
      const groupId = textAt(group, 'id') ?? '';
      const name = textAt(group, 'name') ?? groupId;
      const what = `add the user '${username}' to the group '${name}'`;
      const perform = (client: ApiClient) => joinGroup(client, { ...parameters, groupId, what });
      return { id: groupId, name: `add to the group ${name}`, perform };
    }),
    ...saved.roleAssignments
      .filter((assignment) => !holds(roles, assignment))
      .map((assignment) => roleStep(saved, assignment)),
    ...saved.applicationRoles
      .filter(({ id }) => !applicationRoles.some((each) => each.id === id))
      .map((role) => applicationRoleStep(saved, role)),
    ...saved.devices.flatMap((device) => {
      const address = addressOf(device);
      return address === undefined || has(devices, address) ? [] : [deviceStep(saved, device, address)];
    }),
  ];
}
