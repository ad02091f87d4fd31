/** What the Management API shows of sign-on sessions: one a browser and user, which an administrator can end. */
import type { LocalClock } from '../local-clock.ts';
import type { DocumentStore } from '../store.ts';
import type { SignOnSession } from './sign-on-session.ts';

/** PingOne keeps the ten newest of a user. */
const MOST = 10;
const LIFETIME_MILLISECONDS = 86_400_000;

export interface UserSessions {
  /** The user has signed on in this browser; when, is remembered with the user. */
  begin(session: SignOnSession, userId: string): void;
  /** Whether it was ended at the Management API, so that the browser has to sign on again. */
  isOver(session: SignOnSession): boolean;
}

export function createUserSessions(
  store: DocumentStore,
  environmentId: string,
  clock: LocalClock,
): UserSessions {
  const userPath = (userId: string): string => `environments/${environmentId}/users/${userId}`;
  const pathOf = (session: SignOnSession, userId: string): string =>
    `${userPath(userId)}/sessions/${session.id}`;

  function dropOldest(userId: string): void {
    const kept = store.list(`${userPath(userId)}/sessions`);
    for (const { id } of kept.slice(0, Math.max(0, kept.length - MOST + 1))) {
      store.remove(`${userPath(userId)}/sessions/${String(id)}`);
    }
  }

  return {
    begin(session, userId) {
      const path = pathOf(session, userId);
      const at = new Date(clock.now()).toISOString();
      const lastSignOn = { at, remoteIp: '127.0.0.1' };
      if (store.get(path) === undefined) dropOldest(userId);
      store.put(path, {
        id: session.id,
        environment: { id: environmentId },
        user: { id: userId },
        browser: { name: 'Unknown' },
        device: { type: 'Unknown' },
        lastSignOn,
        activeAt: at,
        createdAt: String(store.get(path)?.createdAt ?? at),
        updatedAt: at,
        expiresAt: new Date(clock.now() + LIFETIME_MILLISECONDS).toISOString(),
      });
      store.put(userPath(userId), { ...store.get(userPath(userId)), lastSignOn });
    },
    isOver(session) {
      return session.userId !== undefined && store.get(pathOf(session, session.userId)) === undefined;
    },
  };
}
