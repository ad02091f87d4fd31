/** The session of a profile: hands out a token that is good, and gets another where it is not. */
import type { Secret } from '../core/secret.ts';
import { forgiveStorage } from './forgiving-vault.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { mintTokens, type Renewal, renewTokens, type Serves } from './renewal.ts';
import type { Session } from './session.ts';
import { environmentTokenRefused } from './session-errors.ts';
import { type SessionPorts, serverGrants } from './session-ports.ts';
import { describeSession } from './session-status.ts';
import type { SignOn } from './sign-on.ts';
import type { TokenSet } from './token-set.ts';
import { openTokenVault } from './token-vault.ts';

/** Milliseconds a token must still be good for (SEC-27). */
const margin = 60_000;

/** Tokens that live two minutes or less are used for half of their life, else none would ever do. */
function isFresh(tokens: TokenSet, now: number): boolean {
  return tokens.expiresAt - now > Math.min(margin, (tokens.expiresAt - tokens.grantedAt) / 2);
}

export function openSession(signOn: SignOn, session: SessionPorts): Session {
  const { ports, environmentToken, grants = serverGrants } = session;
  const vault = openTokenVault(signOn, session);
  const renewal: Renewal = { signOn, session, grants, vault };
  const asksAgain = signOn.grant === 'client_credentials';
  // Only for handing out tokens: login, logout and status are about the store and must hear of its failures.
  const handing: Renewal = asksAgain ? { ...renewal, vault: forgiveStorage(vault, ports.say) } : renewal;
  let current: TokenSet | undefined;
  let underWay: Promise<TokenSet> | undefined;

  if (environmentToken !== undefined) ports.learn(environmentToken.value);

  async function fetchTokens(serves: Serves): Promise<TokenSet> {
    const stored = await handing.vault.read();
    if (stored !== undefined && serves(stored)) return stored;
    return asksAgain ? mintTokens(handing, serves) : renewTokens(handing, serves);
  }

  /** One fetch at a time in this process (SEC-50); whoever comes meanwhile takes part in it. */
  async function fetchOnce(serves: Serves): Promise<TokenSet> {
    underWay ??= fetchTokens(serves).finally(() => {
      underWay = undefined;
    });
    current = await underWay;
    return current;
  }

  async function tokensThat(serves: Serves): Promise<TokenSet> {
    if (current !== undefined && serves(current)) return current;
    const joins = underWay !== undefined;
    const tokens = await fetchOnce(serves);
    // What another caller fetched may be just what this one had rejected.
    return joins && !serves(tokens) ? fetchOnce(serves) : tokens;
  }

  return {
    signOn,
    async accessToken() {
      if (environmentToken !== undefined) return environmentToken.value;
      const tokens = await tokensThat((candidate) => isFresh(candidate, ports.clock.now()));
      return tokens.accessToken;
    },
    async renewAccessToken(rejected: Secret) {
      if (environmentToken !== undefined) throw environmentTokenRefused(environmentToken.name);
      const tokens = await tokensThat(
        (candidate) =>
          candidate.accessToken.open() !== rejected.open() && isFresh(candidate, ports.clock.now()),
      );
      return tokens.accessToken;
    },
    async login(options) {
      current = await logIn(renewal, options);
      return current;
    },
    async refresh() {
      const never: Serves = () => false;
      current = await (asksAgain ? mintTokens(renewal, never) : renewTokens(renewal, never));
      return current;
    },
    async logout() {
      current = undefined;
      return logOut(renewal);
    },
    status: () => describeSession(renewal),
  };
}
