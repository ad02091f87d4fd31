/** The steps of an offboarding: first the door is shut, then everything behind it is taken away. */
import { type JsonObject, textAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import { leaveGroup } from './membership.ts';
import { describeApplicationRole, describeDevice, describeRole, type Offboarding } from './offboarding.ts';
import { removeIfThere } from './remove-if-there.ts';
import { describeSession } from './sessions.ts';
import type { Step } from './steps.ts';
import { userPath } from './user-change.ts';

function idOf(record: JsonObject): string {
  return textAt(record, 'id') ?? '';
}

export function setEnabled({ environmentId, userId, username }: Offboarding, enabled: boolean): Step {
  const verb = enabled ? 'enable' : 'disable';
  return {
    id: userId,
    name: `${verb} the account`,
    async perform(api) {
      await api.act({
        method: 'PUT',
        path: `${userPath}/enabled`,
        parameters: { environmentId, userId },
        body: { kind: 'json', value: { enabled } },
        what: `${verb} the user '${username}'`,
      });
      return 'done';
    },
  };
}

/** Without the first, which disables the account. */
export async function takeAwaySteps(context: CommandContext, plan: Offboarding): Promise<Step[]> {
  const { environmentId, userId, username } = plan;
  const parameters = { environmentId, userId };
  const [sessions, assignments, applicationRoles, devices] = await Promise.all([
    context.resource('users sessions'),
    context.resource('users role-assignments'),
    context.resource('users application-role-assignments'),
    context.resource('mfa user-devices'),
  ]);
  return [
    ...plan.sessions.map(
      (session): Step => ({
        id: idOf(session),
        name: `end the session ${describeSession(session)}`,
        perform: (api) => removeIfThere(api, sessions, parameters, idOf(session)),
      }),
    ),
    ...plan.roleAssignments.map(
      (assignment): Step => ({
        id: idOf(assignment),
        name: `take away the role ${describeRole(assignment)}`,
        perform: (api) => removeIfThere(api, assignments, parameters, idOf(assignment)),
      }),
    ),
    ...plan.applicationRoles.map(
      (role): Step => ({
        id: idOf(role),
        name: `take away the application role ${describeApplicationRole(role)}`,
        perform: (api) => removeIfThere(api, applicationRoles, parameters, idOf(role)),
      }),
    ),
    ...plan.groups.map((group): Step => {
      const name = textAt(group, 'name') ?? idOf(group);
      const what = `remove the user '${username}' from the group '${name}'`;
      return {
        id: idOf(group),
        name: `remove from the group ${name}`,
        perform: (api) => leaveGroup(api, { ...parameters, groupId: idOf(group), what }),
      };
    }),
    ...plan.devices.map(
      (device): Step => ({
        id: idOf(device),
        name: `remove the device ${describeDevice(device)}`,
        perform: (api) => removeIfThere(api, devices, parameters, idOf(device)),
      }),
    ),
  ];
}
