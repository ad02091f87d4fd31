/** Ends the sign-ons of a profile: revoked at the server where it can be, deleted here in all cases (SEC-57). */
import { grantNames } from '../core/grant.ts';
import type { Renewal } from './renewal.ts';
import { revokeRecord } from './revoke-record.ts';
import type { LogoutReport } from './session.ts';

/** The worse of two: a failure is told even where another token was revoked. */
function combine(
  before: LogoutReport['revocation'],
  next: LogoutReport['revocation'],
): LogoutReport['revocation'] {
  if (typeof before === 'object' || next === 'not-needed') return before;
  return next;
}

/** A profile may have been signed on by several grants in turn; it is signed off from all of them. */
export async function logOut(renewal: Renewal): Promise<LogoutReport> {
  const { vault } = renewal;
  return vault.exclusively(async () => {
    const report: LogoutReport = { wasSignedIn: false, revocation: 'not-needed' };
    for (const grant of grantNames) {
      try {
        const stored = await vault.find(grant);
        if (stored.kind === 'record')
          report.revocation = combine(report.revocation, await revokeRecord(renewal, grant, stored.record));
      } finally {
        if (await vault.remove(grant)) report.wasSignedIn = true;
      }
    }
    return report;
  });
}
