/** What a run shows itself with: the themes of both streams and the messages, made once the settings are known. */
import type { Redactor } from '../core/redactor.ts';
import type { Host } from '../host/host.ts';
import type { RunMessages } from '../output/messages.ts';
import { createMessages } from '../output/stderr-messages.ts';
import { createTheme, decideStyle, type Theme } from '../output/theme.ts';

export interface SurfaceOptions {
  noColor: boolean;
  quiet: boolean;
  verbose: boolean;
}

export interface Surface {
  messages: RunMessages;
  /** The theme of stdout. */
  theme: Theme;
}

export async function openSurface(host: Host, options: SurfaceOptions, redactor: Redactor): Promise<Surface> {
  const themeOf = (stream: { isTerminal: boolean }): Promise<Theme> =>
    createTheme(decideStyle({ env: host.env, stream, noColor: options.noColor }));
  const [theme, ofMessages] = await Promise.all([themeOf(host.stdout), themeOf(host.stderr)]);
  const messages = createMessages({
    stderr: host.stderr,
    theme: ofMessages,
    clock: host.clock,
    quiet: options.quiet,
    verbose: options.verbose,
    redact: (text) => redactor.redact(text),
  });
  return { messages, theme };
}
