/** `auth logout`: revokes the tokens at the server (RFC 7009), then deletes them here in any case (SEC-57). */
import type { LogoutReport, Session } from '../../auth/session.ts';
import { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Warning } from '../../core/result.ts';
import { defineCommand } from '../command.ts';
import { revocationWarnings } from './revocation-warning.ts';

export const logoutCommand = defineCommand({
  summary: 'Revoke and delete the tokens',
  description: 'Revokes the tokens of the profile at PingOne, then deletes them from where they are kept.',
  examples: [
    { command: 'pingcli pingone auth logout', summary: 'The profile in use' },
    { command: 'pingcli pingone auth logout --all', summary: 'Every profile' },
  ],
  flags: { all: { type: 'boolean', short: 'a', summary: 'Sign off every profile' } },
  async run(context, { flags }) {
    const profiles = flags.all ? (await context.profiles.list()).map((profile) => profile.name) : [undefined];
    const warnings: Warning[] = [];
    const signedOff: JsonObject[] = [];
    let failures = 0;
    for (const profile of profiles) {
      let session: Session | undefined;
      let report: LogoutReport | undefined;
      try {
        session = await context.storedSession(profile);
        report = await session?.logout();
      } catch (error) {
        // One profile that cannot be used keeps none of the others signed on.
        if (!flags.all || !(error instanceof CliError) || error.facts.category === 'cancelled') throw error;
        failures += 1;
        warnings.push({
          code: 'LOGOUT_FAILED',
          message: `Profile '${profile}' was not signed off: ${error.message}`,
        });
      }
      if (!session || !report) continue;
      warnings.push(...revocationWarnings(session, report));
      if (!report.wasSignedIn) continue;
      const revocation = typeof report.revocation === 'string' ? report.revocation : 'failed';
      signedOff.push({ profile: session.signOn.profile, revocation });
    }
    const names = signedOff.map((session) => `'${String(session.profile)}'`);
    return {
      kind: 'done',
      message:
        signedOff.length === 0
          ? 'Nobody was signed on; nothing to do'
          : `Signed off ${names.length === 1 ? 'profile' : 'profiles'} ${names.join(', ')}`,
      data: signedOff,
      warnings,
      ...(failures === 0 ? {} : { outcome: 'partial' }),
      meta: { resource: 'session', action: 'logout', effect: signedOff.length === 0 ? 'none' : 'deleted' },
    };
  },
});
