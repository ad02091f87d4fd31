/** `pingone proxy`: lends this sign-on to other tools, for as long as it runs. */
import { CliError } from '../../core/errors.ts';
import type { Outcome } from '../../core/exit-codes.ts';
import { type CommandContext, defineCommand } from '../command.ts';

const mostInput = 1024 * 1024;

/** Resolves with how the run is to end. */
function untilStopped({ signal }: CommandContext): Promise<Outcome> {
  const outcome = (): Outcome => (signal.reason instanceof CliError ? signal.reason.outcome : 'interrupted');
  return new Promise((resolve) => {
    if (signal.aborted) resolve(outcome());
    signal.addEventListener('abort', () => resolve(outcome()), { once: true });
  });
}

export const proxyCommand = defineCommand({
  summary: 'Lend this sign-on to other tools on this computer',
  description:
    "Listens on 127.0.0.1 and forwards requests below /v1/ to the PingOne API with this sign-on's access token, which is renewed as needed. Each request has to show a key that is made for this run: in the header X-Pingcli-Proxy-Key, or as the bearer token. Runs until Ctrl-C.",
  examples: [
    { command: 'pingcli pingone proxy', summary: 'On any free port; the key is shown once' },
    {
      command: 'pingcli pingone proxy --port 7465 --key-file ./proxy-key',
      summary: 'For scripts: a port that is known, the key in a file',
    },
    {
      command: 'pingcli pingone proxy -P production --stop-with-stdin',
      summary: 'As the child of a program: ends when its standard input does',
    },
  ],
  notes: [
    'Whoever has the key can do what this sign-on can, until the proxy stops.',
    'Answers are passed on as they are: links in them lead to PingOne itself, not to the proxy.',
    'Requests of web pages are refused, and the log on stderr has paths without their query.',
  ],
  flags: {
    port: {
      type: 'integer',
      placeholder: 'number',
      minimum: 0,
      maximum: 65_535,
      summary: 'Port of 127.0.0.1; default: any free one',
    },
    'key-file': {
      type: 'text',
      placeholder: 'path',
      summary: 'Write the key to this file, for you alone, instead of showing it',
    },
    'stop-with-stdin': { type: 'boolean', summary: 'Stop when the standard input ends' },
  },
  async run(context, { flags }) {
    // Whoever is not signed on hears of it now, not with the first request.
    await (await context.session()).accessToken();
    const proxy = await context.openApiProxy(flags.port ?? 0);
    const file = flags['key-file'];
    const { say } = context;
    let outcome: Outcome;
    try {
      if (file !== undefined) await context.writeFile(file, `${proxy.key.open()}\n`, 'private');
      say.success(`Requests go on to ${proxy.apiOrigin} until Ctrl-C. Listening on:`);
      say.copyable(proxy.origin);
      if (file === undefined) {
        say.note('Each request has to have this header; the key is shown this once:');
        say.copyable(`X-Pingcli-Proxy-Key: ${proxy.key.open()}`);
      } else say.note(`Each request has to have the header X-Pingcli-Proxy-Key with the key in ${file}.`);
      const shown = file === undefined ? '<key>' : `$(cat "${file}")`;
      say.note(
        `For example: curl -H "X-Pingcli-Proxy-Key: ${shown}" "${proxy.origin}/v1/environments?limit=10"`,
      );
      const stopped = untilStopped(context);
      const inputEnded = flags['stop-with-stdin']
        ? [context.readInput(mostInput).then((): Outcome => 'success')]
        : [];
      outcome = await Promise.race([stopped, ...inputEnded]);
    } finally {
      await proxy.close();
    }
    const count = proxy.forwarded();
    return {
      kind: 'done',
      message: `Stopped; forwarded ${count === 1 ? '1 request' : `${count} requests`}`,
      data: { forwarded: count },
      outcome,
      meta: { resource: 'proxy', action: 'proxy', effect: 'none' },
    };
  },
});
