/** Joining and leaving a group; what is so already is no failure, because the same command may be run again. */
import { CliError } from '../../core/errors.ts';
import { isJsonObject, textAt } from '../../core/json.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { Worked } from '../several/run-several.ts';
import { unlessGone } from './remove-if-there.ts';

const collection = '/environments/{environmentId}/users/{userId}/memberOfGroups';

export interface Membership {
  environmentId: string;
  userId: string;
  groupId: string;
  /** In words: `add the user 'anna' to the group 'Staff'`. */
  what: string;
}

function hasDetail({ facts }: CliError, code: string): boolean {
  const details = isJsonObject(facts.details) ? facts.details.details : undefined;
  return Array.isArray(details) && details.some((detail) => isJsonObject(detail) && detail.code === code);
}

export async function joinGroup(api: ApiClient, { groupId, what, ...user }: Membership): Promise<Worked> {
  try {
    await api.act({
      method: 'POST',
      path: collection,
      parameters: { environmentId: user.environmentId, userId: user.userId },
      body: { kind: 'json', value: { id: groupId } },
      what,
    });
    return 'done';
  } catch (error) {
    if (error instanceof CliError && hasDetail(error, 'UNIQUENESS_VIOLATION')) return 'unchanged';
    throw error;
  }
}

export function leaveGroup(
  api: ApiClient,
  { environmentId, userId, groupId, what }: Membership,
): Promise<Worked> {
  return unlessGone(async () => {
    const path = `${collection}/{groupId}`;
    await api.act({ method: 'DELETE', path, parameters: { environmentId, userId, groupId }, what });
  });
}

/** `DIRECT`, `INDIRECT` through another group; undefined: no member. */
export async function membershipType(
  api: ApiClient,
  { environmentId, userId, groupId, what }: Membership,
): Promise<string | undefined> {
  try {
    const path = `${collection}/{groupId}`;
    const { json } = await api.act({
      method: 'GET',
      path,
      parameters: { environmentId, userId, groupId },
      what,
    });
    return textAt(json, 'type') ?? 'DIRECT';
  } catch (error) {
    if (error instanceof CliError && error.outcome === 'not-found') return undefined;
    throw error;
  }
}
