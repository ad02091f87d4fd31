/** What an offboarding takes from users, as it is saved: enough to put back what can be put back. */
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
  applicationRoles: JsonObject[];
  devices: JsonObject[];
  sessions: JsonObject[];
}

const kind = 'pingcli user offboarding';
/** 1 was one user, at the top, and without application roles. */
const version = 2;

const lists = ['groups', 'roleAssignments', 'devices', 'sessions'] as const;

/** @param savedAt - RFC 3339. */
export function documentOf(
  environmentId: string,
  offboardings: readonly Offboarding[],
  savedAt: string,
): JsonObject {
  const users = offboardings.map(({ userId, username, wasEnabled, ...taken }) => {
    const { groups, roleAssignments, applicationRoles, devices, sessions } = taken;
    const user = { id: userId, username, enabled: wasEnabled };
    return { user, groups, roleAssignments, applicationRoles, devices, sessions };
  });
  return { kind, version, savedAt, environment: { id: environmentId }, users };
}

function refuse(path: string, why: string): Error {
  return usageError(
    `'${path}' is not what an offboarding saved: ${why}.`,
    "Give the file that 'pingcli pingone users offboard' wrote.",
    'INVALID_OFFBOARDING',
  );
}

function readOne(entry: JsonObject, environmentId: string, path: string): Offboarding {
  const userId = textAt(entry.user, 'id');
  const username = textAt(entry.user, 'username');
  if (userId === undefined || username === undefined) throw refuse(path, 'it names no user');
  const readList = (name: string): JsonObject[] => {
    const list = entry[name];
    if (Array.isArray(list) && list.every(isJsonObject)) return list.filter(isJsonObject);
    throw refuse(path, `'${name}' is not a list of objects`);
  };
  const [groups = [], roleAssignments = [], devices = [], sessions = []] = lists.map(readList);
  return {
    environmentId,
    userId,
    username,
    wasEnabled: isJsonObject(entry.user) && entry.user.enabled === true,
    groups,
    roleAssignments,
    applicationRoles: entry.applicationRoles === undefined ? [] : readList('applicationRoles'),
    devices,
    sessions,
  };
}

/** @throws CliError (usage) that says what is wrong with the file. */
export function readOffboardings(document: JsonValue, path: string): Offboarding[] {
  if (!isJsonObject(document) || document.kind !== kind) throw refuse(path, `its kind is not '${kind}'`);
  if (document.version !== 1 && document.version !== version) {
    throw refuse(path, `its version is neither 1 nor ${version}`);
  }
  const environmentId = textAt(document.environment, 'id');
  if (environmentId === undefined) throw refuse(path, 'it names no environment');
  const users = document.version === 1 ? [document] : document.users;
  if (!Array.isArray(users) || users.length === 0 || !users.every(isJsonObject)) {
    throw refuse(path, 'it names no user');
  }
  return users.filter(isJsonObject).map((entry) => readOne(entry, environmentId, path));
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

/** The devices that an administrator cannot add again; of several users with whose each is. */
export function toPairAgain(offboardings: readonly Offboarding[]): string[] {
  return offboardings.flatMap(({ devices, username }) =>
    devices
      .filter((device) => addressOf(device) === undefined)
      .map((device) => `${describeDevice(device)}${offboardings.length === 1 ? '' : ` (${username})`}`),
  );
}

/** `Environment Admin (environment Staging)`. */
export function describeRole({ role, scope }: JsonObject): string {
  const type = textAt(scope, 'type') ?? '';
  const place = textAt(scope, 'name') ?? (type === 'ORGANIZATION' ? undefined : textAt(scope, 'id'));
  const where = [type.toLowerCase(), place].filter((word) => word !== undefined).join(' ');
  return `${textAt(role, 'name') ?? textAt(role, 'id') ?? ''} (${where})`;
}

/** Of an application, as PingOne Authorize has it. */
export function describeApplicationRole(role: JsonObject): string {
  return textAt(role, 'name') ?? textAt(role, 'id') ?? '';
}
