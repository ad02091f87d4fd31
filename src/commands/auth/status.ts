/** `auth status`: who is signed on where, and until when. Exit 4 where nobody is. */
import { defineCommand } from '../command.ts';
import { sessionRecord } from './session-record.ts';

const signOn = "Run 'pingcli pingone auth login' to authenticate.";

export const statusCommand = defineCommand({
  summary: 'Show who is signed on, where, and until when',
  description: 'Shows the session of the profile, without a call to PingOne. Ends with 4 when not signed on.',
  examples: [
    { command: 'pingcli pingone auth status', summary: 'The session of the profile in use' },
    { command: 'pingcli pingone auth status -P production', summary: 'The session of another profile' },
    { command: 'pingcli pingone auth status -O json --query data.expiresAt', summary: 'Only the expiry' },
  ],
  flags: {},
  async run(context) {
    const status = await (await context.session()).status();
    const { data, lines } = sessionRecord(status, context.clock.now());
    const meta = { resource: 'session', action: 'status', effect: 'read' } as const;
    if (status.signedIn) return { kind: 'done', message: 'Signed on to PingOne', data, lines, meta };
    const why = {
      none: 'Not signed on to PingOne',
      expired: 'The session has expired',
      unreadable: 'The stored session cannot be read',
    };
    return {
      kind: 'done',
      message: why[status.reason ?? 'none'],
      data,
      lines,
      hints: [signOn],
      outcome: 'not-signed-in',
      meta,
    };
  },
});
