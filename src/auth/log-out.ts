/** Ends the sign-ons of a profile: revoked at the server where it can be, deleted here in all cases (SEC-57). */
import { type GrantName, grantNames } from '../core/grant.ts';
import type { Renewal } from './renewal.ts';
import type { LogoutReport } from './session.ts';
import type { OAuthClient, SignOn } from './sign-on.ts';
import type { TokenRecord } from './token-record.ts';

/** The client that the record's tokens were issued to; one of another client is a public one as far as we know. */
function holderOf(signOn: SignOn, grant: GrantName, record: TokenRecord): SignOn {
  const other: OAuthClient = { id: record.clientId, authentication: 'none' };
  return { ...signOn, grant, client: record.clientId === signOn.client.id ? signOn.client : other };
}

async function revoke(
  renewal: Renewal,
  grant: GrantName,
  record: TokenRecord,
): Promise<LogoutReport['revocation']> {
  const { signOn, session, grants } = renewal;
  const { tokens } = record;
  const { clock } = session.ports;
  if (tokens.refreshToken === undefined && tokens.expiresAt <= clock.now()) return 'not-needed';
  if (record.issuer !== signOn.issuer) {
    return {
      failed: `It was issued by ${record.issuer}, which the profile no longer names.`,
      validUntil: tokens.expiresAt,
    };
  }
  return grants.revoke(holderOf(signOn, grant, record), tokens, session.ports);
}

/** The worse of two: a failure is told even where another token was revoked. */
function combine(
  before: LogoutReport['revocation'],
  next: LogoutReport['revocation'],
): LogoutReport['revocation'] {
  if (typeof before === 'object' || next === 'not-needed') return before;
  return next;
}

/** A profile may have been signed on by several grants in turn; it is signed out of all of them. */
export async function logOut(renewal: Renewal): Promise<LogoutReport> {
  const { vault } = renewal;
  return vault.exclusively(async () => {
    const report: LogoutReport = { wasSignedIn: false, revocation: 'not-needed' };
    for (const grant of grantNames) {
      try {
        const stored = await vault.find(grant);
        if (stored.kind === 'record')
          report.revocation = combine(report.revocation, await revoke(renewal, grant, stored.record));
      } finally {
        if (await vault.remove(grant)) report.wasSignedIn = true;
      }
    }
    return report;
  });
}
