/** `auth token`: the access token, alone, on stdout, for other tools. */
import { defineCommand } from '../command.ts';

export const tokenCommand = defineCommand({
  summary: 'Print the access token',
  description: 'Prints a valid access token and nothing else, renewed first where necessary.',
  examples: [
    {
      command:
        'curl -H "Authorization: Bearer $(pingcli pingone auth token)" https://api.pingone.eu/v1/environments',
      summary: 'Call the API with another tool',
    },
    { command: 'pingcli pingone auth token -P production', summary: 'The token of another profile' },
  ],
  flags: {},
  async run(context) {
    const token = await (await context.session()).accessToken();
    return {
      kind: 'document',
      text: token.open(),
      data: { accessToken: token.open() },
      warnings: context.stdoutIsTerminal
        ? [
            {
              code: 'TOKEN_ON_TERMINAL',
              message: 'Whoever has this token can act as you until it expires; it stays in the scrollback.',
            },
          ]
        : [],
      meta: { resource: 'session', action: 'token', effect: 'read' },
    };
  },
});
