/** Operations on users beyond the generic ones: import with a password, lock and unlock. */
import type { Document } from '../store.ts';
import { invalidData } from './api-error.ts';
import { type Answer, bodyOf, type Call, timestamp } from './call.ts';
import { createObject } from './collection-operations.ts';
import { isDocument, textOf } from './documents.ts';
import { findItem } from './item-operations.ts';
import { clearFailures, writePassword } from './password-operations.ts';
import { defaultPolicy, unmetRules } from './password-policy.ts';
import { represent } from './representation.ts';

/** `user.import`: a create that may bring password, lifecycle, emailVerified and mfaEnabled along. */
export function importUser(call: Call): Answer {
  const body = bodyOf(call);
  const password = isDocument(body.password) ? body.password : undefined;
  const value = textOf(password, 'value');
  if (value !== undefined) {
    const unmet = unmetRules(defaultPolicy(call.world.store, call.target.environmentId), value, undefined);
    const message = `The password ${unmet.join(', ')}.`;
    if (unmet.length > 0) throw invalidData({ code: 'INVALID_VALUE', target: 'password.value', message });
  }
  const created = createObject(call, body);
  const path = `${call.target.path}/${textOf(created.body, 'id')}`;
  if (value !== undefined) writePassword(call, path, value, password?.forceChange === true, 'password.value');
  const changes: Document = {};
  for (const name of ['emailVerified', 'mfaEnabled', 'lifecycle', 'enabled']) {
    const given = body[name];
    if (given !== undefined && given !== null) changes[name] = given;
  }
  return { ...created, body: change(call, path, changes) };
}

export function lockAccount(call: Call): Answer {
  findItem(call);
  const account = { canAuthenticate: false, status: 'LOCKED', lockedAt: timestamp(call.world) };
  return { status: 200, body: change(call, call.target.path, { account }) };
}

export function unlockAccount(call: Call): Answer {
  findItem(call);
  clearFailures(call, call.target.path);
  return {
    status: 200,
    body: change(call, call.target.path, { account: { canAuthenticate: true, status: 'OK' } }),
  };
}

function change(call: Call, path: string, changes: Document): Document {
  const user: Document = { ...call.world.store.get(path), ...changes, updatedAt: timestamp(call.world) };
  call.world.store.put(path, user);
  return represent(call.world, 'environments/users', path, user);
}
