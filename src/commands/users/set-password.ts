/** The request that gives a user a new password (`password.set`, pingcli's only way to write one); apart because several commands end in it. */
import { CliError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { Secret } from '../../core/secret.ts';
import type { ApiBody } from '../../pingone/api-call.ts';
import type { ApiClient } from '../../pingone/api-client.ts';

export interface PasswordOwner {
  environmentId: string;
  id: string;
  /** For messages: the username. */
  label: string;
}

function callFor({ environmentId, id }: PasswordOwner, operation: 'set' | 'check', value: JsonObject) {
  const mediaType = `application/vnd.pingidentity.password.${operation}+json`;
  const body: ApiBody = { kind: 'json', mediaType, value };
  const path = '/environments/{environmentId}/users/{userId}/password';
  return { path, parameters: { environmentId, userId: id }, body };
}

/** Anything but a clear yes is a no. */
export async function isPasswordOf(api: ApiClient, owner: PasswordOwner, password: Secret): Promise<boolean> {
  try {
    await api.act({
      method: 'POST',
      ...callFor(owner, 'check', { password: password.open() }),
      what: `check the password of '${owner.label}'`,
    });
    return true;
  } catch (error) {
    if (error instanceof CliError && error.facts.category !== 'cancelled') return false;
    throw error;
  }
}

/**
 * An answer that was lost is settled by asking whether the password is the user's now, because a second try would be refused
 * for being like the first.
 *
 * @param forceChange - Whether the user has to choose another at the next sign-on.
 * @returns the state of the password as PingOne answers it, which never holds the password; empty after a lost answer.
 * @throws CliError, with PingOne's words for the rules of the password policy that are not met.
 */
export async function setPassword(
  api: ApiClient,
  owner: PasswordOwner,
  password: Secret,
  forceChange = false,
): Promise<JsonObject> {
  try {
    const { json } = await api.act({
      method: 'PUT',
      ...callFor(owner, 'set', { value: password.open(), forceChange }),
      isOnce: true,
      what: `set the password of '${owner.label}'`,
    });
    return isJsonObject(json) ? json : {};
  } catch (error) {
    const isLost = error instanceof CliError && error.facts.outcome === 'outcome-unknown';
    if (isLost && (await isPasswordOf(api, owner, password))) return {};
    throw error;
  }
}
