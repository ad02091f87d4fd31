/** Help in a format for tools: through the renderers, as results are, but without settings, which may be what help is needed for. */
import { exitCodeOf } from '../core/exit-codes.ts';
import { Redactor } from '../core/redactor.ts';
import type { Host } from '../host/host.ts';
import { renderResult } from '../output/render.ts';
import type { ParsedHelp } from './help-page.ts';
import { openSurface } from './surface.ts';

export async function showHelpData(
  { format, data }: NonNullable<ParsedHelp['described']>,
  host: Host,
): Promise<number> {
  const started = host.clock.monotonic();
  const view = { noColor: false, quiet: false, verbose: false };
  const { messages, theme } = await openSurface(host, view, new Redactor());
  await renderResult(
    { kind: 'document', text: '', data, meta: { resource: 'help', action: 'get', effect: 'read' } },
    { format, durationMs: () => host.clock.monotonic() - started },
    { stdout: host.stdout, clock: host.clock, messages, theme },
  );
  await messages.close();
  return exitCodeOf('success');
}
