/** `auth refresh`: a new access token now, without a person. */
import { defineCommand } from '../command.ts';
import { sessionRecord } from './session-record.ts';

export const refreshCommand = defineCommand({
  summary: 'Renew the access token now',
  description: 'Uses the refresh token, or for client credentials asks for a new token.',
  examples: [
    { command: 'pingcli pingone auth refresh', summary: 'Renew the session of the profile in use' },
    {
      command: 'pingcli pingone auth refresh -O json --query data.expiresAt',
      summary: 'Renew it and show only until when it lasts',
    },
  ],
  flags: {},
  async run(context) {
    const session = await context.session();
    await session.refresh();
    const { data, lines } = sessionRecord(await session.status(), context.clock.now());
    return {
      kind: 'done',
      message: 'The access token was renewed',
      data,
      lines,
      meta: { resource: 'session', action: 'refresh', effect: 'updated' },
    };
  },
});
