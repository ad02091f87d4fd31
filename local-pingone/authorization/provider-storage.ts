/**
 * Where one issuer's codes, tokens and sessions live. `oidc-provider` knows the machine's clock only, so this is
 * the border between the two clocks: what goes in is shifted to the local PingOne's time, what comes out is shifted
 * back by today's difference. After `advance(600_000)` a code is handed out with an expiry ten minutes earlier.
 */
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { LocalClock } from '../local-clock.ts';

/** The members that are seconds since the epoch. */
const MOMENTS = ['iat', 'exp', 'iiat', 'authTime', 'loginTs'] as const;

function shift(payload: AdapterPayload, seconds: number): AdapterPayload {
  const shifted = { ...payload };
  for (const name of MOMENTS) {
    const moment = shifted[name];
    if (typeof moment === 'number') shifted[name] = moment + seconds;
  }
  return shifted;
}

export interface StorageSettings {
  clock: LocalClock;
  findClient(clientId: string): AdapterPayload | undefined;
  /** Seconds for which a used refresh token is still taken. */
  gracePeriod(clientId: string | undefined): number;
}

/** The library's own in-memory adapter is one for the whole process; this is one for each issuer. */
export function createProviderStorage(settings: StorageSettings): (model: string) => Adapter {
  const entries = new Map<string, AdapterPayload>();
  const { clock } = settings;
  const seconds = () => Math.floor(clock.now() / 1000);

  function isInGrace(payload: AdapterPayload): boolean {
    if (payload.kind !== 'RefreshToken' || typeof payload.consumed !== 'number') return false;
    return seconds() < payload.consumed + settings.gracePeriod(payload.clientId);
  }

  function revoke(grantId: string | undefined): void {
    for (const [key, payload] of entries) {
      if (grantId !== undefined && payload.grantId === grantId) entries.delete(key);
    }
  }

  function read(payload: AdapterPayload | undefined): AdapterPayload | undefined {
    if (!payload) return undefined;
    const found = shift(payload, -clock.secondsAhead());
    if (isInGrace(payload)) delete found.consumed;
    return found;
  }

  function search(model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, payload] of entries) {
      if (key.startsWith(`${model}:`) && matches(payload)) return read(payload);
    }
    return undefined;
  }

  return (model) => ({
    async upsert(id, payload) {
      entries.set(`${model}:${id}`, shift(payload, clock.secondsAhead()));
    },
    async find(id) {
      return model === 'Client' ? settings.findClient(id) : read(entries.get(`${model}:${id}`));
    },
    async findByUserCode(userCode) {
      return search(model, (payload) => payload.userCode === userCode);
    },
    async findByUid(uid) {
      return search(model, (payload) => payload.uid === uid);
    },
    async consume(id) {
      const payload = entries.get(`${model}:${id}`);
      if (!payload) return;
      if (payload.consumed !== undefined && !isInGrace(payload)) {
        // Of two requests at once, both have read the token as unused; the library itself looks no second time.
        revoke(payload.grantId);
        entries.delete(`Grant:${payload.grantId}`);
        throw new errors.InvalidGrant('already used');
      }
      // Within the grace period the first use counts.
      payload.consumed ??= seconds();
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      revoke(grantId);
    },
  });
}
