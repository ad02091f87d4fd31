/** What an offboarding would take from a user; nothing is taken away by halves: what cannot be seen cannot be saved. */
import { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Warning } from '../../core/result.ts';
import type { CommandContext } from '../command.ts';
import { collect } from '../resource/collect.ts';
import { nameAll } from '../several/confirm-several.ts';
import { setEnabled, takeAwaySteps } from './offboard-steps.ts';
import type { Offboarding } from './offboarding.ts';
import type { OneUser } from './one-user.ts';
import { type Part, readPerson } from './read-person.ts';
import { goesOn } from './sessions.ts';
import type { Work } from './steps.ts';

export const keepable = ['application-roles', 'devices', 'groups', 'roles', 'sessions'] as const;
type Kept = (typeof keepable)[number];

export interface PlannedOffboarding {
  saved: Offboarding;
  work: Work;
  /** They stay: whether there are any cannot be seen. */
  hidesApplicationRoles: boolean;
}

/** @param of - Username. */
function need(part: Part<JsonObject[]>, name: Kept, kept: readonly string[], of: string): JsonObject[] {
  if (kept.includes(name)) return [];
  if ('value' in part) return part.value;
  throw new CliError({
    outcome: 'permission-denied',
    category: 'authorization',
    code: 'NOT_READABLE',
    message: `The ${name} of the user '${of}' cannot be read, so they cannot be taken away.`,
    suggestion: `Ask for the role ${part.needs.join(' or ')}, or leave them as they are with --keep ${name}.`,
  });
}

/** Undefined where they cannot be seen: PingOne refuses them in the same way where an environment has no PingOne Authorize. */
async function readApplicationRoles(
  context: CommandContext,
  { environmentId, id }: OneUser['owner'],
): Promise<JsonObject[] | undefined> {
  const [api, definition] = await Promise.all([
    context.api(),
    context.resource('users application-role-assignments'),
  ]);
  try {
    return await collect(api.list(definition, { environmentId, userId: id }));
  } catch (error) {
    const isHidden = error instanceof CliError && ['permission-denied', 'not-found'].includes(error.outcome);
    if (isHidden) return undefined;
    throw error;
  }
}

export async function planOffboarding(
  context: CommandContext,
  user: OneUser,
  kept: readonly string[],
  now: number,
): Promise<PlannedOffboarding> {
  const { id, name, owner, record } = user;
  const [person, applicationRoles] = await Promise.all([
    readPerson(context, user, 'user'),
    kept.includes('application-roles') ? [] : readApplicationRoles(context, owner),
  ]);
  const saved = {
    environmentId: owner.environmentId,
    userId: id,
    username: name,
    wasEnabled: record.enabled !== false,
    groups: need(person.groups, 'groups', kept, name).filter(({ type }) => type !== 'INDIRECT'),
    roleAssignments: need(person.roles, 'roles', kept, name).filter(({ readOnly }) => readOnly !== true),
    applicationRoles: applicationRoles ?? [],
    devices: need(person.devices, 'devices', kept, name),
    sessions: need(person.sessions, 'sessions', kept, name).filter((session) => goesOn(session, now)),
  };
  const first = saved.wasEnabled ? [setEnabled(saved, false)] : [];
  const work = { user: { id, name }, rounds: [first, await takeAwaySteps(context, saved)] };
  return { saved, work, hidesApplicationRoles: applicationRoles === undefined };
}

/** For whom the plan is not whole. */
export function hiddenRoles(plans: readonly PlannedOffboarding[]): Warning[] {
  const users = plans.filter((plan) => plan.hidesApplicationRoles).map(({ work }) => work.user);
  if (users.length === 0) return [];
  const message = `The application roles of ${nameAll(users)} cannot be read and stay as they are; without PingOne Authorize there are none.`;
  return [{ code: 'NOT_READABLE', message }];
}
