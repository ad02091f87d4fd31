/** Checks and changes a user's password at sign-on, and locks it after too many wrong ones. */
import type { LocalClock } from '../local-clock.ts';
import { defaultPolicy, failuresBeforeLock, unmetRules } from '../management/password-policy.ts';
import type { Document, DocumentStore } from '../store.ts';
import { numberIn, objectIn, textIn } from './document-fields.ts';
import type { Problem, ProblemDetail } from './platform-problem.ts';

export type SignOnResult =
  | { userId: string; change?: 'MUST_CHANGE_PASSWORD' | 'PASSWORD_EXPIRED' }
  | { problem: Problem };

const MILLISECONDS_A_DAY = 86_400_000;

export interface Credentials {
  check(username: string, password: string): SignOnResult;
  /** Whether the password alone is not enough. */
  wantsSecondFactor(userId: string): boolean;
  /** Answers a problem, or nothing when the password has been changed. */
  change(userId: string, currentPassword: string, newPassword: string): Problem | undefined;
}

function invalid(detail: ProblemDetail): Problem {
  return {
    status: 400,
    code: 'INVALID_DATA',
    message: 'The request could not be completed. One or more validation errors were in the request.',
    details: [detail],
  };
}

function wrongCredentials(target = 'password'): Problem {
  return invalid({
    code: 'INVALID_CREDENTIALS',
    target,
    message: 'The username or password is not correct.',
  });
}

function lockedOut(secondsUntilUnlock: number): Problem {
  return invalid({
    code: 'PASSWORD_LOCKED_OUT',
    target: 'password',
    message: 'The account is locked.',
    // Infinity: only an administrator can unlock it.
    ...(Number.isFinite(secondsUntilUnlock) ? { innerError: { secondsUntilUnlock } } : {}),
  });
}

export function createCredentials(
  store: DocumentStore,
  environmentId: string,
  clock: LocalClock,
): Credentials {
  const users = `environments/${environmentId}/users`;

  function find(username: string): { path: string; user: Document; id: string } | undefined {
    const wanted = username.trim().toLowerCase();
    for (const user of store.list(users)) {
      const id = textIn(user, 'id');
      const matches = textIn(user, 'username')?.toLowerCase() === wanted;
      if (id !== undefined && matches) return { path: `${users}/${id}`, user, id };
    }
    return undefined;
  }

  function setPassword(path: string, changes: Document): void {
    store.put(`${path}/password`, { ...store.get(`${path}/password`), ...changes });
  }

  function lockAfterFailures(path: string): number {
    const lockout = objectIn(defaultPolicy(store, environmentId), 'lockout');
    const seconds = numberIn(lockout, 'durationSeconds') ?? 900;
    store.confidential(path).lockedUntil = clock.now() + seconds * 1000;
    setPassword(path, { status: 'PASSWORD_LOCKED_OUT' });
    return seconds;
  }

  /** Seconds for which nobody can sign on to the account. */
  function lockOf(path: string, user: Document): number {
    if (textIn(objectIn(user, 'account'), 'status') === 'LOCKED') return Number.POSITIVE_INFINITY;
    const limit = failuresBeforeLock(defaultPolicy(store, environmentId));
    const confidential = store.confidential(path);
    if (limit === 0 || (confidential.failedSignOns ?? 0) < limit) return 0;
    // The Management API counts wrong passwords, too, and leaves the lock to us.
    if (confidential.lockedUntil === undefined) return lockAfterFailures(path);
    const left = Math.ceil((confidential.lockedUntil - clock.now()) / 1000);
    if (left > 0) return left;
    confidential.failedSignOns = 0;
    delete confidential.lockedUntil;
    setPassword(path, { status: 'OK' });
    return 0;
  }

  function recordFailure(path: string): Problem {
    const confidential = store.confidential(path);
    confidential.failedSignOns = (confidential.failedSignOns ?? 0) + 1;
    // A lock from before an administrator's unlock counts no more.
    delete confidential.lockedUntil;
    const limit = failuresBeforeLock(defaultPolicy(store, environmentId));
    if (limit === 0 || confidential.failedSignOns < limit) return wrongCredentials();
    return lockedOut(lockAfterFailures(path));
  }

  /** A password gets old by the clock; nothing writes it down. */
  function passwordStatus(path: string): string | undefined {
    const state = store.get(`${path}/password`);
    const days = numberIn(defaultPolicy(store, environmentId), 'maxAgeDays') ?? Number.POSITIVE_INFINITY;
    const age = clock.now() - Date.parse(textIn(state, 'lastChangedAt') ?? '');
    const status = textIn(state, 'status');
    return status === 'OK' && age > days * MILLISECONDS_A_DAY ? 'PASSWORD_EXPIRED' : status;
  }

  return {
    wantsSecondFactor: (userId) => store.get(`${users}/${userId}`)?.mfaEnabled === true,

    check(username, password) {
      const found = find(username);
      if (!found || found.user.enabled === false) return { problem: wrongCredentials() };
      const lock = lockOf(found.path, found.user);
      if (lock > 0) return { problem: lockedOut(lock) };
      const confidential = store.confidential(found.path);
      if (confidential.password === undefined || confidential.password !== password) {
        return { problem: recordFailure(found.path) };
      }
      confidential.failedSignOns = 0;
      const status = passwordStatus(found.path);
      return status === 'MUST_CHANGE_PASSWORD' || status === 'PASSWORD_EXPIRED'
        ? { userId: found.id, change: status }
        : { userId: found.id };
    },

    change(userId, currentPassword, newPassword) {
      const path = `${users}/${userId}`;
      const confidential = store.confidential(path);
      if (confidential.password !== currentPassword) return wrongCredentials('currentPassword');
      const unmet = unmetRules(defaultPolicy(store, environmentId), newPassword, currentPassword);
      if (unmet.length > 0) {
        const message = `The new password ${unmet.join(', ')}.`;
        return invalid({ code: 'INVALID_VALUE', target: 'newPassword', message });
      }
      confidential.password = newPassword;
      setPassword(path, { status: 'OK', lastChangedAt: new Date(clock.now()).toISOString() });
      return undefined;
    },
  };
}
