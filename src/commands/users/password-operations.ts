/** The requests about a user's password other than setting it, which PingOne tells apart by their media type. */
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { Secret } from '../../core/secret.ts';
import type { ApiBody } from '../../pingone/api-call.ts';
import type { ApiClient } from '../../pingone/api-client.ts';
import type { PasswordOwner } from './set-password.ts';
import { userPath } from './user-change.ts';

async function call(
  api: ApiClient,
  { environmentId, id, label }: PasswordOwner,
  what: string,
  body?: ApiBody,
): Promise<JsonObject> {
  const { json } = await api.act({
    method: body === undefined ? 'GET' : 'POST',
    path: `${userPath}/password`,
    parameters: { environmentId, userId: id },
    what: `${what} '${label}'`,
    ...(body === undefined ? {} : { body }),
  });
  return isJsonObject(json) ? json : {};
}

export function readPasswordState(api: ApiClient, user: PasswordOwner): Promise<JsonObject> {
  return call(api, user, 'get the state of the password of the user');
}

/** The password stays good for one more sign-on, at which another has to be chosen. */
export function forcePasswordChange(api: ApiClient, user: PasswordOwner): Promise<JsonObject> {
  // The one media type of PingOne's that does not end with `+json`.
  const mediaType = 'application/vnd.pingidentity.password.forceChange';
  return call(api, user, 'force a change of the password of the user', { kind: 'empty', mediaType });
}

/** To the user's email address, good for five minutes. */
export function sendRecoveryCode(api: ApiClient, user: PasswordOwner): Promise<JsonObject> {
  const mediaType = 'application/vnd.pingidentity.password.sendRecoveryCode+json';
  return call(api, user, 'send a recovery code to the user', { kind: 'empty', mediaType });
}

export function recoverPassword(
  api: ApiClient,
  user: PasswordOwner,
  recoveryCode: Secret,
  newPassword: Secret,
): Promise<JsonObject> {
  return call(api, user, 'recover the password of the user', {
    kind: 'json',
    value: { recoveryCode: recoveryCode.open(), newPassword: newPassword.open() },
    mediaType: 'application/vnd.pingidentity.password.recover+json',
  });
}
