/** What stays valid at PingOne when tokens were deleted here but could not be revoked there (SEC-57). */
import type { LogoutReport, Session } from '../../auth/session.ts';
import type { Warning } from '../../core/result.ts';

export function revocationWarnings(session: Session, report: LogoutReport): Warning[] {
  if (typeof report.revocation === 'string') return [];
  const until = report.revocation.validUntil;
  return [
    {
      code: 'REVOCATION_FAILED',
      message:
        `The tokens of profile '${session.signOn.profile}' were deleted here but could not be revoked at PingOne (${report.revocation.failed}).` +
        (until === undefined ? '' : ` The access token stays valid until ${new Date(until).toISOString()}.`),
    },
  ];
}
