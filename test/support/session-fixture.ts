/** A session over a fake keychain, a standing clock and scripted grants; nothing leaves the process. */
import { join } from 'node:path';
import type { GrantFlow, GrantPorts } from '../../src/auth/grants/grant.ts';
import { openSession } from '../../src/auth/open-session.ts';
import type { SessionGrants, SessionPorts } from '../../src/auth/session-ports.ts';
import type { SignOn } from '../../src/auth/sign-on.ts';
import { cacheReads } from '../../src/auth/store/cached-store.ts';
import { openKeychainStore } from '../../src/auth/store/keychain-store.ts';
import { openMemoryStore } from '../../src/auth/store/memory-store.ts';
import type { TokenSet } from '../../src/auth/token-set.ts';
import { CliError } from '../../src/core/errors.ts';
import type { Secret } from '../../src/core/secret.ts';
import type { Messages } from '../../src/output/messages.ts';
import { createFakeKeychain } from './fake-keychain.ts';
import { describePlatform } from './platform.ts';
import { describeSignOn, grantTokens } from './sign-on.ts';
import { createStandingClock } from './standing-clock.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export function oauthError(
  code: string,
  outcome: 'not-signed-in' | 'unavailable' = 'not-signed-in',
): CliError {
  return new CliError({ outcome, category: 'authentication', code, message: `The server said ${code}.` });
}

/** What every call of a keychain that is not there ends in. */
export const keychainMissing = new CliError({
  outcome: 'configuration',
  category: 'configuration',
  code: 'KEYCHAIN_MISSING',
  message: 'The keychain (Secret Service) is not available.',
});

function recordMessages(said: string[]): Messages {
  const note = (kind: string) => (text?: string) => {
    said.push(`${kind}: ${text ?? ''}`);
  };
  return {
    success: note('success'),
    warning: note('warning'),
    note: note('note'),
    line: note('line'),
    copyable: note('copyable'),
    detail: note('detail'),
    waiting: () => ({ update: () => undefined, done: () => undefined }),
  };
}

export interface SessionFixtureOptions {
  signOn?: Partial<SignOn>;
  /** Storage type `none` instead of the fake keychain. */
  inMemory?: boolean;
  environmentToken?: { name: string; value: Secret };
}

export function createSessionFixture(options: SessionFixtureOptions = {}) {
  const clock = createStandingClock();
  const keychain = createFakeKeychain();
  const said: string[] = [];
  const learned: string[] = [];
  /** Every call of the authorization server, for example `refresh refresh-canary-1`. */
  const asked: string[] = [];
  const interrupt = new AbortController();
  const signOn = describeSignOn(options.signOn);
  const platform = describePlatform();
  const lockDirectory = join(temporaryDirectory(), 'state');
  let granted = 0;

  const nextTokens = (): TokenSet => {
    granted += 1;
    return grantTokens(`new-${granted}`, clock.now());
  };
  const script: {
    obtain: (signal: AbortSignal) => Promise<TokenSet>;
    refresh: (signal: AbortSignal) => Promise<TokenSet>;
    revoke: () => Awaited<ReturnType<SessionGrants['revoke']>>;
  } = { obtain: async () => nextTokens(), refresh: async () => nextTokens(), revoke: () => 'revoked' };

  const grants: SessionGrants = {
    async load(name): Promise<GrantFlow> {
      return {
        name,
        interactive: name !== 'client_credentials',
        obtain(_signOn, ports, { openBrowser }) {
          asked.push(`obtain ${name}${openBrowser ? ' with a browser' : ''}`);
          return script.obtain(ports.signal);
        },
      };
    },
    refresh(_signOn, refreshToken, _previous, ports) {
      asked.push(`refresh ${refreshToken.open()}`);
      return script.refresh(ports.signal);
    },
    async revoke(holder, tokens) {
      asked.push(`revoke ${tokens.refreshToken?.open() ?? tokens.accessToken.open()} of ${holder.client.id}`);
      return script.revoke();
    },
  };
  const ports: GrantPorts = {
    fetch: () => Promise.reject(new Error('No test of a session goes out.')),
    clock,
    browser: { isLikely: () => true, open: async () => 'opened' },
    say: recordMessages(said),
    signal: interrupt.signal,
    learn: (secret) => learned.push(secret.open()),
  };

  /** As a process starts it: with a cache of its own over the one keychain. */
  function open(changes: Partial<SignOn> = {}) {
    const store = options.inMemory
      ? openMemoryStore()
      : cacheReads(
          openKeychainStore({ backend: keychain, platform, warn: (text) => said.push(`store: ${text}`) }),
        );
    const session: SessionPorts = {
      store,
      ports,
      platform,
      lockDirectory,
      grants,
      ...(options.environmentToken ? { environmentToken: options.environmentToken } : {}),
    };
    return openSession({ ...signOn, ...changes }, session);
  }

  return {
    open,
    signOn,
    clock,
    keychain,
    said,
    learned,
    asked,
    script,
    interrupt,
    lockDirectory,
    nextTokens,
  };
}

export const loginOptions = { openBrowser: true, timeout: 300_000 };
