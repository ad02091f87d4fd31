/** A run of pingcli: words in, exit code out. Everything it does to the machine goes through the host. */
import { exitCodeOf } from '../core/exit-codes.ts';
import { Redactor } from '../core/redactor.ts';
import type { Host } from '../host/host.ts';
import { renderError } from '../output/render-error.ts';
import { execute } from './execute.ts';
import { fallbackFormat, formatInWords } from './fallback-format.ts';
import { type ParsedCommandLine, parseCommandLine } from './parse.ts';
import { factsOf } from './report.ts';
import { openSurface } from './surface.ts';

/** Help is wrapped to the terminal, but never wider than is comfortable to read. */
const widestHelp = 100;

async function refuse(error: unknown, words: readonly string[], host: Host): Promise<number> {
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

export async function run(words: readonly string[], host: Host): Promise<number> {
  let parsed: ParsedCommandLine;
  try {
    const shown = words.length === 0 ? ['--help'] : words;
    parsed = await parseCommandLine(shown, Math.min(widestHelp, host.stdout.columns ?? 80));
  } catch (error) {
    return refuse(error, words, host);
  }
  if (parsed.kind === 'run') return execute(parsed, host);
  await host.stdout.write(
    parsed.kind === 'help' ? parsed.text : `pingcli version ${host.platform.packageVersion}\n`,
  );
  return exitCodeOf('success');
}
