/** The RS256 key that signs every token of this process; apart because making one costs some 100 ms. */
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export interface SigningKey {
  /** PingOne's key id can be this literal word. */
  kid: 'default';
  privateKey: KeyObject;
  publicKey: KeyObject;
}

let pending: Promise<SigningKey> | undefined;

/** One key for all local PingOnes of a process: their issuers differ, and tests start many of them. */
export function loadSigningKey(): Promise<SigningKey> {
  pending ??= promisify(generateKeyPair)('rsa', { modulusLength: 2048 }).then((pair) => ({
    kid: 'default' as const,
    ...pair,
  }));
  return pending;
}
