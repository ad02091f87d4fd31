/** The stored tokens of one sign-on: which record is its own, and who may change it at the same time. */

import { join } from 'node:path';
import type { GrantName } from '../core/grant.ts';
import { withFileLock } from '../host/file-lock.ts';
import type { SessionPorts } from './session-ports.ts';
import type { SignOn } from './sign-on.ts';
import { lockName, tokenBinding, tokenName } from './token-key.ts';
import { formatTokenRecord, parseTokenRecord, type TokenRecord } from './token-record.ts';
import type { TokenSet } from './token-set.ts';

/** SEC-53. */
const lockWaitLimit = 30_000;
/** Longer than any refresh and its keychain calls may take, so that only a lock left behind is taken over. */
const lockStaleAfter = 60_000;

export type Stored = { kind: 'none' } | { kind: 'unreadable' } | { kind: 'record'; record: TokenRecord };

export interface TokenVault {
  /** The record of the profile and grant, whatever it is bound to. Warns about one that cannot be read. */
  find(grant?: GrantName): Promise<Stored>;
  /** The tokens bound to this very sign-on (SEC-56). `fresh` looks past the cache of this process. */
  read(options?: { fresh?: boolean }): Promise<TokenSet | undefined>;
  write(tokens: TokenSet): Promise<void>;
  remove(grant?: GrantName): Promise<boolean>;
  /** Runs while no other process changes the tokens of this profile, issuer and client (SEC-50). */
  exclusively<T>(action: () => Promise<T>): Promise<T>;
}

export function openTokenVault(signOn: SignOn, session: SessionPorts): TokenVault {
  const { store, ports, platform, lockDirectory } = session;
  const name = tokenName(signOn.profile, signOn.grant);
  const isBoundHere = (record: TokenRecord): boolean => record.binding === tokenBinding(signOn);
  const warned = new Set<string>();

  async function find(from: string, options?: { fresh?: boolean }): Promise<Stored> {
    const secret = await store.read(from, options);
    if (secret === undefined) return { kind: 'none' };
    const record = parseTokenRecord(secret);
    if (record !== undefined) {
      ports.learn(record.tokens.accessToken);
      if (record.tokens.refreshToken !== undefined) ports.learn(record.tokens.refreshToken);
      return { kind: 'record', record };
    }
    if (!warned.has(from)) {
      warned.add(from);
      ports.say.warning(
        `The stored sign-on '${from}' (${store.describe().place}) is damaged or of another version, and counts as signed off.`,
      );
    }
    return { kind: 'unreadable' };
  }

  return {
    find: (grant) => find(grant === undefined ? name : tokenName(signOn.profile, grant), { fresh: true }),
    async read(options) {
      const stored = await find(name, options);
      return stored.kind === 'record' && isBoundHere(stored.record) ? stored.record.tokens : undefined;
    },
    write: (tokens) => store.write(name, formatTokenRecord(signOn, tokens)),
    remove: (grant) => store.remove(grant === undefined ? name : tokenName(signOn.profile, grant)),
    exclusively(action) {
      // Nothing is shared with another process, and storage type `none` writes nothing to disk (SEC-42).
      if (!store.describe().durable || lockDirectory === undefined) return action();
      const { clock, signal, say } = ports;
      return withFileLock(
        join(lockDirectory, lockName(signOn)),
        { clock, platform, signal },
        {
          waitLimit: lockWaitLimit,
          staleAfter: lockStaleAfter,
          onWait: () => say.note('Waiting for another pingcli that is renewing the same session.'),
        },
        action,
      );
    },
  };
}
