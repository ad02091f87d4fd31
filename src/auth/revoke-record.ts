/** Gives stored tokens back to the server that issued them, as the client that they were issued to (RFC 7009). */
import type { GrantName } from '../core/grant.ts';
import type { Renewal } from './renewal.ts';
import type { LogoutReport } from './session.ts';
import type { OAuthClient, SignOn } from './sign-on.ts';
import type { TokenRecord } from './token-record.ts';

/** The client that the record's tokens were issued to; one of another client is a public one as far as we know. */
function holderOf(signOn: SignOn, grant: GrantName, record: TokenRecord): SignOn {
  const other: OAuthClient = { id: record.clientId, authentication: 'none' };
  return { ...signOn, grant, client: record.clientId === signOn.client.id ? signOn.client : other };
}

/** A failure is a report, never thrown; tokens are never sent to another issuer than their own. */
export async function revokeRecord(
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
