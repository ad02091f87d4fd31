/** `auth status`: who is signed on where, and until when. Exit 4 where nobody is. */
import { valueAt } from '../../core/json.ts';
import { defineCommand } from '../command.ts';
import { sessionColumns, sessionRecord } from './session-record.ts';

const headlines = {
  none: 'Not signed on to PingOne',
  expired: 'The session has expired',
  unreadable: 'The stored session cannot be read',
} as const;

export const statusCommand = defineCommand({
  summary: 'Show who is signed on, where, and until when',
  description: 'Shows the session of the profile, without a call to PingOne. Ends with 4 when not signed on.',
  examples: [
    { command: 'pingcli pingone auth status', summary: 'The session of the profile in use' },
    { command: 'pingcli pingone auth status -P production', summary: 'The session of another profile' },
    { command: 'pingcli pingone auth status -O json --query data.expiresAt', summary: 'Only the expiry' },
  ],
  answers: { kind: 'record', columns: sessionColumns },
  flags: {},
  async run(context) {
    const status = await (await context.session()).status();
    const record = sessionRecord(status, context.clock.now()).data;
    const result = {
      kind: 'record',
      record,
      // A session of a worker application has no subject and no scopes to show.
      columns: sessionColumns.filter((column) => valueAt(record, column.path) !== undefined),
      meta: { resource: 'session', action: 'status', effect: 'read' },
    } as const;
    if (status.signedIn) return { ...result, message: 'Signed on to PingOne' };
    return {
      ...result,
      message: headlines[status.reason ?? 'none'],
      hints: ["Run 'pingcli pingone auth login' to authenticate."],
      outcome: 'not-signed-in',
    };
  },
});
