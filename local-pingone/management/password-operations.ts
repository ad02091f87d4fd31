/** A user's password: its state, and the operations that PingOne tells apart by media type. */
import type { Document } from '../store.ts';
import { invalidData, notFound, requestFailed } from './api-error.ts';
import { type Answer, bodyOf, type Call, timestamp } from './call.ts';
import { isDocument, textOf } from './documents.ts';
import { defaultPolicy, failuresBeforeLock, unmetRules } from './password-policy.ts';
import { hrefOf } from './representation.ts';
import { missing } from './validation.ts';

export function getPassword(call: Call): Answer {
  return { status: 200, body: stateOf(call) };
}

/** An administrator gives a new password (`password.set`). */
export function setPassword(call: Call): Answer {
  const body = bodyOf(call);
  writePassword(call, userPath(call), requireText(body, 'value'), body.forceChange === true, 'value');
  return getPassword(call);
}

/** The user changes the password and knows the current one (`password.reset`). */
export function resetPassword(call: Call): Answer {
  const body = bodyOf(call);
  const current = requireText(body, 'currentPassword');
  const next = requireText(body, 'newPassword');
  verify(call, current, 'currentPassword');
  writePassword(call, userPath(call), next, false, 'newPassword');
  return getPassword(call);
}

export function checkPassword(call: Call): Answer {
  verify(call, requireText(bodyOf(call), 'password'), 'password');
  return getPassword(call);
}

/** The password stays as it is, and has to be changed at the next sign-on; a lock of the password is taken off. */
export function forceChange(call: Call): Answer {
  const { store } = call.world;
  const user = userPath(call);
  if (store.confidential(user).password === undefined) {
    throw requestFailed({ code: 'NO_PASSWORD', message: 'The user has no password.' });
  }
  clearFailures(call, user);
  store.put(`${user}/password`, { ...store.get(`${user}/password`), status: 'MUST_CHANGE_PASSWORD' });
  return getPassword(call);
}

export function unlockPassword(call: Call): Answer {
  clearFailures(call, userPath(call));
  return getPassword(call);
}

/** Forgets wrong attempts, wherever they were counted: at sign-on or here. */
export function clearFailures(call: Call, user: string): void {
  const { store } = call.world;
  store.confidential(user).failedSignOns = 0;
  const state = store.get(`${user}/password`);
  if (state?.status === 'PASSWORD_LOCKED_OUT') store.put(`${user}/password`, { ...state, status: 'OK' });
}

/** Stores a password that satisfies the policy. */
export function writePassword(
  call: Call,
  user: string,
  password: string,
  forceChange: boolean,
  target: string,
): void {
  const { store } = call.world;
  const confidential = store.confidential(user);
  const policy = defaultPolicy(store, call.target.environmentId);
  const unmet = unmetRules(policy, password, confidential.password);
  if (unmet.length > 0) {
    const message = `The provided password did not match the requirements of the password policy: it ${unmet.join(', ')}.`;
    throw invalidData({ code: 'INVALID_VALUE', target, message });
  }
  confidential.password = password;
  confidential.failedSignOns = 0;
  store.put(`${user}/password`, {
    status: forceChange ? 'MUST_CHANGE_PASSWORD' : 'OK',
    lastChangedAt: timestamp(call.world),
  });
}

function verify(call: Call, given: string, target: string): void {
  const confidential = call.world.store.confidential(userPath(call));
  if (confidential.password === undefined) {
    throw requestFailed({ code: 'NO_PASSWORD', message: 'The user has no password.' });
  }
  const limit = failuresBeforeLock(defaultPolicy(call.world.store, call.target.environmentId));
  const failures = confidential.failedSignOns ?? 0;
  const account = call.world.store.get(userPath(call))?.account;
  if ((limit > 0 && failures >= limit) || (isDocument(account) && account.status === 'LOCKED')) {
    throw requestFailed({
      code: 'PASSWORD_LOCKED_OUT',
      message: 'The password is locked after too many failed attempts.',
      innerError: { secondsUntilUnlock: 900 },
    });
  }
  if (confidential.password !== given) {
    confidential.failedSignOns = failures + 1;
    throw requestFailed({ code: 'INVALID_CREDENTIALS', target, message: 'The password is not correct.' });
  }
  confidential.failedSignOns = 0;
}

export function stateOf(call: Call): Document {
  const { store } = call.world;
  const user = userPath(call);
  const state = store.get(`${user}/password`) ?? { status: 'NO_PASSWORD' };
  const policy = defaultPolicy(store, call.target.environmentId);
  const limit = failuresBeforeLock(policy);
  const locked = limit > 0 && (store.confidential(user).failedSignOns ?? 0) >= limit;
  return {
    _links: { self: { href: hrefOf(call.world, call.target.path) } },
    environment: { id: call.target.environmentId ?? '' },
    user: { id: user.slice(user.lastIndexOf('/') + 1) },
    ...(policy === undefined ? {} : { passwordPolicy: { id: textOf(policy, 'id') ?? '' } }),
    ...state,
    ...(locked ? { status: 'PASSWORD_LOCKED_OUT' } : {}),
  };
}

export function userPath(call: Call): string {
  const path = call.target.parents.at(-1);
  if (path === undefined) throw notFound();
  return path;
}

export function requireText(body: Document, attribute: string): string {
  const value = textOf(body, attribute);
  if (value === undefined || value === '') throw invalidData(missing(attribute));
  return value;
}
