/**
 * Under which name a sign-on is stored, and what it is bound to (SEC-56). There is one record for each profile and
 * grant, and it carries its binding: a record with another binding counts as absent and is replaced at the next
 * sign-on. A name for each binding would leave entries behind that no keychain can list.
 */

import { createHash } from 'node:crypto';
import type { GrantName } from '../core/grant.ts';
import type { SignOn } from './sign-on.ts';

/** Readable in the keychain, as Ping CLI's names are: `token__pingone_device_code_dev`. */
export function tokenName(profile: string, grant: GrantName): string {
  return `token__pingone_${grant}_${profile}`;
}

/**
 * Equal for two sign-ons only where a token of the one may be used for the other. Nothing of it is secret, so it is no digest:
 * every command compares it, and node:crypto takes 5 ms to load.
 */
export function tokenBinding(signOn: SignOn): string {
  const scopes = [...new Set(signOn.scopes)].sort();
  const { issuer, environmentId, client, grant, apiOrigin } = signOn;
  return JSON.stringify([issuer, environmentId, client.id, grant, scopes, apiOrigin]);
}

/** Name of the lock file under which the tokens of this profile, issuer and client change (SEC-50). */
export function lockName(signOn: SignOn): string {
  const parts = JSON.stringify([signOn.profile, signOn.issuer, signOn.client.id]);
  return `session-${createHash('sha256').update(parts).digest('base64url').slice(0, 22)}.lock`;
}
