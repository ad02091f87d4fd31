/** The request that gives a user a new password (`password.set`, pingcli's only way to write one); apart because several commands end in it. */
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { Secret } from '../../core/secret.ts';
import type { ApiClient } from '../../pingone/api-client.ts';

export interface PasswordOwner {
  environmentId: string;
  id: string;
  /** For messages: the username. */
  label: string;
}

/**
 * @param forceChange - Whether the user has to choose another at the next sign-on.
 * @returns the state of the password as PingOne answers it, which never holds the password.
 * @throws CliError, with PingOne's words for the rules of the password policy that are not met.
 */
export async function setPassword(
  api: ApiClient,
  { environmentId, id, label }: PasswordOwner,
  password: Secret,
  forceChange = false,
): Promise<JsonObject> {
  const { json } = await api.act({
    method: 'PUT',
    path: '/environments/{environmentId}/users/{userId}/password',
    parameters: { environmentId, userId: id },
    body: {
      kind: 'json',
      mediaType: 'application/vnd.pingidentity.password.set+json',
      value: { value: password.open(), forceChange },
    },
    what: `set the password of '${label}'`,
  });
  return isJsonObject(json) ? json : {};
}
