/** One user as a page to read: a line a fact, and what could not be read says which role would. */
import { type JsonObject, textAt, valueAt } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import { describeDevice, describeRole } from './offboarding.ts';
import type { Part, Person } from './read-person.ts';
import { describeSession, goesOn } from './sessions.ts';

export const pageLines: readonly Column[] = [
  { heading: 'USERNAME', path: 'username', importance: 1 },
  { heading: 'NAME', path: 'name', importance: 1 },
  { heading: 'EMAIL', path: 'email', importance: 1 },
  { heading: 'ID', path: 'id', importance: 1 },
  { heading: 'POPULATION', path: 'population', importance: 1 },
  { heading: 'ACCOUNT', path: 'account', importance: 1 },
  { heading: 'PASSWORD', path: 'password', importance: 1 },
  { heading: 'MFA', path: 'mfa', importance: 1 },
  { heading: 'DEVICES', path: 'devices', importance: 1 },
  { heading: 'GROUPS', path: 'groups', importance: 1 },
  { heading: 'ROLES', path: 'roles', importance: 1 },
  { heading: 'SESSIONS', path: 'sessions', importance: 1 },
  { heading: 'LAST SIGN-ON', path: 'lastSignOn', importance: 1, shows: 'time' },
  { heading: 'FROM', path: 'from', importance: 1 },
  { heading: 'CREATED', path: 'createdAt', importance: 1, shows: 'time' },
];

function lineOf<T>(part: Part<T>, tell: (value: T) => string): string {
  if ('value' in part) return tell(part.value);
  return `not readable: needs the role ${part.needs.join(' or ')}`;
}

function listOf(
  part: Part<JsonObject[]>,
  tell: (records: readonly JsonObject[]) => readonly string[],
): string {
  return lineOf(part, (records) => tell(records).join('\n') || 'none');
}

/** `2026-11-22 13:15 UTC`; other texts as they are. */
function minuteOf(time: string | undefined): string | undefined {
  return time?.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2 UTC');
}

function join(words: readonly (string | undefined)[], separator = ', '): string {
  return words.filter((word) => word !== undefined && word !== '').join(separator);
}

function nameOf(user: JsonObject): string {
  const { name } = user;
  return textAt(name, 'formatted') ?? join([textAt(name, 'given'), textAt(name, 'family')], ' ');
}

/** What goes without saying is not said. */
function unlessOk(status: string | undefined, usual: string): string | undefined {
  return status === usual ? undefined : status;
}

function accountOf(user: JsonObject): string {
  const status = textAt(user.account, 'status');
  const since = minuteOf(textAt(user.account, 'lockedAt'));
  const locked = `locked${since === undefined ? '' : ` since ${since}`}`;
  const lifecycle = textAt(user.lifecycle, 'status');
  return join([
    user.enabled === false ? 'disabled' : 'enabled',
    status === 'LOCKED' ? locked : unlessOk(status, 'OK'),
    unlessOk(lifecycle, 'ACCOUNT_OK'),
  ]);
}

function deviceLine(device: JsonObject): string {
  return join([describeDevice(device), textAt(device, 'status')]);
}

function groupLine(group: JsonObject): string {
  const name = textAt(group, 'name') ?? textAt(group, 'id') ?? '';
  return textAt(group, 'type') === 'INDIRECT' ? `${name} (through another group)` : name;
}

/** Roles of a group come by way of it. */
function roleLine(assignment: JsonObject): string {
  const { through } = assignment;
  const way = textAt(through, 'kind') === 'group' ? `through the ${textAt(through, 'name')}` : undefined;
  return join([describeRole(assignment), way]);
}

function sessionLine(session: JsonObject): string {
  const until = minuteOf(textAt(session, 'expiresAt'));
  return join([describeSession(session), until === undefined ? undefined : `until ${until}`]);
}

/** Those that go on, and how many have ended. */
function sessionLines(sessions: readonly JsonObject[], now: number): string[] {
  const going = sessions.filter((session) => goesOn(session, now));
  const ended = sessions.length - going.length;
  const lines = going.map(sessionLine);
  if (ended === 0) return lines;
  return [...(lines.length > 0 ? lines : ['none that goes on']), `${ended} ended`];
}

/** @param now - Milliseconds since the epoch. */
export function pageOf(person: Person, now: number): JsonObject {
  const { user } = person;
  const told = (path: string): string | null => {
    const value = valueAt(user, path);
    return typeof value === 'string' ? value : null;
  };
  const passwordLine = (state: JsonObject): string => {
    const changed = minuteOf(textAt(state, 'lastChangedAt'));
    return join([textAt(state, 'status'), changed === undefined ? undefined : `changed ${changed}`]);
  };
  return {
    username: told('username'),
    name: nameOf(user),
    email: told('email'),
    id: told('id'),
    population: lineOf(
      person.population,
      (population) => textAt(population, 'name') ?? told('population.id') ?? '',
    ),
    account: accountOf(user),
    password: lineOf(person.password, passwordLine),
    mfa: user.mfaEnabled === true ? 'enabled' : 'disabled',
    devices: listOf(person.devices, (devices) => devices.map(deviceLine)),
    groups: listOf(person.groups, (groups) => groups.map(groupLine)),
    roles: listOf(person.roles, (roles) => roles.map(roleLine)),
    sessions: listOf(person.sessions, (sessions) => sessionLines(sessions, now)),
    lastSignOn: told('lastSignOn.at') ?? 'never, or before PingOne kept it',
    from: told('lastSignOn.remoteIp'),
    createdAt: told('createdAt'),
  };
}
