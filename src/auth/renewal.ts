/**
 * Replaces a token set that no longer serves, once across all processes. A refresh token that rotates is spent by its
 * first use, and its second use ends the whole session (RFC 9700 §4.14.2); so every step here happens under the lock.
 */
import { CliError } from '../core/errors.ts';
import { notSignedIn, refreshTimedOut, sessionEnded } from './session-errors.ts';
import type { SessionGrants, SessionPorts } from './session-ports.ts';
import type { SignOn } from './sign-on.ts';
import { withTimeLimit } from './time-limit.ts';
import type { TokenSet } from './token-set.ts';
import type { TokenVault } from './token-vault.ts';

/** Milliseconds a refresh may take; inside the time that others wait for it, and that its lock is taken for alive. */
const refreshLimit = 20_000;
/** Milliseconds a refresh may go on after Ctrl-C: an answer that is not awaited takes the new refresh token with it. */
const refreshGrace = 3_000;

/** Whether a token set found in the store, perhaps written by another process meanwhile, will do. */
export type Serves = (tokens: TokenSet) => boolean;

export interface Renewal {
  signOn: SignOn;
  session: SessionPorts;
  grants: SessionGrants;
  vault: TokenVault;
}

function isInvalidGrant(error: unknown): boolean {
  return error instanceof CliError && error.facts.code === 'INVALID_GRANT';
}

function haveSameRefreshToken(a: TokenSet | undefined, b: TokenSet): boolean {
  return a?.refreshToken?.open() === b.refreshToken?.open();
}

/** Compare-and-clear (SEC-52): what another process has stored since is used or kept, never removed. */
async function settleRefusal(
  { signOn, vault }: Renewal,
  spent: TokenSet,
  serves: Serves,
  cause: unknown,
): Promise<TokenSet> {
  const now = await vault.read({ fresh: true });
  if (now !== undefined && !haveSameRefreshToken(now, spent)) {
    if (serves(now)) return now;
    throw sessionEnded(signOn, 'another process replaced it while this one was renewing it', cause);
  }
  if (now !== undefined) await vault.remove();
  throw sessionEnded(signOn, 'its refresh token has expired, was revoked, or was used elsewhere', cause);
}

async function refresh(renewal: Renewal, stored: TokenSet, serves: Serves): Promise<TokenSet> {
  const { signOn, session, grants, vault } = renewal;
  const { ports } = session;
  const { refreshToken } = stored;
  if (refreshToken === undefined)
    throw sessionEnded(signOn, 'its access token has expired, and there is no refresh token');
  let renewed: TokenSet;
  try {
    renewed = await withTimeLimit(
      {
        clock: ports.clock,
        limit: refreshLimit,
        overdue: () => refreshTimedOut(signOn),
        signal: ports.signal,
        grace: refreshGrace,
      },
      (signal) => grants.refresh(signOn, refreshToken, stored, { ...ports, signal }),
    );
  } catch (error) {
    if (isInvalidGrant(error)) return settleRefusal(renewal, stored, serves, error);
    throw error;
  }
  // RFC 6749 §6: where no new refresh token comes, the old one goes on.
  const tokens: TokenSet = { refreshToken, ...renewed };
  await vault.write(tokens);
  return tokens;
}

/** @throws CliError not-signed-in; or a failure by network or server, which leaves the store as it was (SEC-54). */
export function renewTokens(renewal: Renewal, serves: Serves): Promise<TokenSet> {
  const { signOn, vault } = renewal;
  return vault.exclusively(async () => {
    const stored = await vault.read({ fresh: true });
    if (stored === undefined) throw notSignedIn(signOn);
    return serves(stored) ? stored : refresh(renewal, stored, serves);
  });
}

/** For the client credentials grant, which asks again instead of refreshing (RFC 6749 §4.4.3). */
export function mintTokens({ signOn, session, grants, vault }: Renewal, serves: Serves): Promise<TokenSet> {
  return vault.exclusively(async () => {
    const stored = await vault.read({ fresh: true });
    if (stored !== undefined && serves(stored)) return stored;
    const grant = await grants.load(signOn.grant);
    const minted = await grant.obtain(signOn, session.ports, { openBrowser: false });
    await vault.write(minted);
    return minted;
  });
}
