/** The browser's session at one issuer, which is all that PingOne's `ST` cookie stands for. */
import { randomUUID } from 'node:crypto';

export interface SignOnSession {
  id: string;
  /** The signed-on user. */
  userId?: string;
  /** Seconds since the epoch, by the local PingOne. */
  signedOnAt?: number;
}

export interface SignOnSessions {
  /** The session that a `Cookie` header names. */
  find(cookieHeader: string | undefined): SignOnSession | undefined;
  start(): SignOnSession;
  end(session: SignOnSession): void;
  /** The `Set-Cookie` value for a session. */
  cookie(session: SignOnSession): string;
}

const MONTH = 2_592_000;

/** @param path where the cookie applies: `/<environmentID>`, or `/` on a custom domain */
export function createSignOnSessions(path: string, secure: boolean): SignOnSessions {
  const sessions = new Map<string, SignOnSession>();
  return {
    find(cookieHeader) {
      const match = /(?:^|;\s*)ST=([0-9a-f-]{36})(?:;|$)/.exec(cookieHeader ?? '');
      return match?.[1] === undefined ? undefined : sessions.get(match[1]);
    },
    start() {
      const session = { id: randomUUID() };
      sessions.set(session.id, session);
      return session;
    },
    end(session) {
      sessions.delete(session.id);
    },
    cookie(session) {
      // PingOne says `Secure; SameSite=None`, which a browser refuses over http.
      const site = secure ? 'Secure; HttpOnly; SameSite=None' : 'HttpOnly; SameSite=Lax';
      return `ST=${session.id}; Path=${path}; Max-Age=${MONTH}; ${site}`;
    },
  };
}
