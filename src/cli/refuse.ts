/** A command line that could not be read: the error in the format that it seems to ask for. */
import { exitCodeOf } from '../core/exit-codes.ts';
import { Redactor } from '../core/redactor.ts';
import type { Host } from '../host/host.ts';
import { renderError } from '../output/render-error.ts';
import { fallbackFormat, formatInWords } from './fallback-format.ts';
import { factsOf } from './report.ts';
import { openSurface } from './surface.ts';

export async function refuse(error: unknown, words: readonly string[], host: Host): Promise<number> {
  const redactor = new Redactor();
  const started = host.clock.monotonic();
  const noColor = words.includes('--no-color');
  const { messages } = await openSurface(host, { noColor, quiet: false, verbose: false }, redactor);
  const facts = factsOf(error, host.signal);
  await renderError(
    facts,
    {
      format: fallbackFormat(formatInWords(words), host.env),
      durationMs: () => host.clock.monotonic() - started,
    },
    { stdout: host.stdout, messages, redact: (text) => redactor.redact(text) },
  );
  await messages.close();
  return exitCodeOf(facts.outcome);
}
