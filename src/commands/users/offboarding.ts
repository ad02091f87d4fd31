/** What an offboarding takes from a user, as it is saved: enough to put back what can be put back. */
import { usageError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject, type JsonValue, textAt } from '../../core/json.ts';

export interface Offboarding {
  environmentId: string;
  userId: string;
  username: string;
  /** Whether the user could sign on before. */
  wasEnabled: boolean;
  /** As PingOne showed them. */
  groups: JsonObject[];
  roleAssignments: JsonObject[];
  devices: JsonObject[];
  sessions: JsonObject[];
}

const kind = 'pingcli user offboarding';
const version = 1;

const lists = ['groups', 'roleAssignments', 'devices', 'sessions'] as const;

/** @param savedAt - RFC 3339. */
export function documentOf(offboarding: Offboarding, savedAt: string): JsonObject {
  const { environmentId, userId, username, wasEnabled } = offboarding;
  const { groups, roleAssignments, devices, sessions } = offboarding;
  return {
    kind,
    version,
    savedAt,
    environment: { id: environmentId },
    user: { id: userId, username, enabled: wasEnabled },
    groups,
    roleAssignments,
    devices,
    sessions,
  };
}

function refuse(path: string, why: string): Error {
  return usageError(
    `'${path}' is not what an offboarding saved: ${why}.`,
    "Give the file that 'pingcli pingone users offboard' wrote.",
    'INVALID_OFFBOARDING',
  );
}

/** @throws CliError (usage) that says what is wrong with the file. */
export function readOffboarding(document: JsonValue, path: string): Offboarding {
  if (!isJsonObject(document) || document.kind !== kind) throw refuse(path, `its kind is not '${kind}'`);
  if (document.version !== version) throw refuse(path, `its version is not ${version}`);
  const environmentId = textAt(document.environment, 'id');
  const userId = textAt(document.user, 'id');
  const username = textAt(document.user, 'username');
  if (environmentId === undefined) throw refuse(path, 'it names no environment');
  if (userId === undefined || username === undefined) throw refuse(path, 'it names no user');
  const [groups, roleAssignments, devices, sessions] = lists.map((name): JsonObject[] => {
    const list = document[name];
    if (!Array.isArray(list) || !list.every(isJsonObject))
      throw refuse(path, `'${name}' is not a list of objects`);
    return list.filter(isJsonObject);
  });
  return {
    environmentId,
    userId,
    username,
    wasEnabled: isJsonObject(document.user) && document.user.enabled === true,
    groups: groups ?? [],
    roleAssignments: roleAssignments ?? [],
    devices: devices ?? [],
    sessions: sessions ?? [],
  };
}

/** How a device is reached, for those that an administrator can add again; the others have to be paired anew. */
export function addressOf(device: JsonObject): JsonObject | undefined {
  const type = textAt(device, 'type') ?? '';
  const phone = textAt(device, 'phone');
  const email = textAt(device, 'email');
  if (['SMS', 'VOICE', 'WHATSAPP'].includes(type) && phone !== undefined) return { type, phone };
  return type === 'EMAIL' && email !== undefined ? { type, email } : undefined;
}

export function describeDevice(device: JsonObject): string {
  const address = textAt(device, 'phone') ?? textAt(device, 'email');
  const nickname = textAt(device, 'nickname');
  return [textAt(device, 'type'), address, nickname === undefined ? undefined : `"${nickname}"`]
    .filter((word) => word !== undefined)
    .join(' ');
}

/** The devices that an administrator cannot add again. */
export function toPairAgain({ devices }: Offboarding): string[] {
  return devices.filter((device) => addressOf(device) === undefined).map(describeDevice);
}

/** `Environment Admin (environment Staging)`. */
export function describeRole({ role, scope }: JsonObject): string {
  const type = textAt(scope, 'type') ?? '';
  const place = textAt(scope, 'name') ?? (type === 'ORGANIZATION' ? undefined : textAt(scope, 'id'));
  const where = [type.toLowerCase(), place].filter((word) => word !== undefined).join(' ');
  return `${textAt(role, 'name') ?? textAt(role, 'id') ?? ''} (${where})`;
}
